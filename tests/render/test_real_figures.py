"""All figures of a real article, stated as records: right in each edition, and summed as by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import pytest

from newsgen.pipeline import BuildOptions, build

if TYPE_CHECKING:
    from conftest import SiteFolder

_RECORDS = """
  - {kind: 基金, id: guide, name: 產業引導基金, region: 贛江新區, amount: 百億}
  - {kind: 基金, id: future, name: 未來產業引導母基金, region: 贛江新區, amount: 50億元}
  - {kind: 基金, id: science, name: 科創基金, region: 贛江新區, amount: 20億元}
  - {kind: 基金, id: quality, name: 高質量產業引導母基金, region: 贛江新區, amount: 20億元}
  - kind: 基金
    id: all
    name: 基金叢林
    region: 贛江新區
    amount: 超200億元
    parts: [guide, future, science, quality]
    incomplete: yes
  - {kind: 指標, id: projects, name: 招商項目, region: 贛江新區, period: 今年, change: 20%}
  - {kind: 指標, id: agreed, name: 協議投資總額, region: 贛江新區, period: 今年, change: 36.4%}
"""
_TEXTS = ("ganjiang.hant.txt", "ganjiang.hans.txt", "ganjiang.hant-tw.txt")
_WANTED = {
    "guide": ("百億", "百亿", "10000000000"),
    "future": ("50億元", "50亿元", "5000000000"),
    "science": ("20億元", "20亿元", "2000000000"),
    "quality": ("20億元", "20亿元", "2000000000"),
    "all": ("超200億元", "超200亿元", "20000000000"),
}


def _rows(output: Path, edition: str) -> dict[str, dict[str, str]]:
    text = (output / edition / "data" / "records.csv").read_text("utf-8-sig")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.parametrize("name", _TEXTS)
def test_the_figures_of_the_article_come_out_right(name: str, site: SiteFolder, shared: Path) -> None:
    config = site.folder / "newsgen.yaml"
    config.write_text(
        config.read_text("utf-8").replace("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hans, zh-Hant-TW]"), "utf-8"
    )
    body = "\n\n".join((shared / "real" / name).read_text("utf-8").splitlines())
    site.article("fund", source="示例日報", records=_RECORDS, body=body)
    output = site.folder.parent / "public"
    result = build(BuildOptions(site=site.folder, output=output, jobs=1))
    # Every amount and percentage that is stated stands in the text.
    assert [problem.text() for problem in result.warnings if "occur" in problem.message] == []
    hant, hans, taiwan = (_rows(output, edition) for edition in ("", "zh-hans", "zh-hant-tw"))
    for key, (traditional, simplified, value) in _WANTED.items():
        assert [rows[key]["amount"] for rows in (hant, hans, taiwan)] == [
            traditional,
            simplified,
            traditional,
        ]
        assert {rows[key]["amount_value"] for rows in (hant, hans, taiwan)} == {value}
        assert {rows[key]["currency"] for rows in (hant, hans, taiwan)} == {"CNY"}
    assert {rows["projects"]["change"] for rows in (hant, hans, taiwan)} == {"20%"}
    assert {rows["agreed"]["change"] for rows in (hant, hans, taiwan)} == {"36.4%"}


def test_sums_on_the_page_are_those_by_hand(site: SiteFolder, shared: Path) -> None:
    """The four funds whose size the article names, 100 + 50 + 20 + 20; the whole of them is no fifth."""
    body = "\n\n".join((shared / "real" / "ganjiang.hant.txt").read_text("utf-8").splitlines())
    site.article("fund", source="示例日報", records=_RECORDS, body=body)
    output = site.publish()
    for edition, wanted in (("", "合計（4 項） 190億元"), ("zh-hans", "合计（4 项） 190亿元")):
        tree = lxml.html.fromstring((output / edition / "data" / "index.html").read_text("utf-8"))
        (row,) = tree.xpath("//table[@data-sortable]/tfoot/tr")
        assert " ".join(row.text_content().split()) == wanted
