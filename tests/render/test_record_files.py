"""Facts that stand in content/records: in a timeline with what articles state, and alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import pytest

from newsgen.pipeline import BuildOptions, build
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_FACTS = """\
來源: 示例日報
date: 2025-01-10
source_url: https://daily.example/list
records:
  - kind: 項目
    id: battery
    name: 動力電池工廠
    amount: 35億元
    stages: [{stage: 簽約, date: 2025-01-08}]
  - kind: 項目
    id: bridge
    name: 跨江大橋
    region: 江西省
    amount: 12.5億元
    source: 贛江觀察
    date: 2025-02-01
"""
_STARTED = """
  - {kind: 项目, id: battery, name: 动力电池工厂, stages: [{stage: 开工, date: 2025-09-01}]}
"""


def _texts(page: Path, path: str) -> list[str]:
    tree = lxml.html.fromstring(page.read_text("utf-8"))
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def _rows(output: Path) -> dict[str, dict[str, str]]:
    text = (output / "data" / "records.csv").read_text("utf-8-sig")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def _problems(site: SiteFolder) -> list[str]:
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    return [problem.text() for problem in failed.value.problems]


def test_a_file_and_an_article_tell_one_history(site: SiteFolder) -> None:
    site.write("content/records/2025.yaml", _FACTS)
    site.article("2025/started", title="电池工厂开工", date="2025-09-02", records=_STARTED)
    output = site.publish()
    page = output / "data" / "projects" / "battery" / "index.html"
    assert _texts(page, "//ol[@class='stages']/li") == ["2025-01-08 簽約", "2025-09-01 開工"]
    assert _texts(page, "//article//h3") == ["電池工廠開工", "示例日報"]
    assert _texts(page, "//article//p[@class='meta']")[1] == "2025-01-10"
    tree = lxml.html.fromstring(page.read_text("utf-8"))
    assert tree.xpath("//article//h3/a/@href") == ["/articles/2025/started/", "https://daily.example/list"]
    twin = output / "zh-hans" / "data" / "projects" / "bridge" / "index.html"
    assert _texts(twin, "//h1") == ["跨江大桥"]
    assert _texts(twin, "//article//h3") == ["赣江观察"]  # of another source than the file's address


def test_each_row_has_its_own_source(site: SiteFolder) -> None:
    site.write("content/records/2025.yaml", _FACTS)
    site.article("2025/started", title="电池工厂开工", date="2025-09-02", records=_STARTED)
    rows = _rows(site.publish())
    assert rows["battery"]["source"] == "贛江觀察; 示例日報"
    assert rows["battery"]["articles"] == "https://news.example/articles/2025/started/"
    bridge = rows["bridge"]
    assert (bridge["source"], bridge["source_url"], bridge["articles"]) == ("贛江觀察", "", "")
    assert (bridge["reported"], bridge["amount_value"]) == ("2025-02-01", "1250000000")


def test_a_site_may_have_files_of_records_only(site: SiteFolder) -> None:
    site.article("2025/a")
    site.write("content/records/list/a.yml", _FACTS)
    output = site.publish()
    assert _rows(output).keys() == {"battery", "bridge"}
    assert not list(output.rglob("*.yml"))
    assert not (output / "records").exists()


def test_a_contradiction_names_both_places(site: SiteFolder) -> None:
    site.write("content/records/2025.yaml", _FACTS)
    site.article(
        "2025/b",
        date="2025-03-01",
        records="[{kind: 項目, id: battery, name: 電池廠, amount: 53億元}]",
        body="共53億元。",
    )
    assert _problems(site) == [
        "content/articles/2025/b.md:5: `battery` has the amount 53億元 here, and 35億元 in "
        "content/records/2025.yaml:8\n"
        "    records: [{kind: 項目, id: battery, name: 電池廠, amount: 53億元}]\n"
        "  hint: correct one of the two; if it was changed since, add `revised: yes` here"
    ]


def test_what_is_wrong_in_a_file_is_told_at_its_line(site: SiteFolder) -> None:
    site.write(
        "content/records/a.yaml",
        "records:\n"
        "  - {kind: 項目, id: a, name: 甲, source: 贛江觀察, date: 2025-01-01, region: 火星}\n"
        "  - {kind: 項目, id: b, name: 乙, date: 2025-01-01}\n"
        "  - {kind: 項目, id: c, name: 丙, source: 贛江觀察}\n"
        "  - {kind: 項目, id: d, name: 丁, source: 贛江觀察, date: 2025-13-01}\n",
    )
    site.write("content/records/b.yaml", "source: 贛江觀察\ntitle: 清單\n")
    site.write("content/records/c.yaml", "")
    assert [said.split("\n")[0] for said in _problems(site)] == [
        "content/records/a.yaml:2: the region `火星` is not in content/regions.yaml",
        "content/records/a.yaml:3: `source` is said neither of this record nor of the whole file",
        "content/records/a.yaml:4: `date` is said neither of this record nor of the whole file",
        "content/records/a.yaml:5: there is no month 13: `2025-13-01` in `date`",
        "content/records/b.yaml: `records` is missing",
        "content/records/b.yaml:2: unknown field `title`",
        "content/records/c.yaml: `records` is missing",
    ]


def test_an_article_does_not_say_where_a_record_is_from(site: SiteFolder) -> None:
    site.article("a", records="[{kind: 項目, id: a, name: 甲, source: 示例日報}]")
    (said,) = _problems(site)
    assert said.split("\n")[0] == "content/articles/a.md:5: unknown field `source`"


def test_a_file_of_a_source_that_may_be_several_is_told(site: SiteFolder) -> None:
    path = site.folder / "content" / "sources.yaml"
    path.write_text(path.read_text("utf-8") + "other:\n  name: 別家\n  aliases: [示例日報]\n", "utf-8")
    site.write("content/records/2025.yaml", _FACTS)
    assert any(
        "content/records/2025.yaml:1: the source `示例日報` may be any of these" in said
        for said in _problems(site)
    )


def test_an_edit_of_a_file_redraws_what_shows_it(site: SiteFolder, tree: Tree) -> None:
    path = site.write("content/records/2025.yaml", _FACTS)
    site.write(
        "content/records/other.yaml",
        _FACTS.replace("battery", "tunnel")
        .replace("bridge", "port")
        .replace("動力電池工廠", "隧道")
        .replace("跨江大橋", "港口"),
    )
    site.article("2025/started", title="电池工厂开工", date="2025-09-02", records=_STARTED)
    output = site.publish()
    path.write_text(path.read_text("utf-8").replace("12.5億元", "13億元"), "utf-8")
    result = build(BuildOptions(site=site.folder, output=output, jobs=1))
    # In each edition: all data, the two projects of the file, and five files.
    assert result.counts.rendered == 2 * 8
    warm = tree(output)
    assert b"13\xe5\x84\x84\xe5\x85\x83" in warm["data/projects/bridge/index.html"]
    site.publish(cache=False)
    assert warm == tree(output)


def test_all_that_is_wrong_is_told_in_one_run_in_whatever_script(site: SiteFolder) -> None:
    site.article(
        "2025/a",
        date="2026-02-01",
        records="\n  - {kind: 項目, id: plant, name: 電池工廠, amount: 35億元, "
        "stages: [{stage: 投產, date: 2026-01}]}\n"
        "  - {kind: 基金, id: all, name: 基金體系, amount: 60億元, parts: [one]}\n"
        "  - {kind: 基金, id: one, name: 甲基金, amount: 20億元}",
        body="投資35億元，基金60億元、20億元。",
    )
    site.write(
        "content/records/b.yaml",
        "来源: 赣江观察\n日期: 2026-02-20\n记录:\n"
        "  - {类别: 项目, 编号: plant, 名称: 电池工厂, 金额: 53亿元, "
        "进度: [{阶段: 开工, 日期: 2026-02-10}]}\n"
        "  - {类别: 项目, 编号: works, 名称: 电池工厂, 地区: 月球}\n"
        "  - {类别: 项目, 编号: money, 名称: 乙港, 金额: 美元}\n"
        "  - {类别: 指标, 编号: rate, 名称: 增速, 同比: 1001%}\n",
    )
    first, other = "content/articles/2025/a.md", "content/records/b.yaml"
    assert [said.split("\n")[0] for said in _problems(site)] == [
        f"{first}:7: `all` has the amount 60億元, but its parts are 20億元 together",
        f"{other}:4: `plant` goes backwards: started on 2026-02-10, "
        f"after in_operation on 2026-01 in {first}:6",
        f"{other}:4: `plant` has the amount 53亿元 here, and 35億元 in {first}:6",
        f"{other}:5: `works` has the name of `plant` in {first}:6: 电池工厂",
        f"{other}:5: the region `月球` is not in content/regions.yaml",
        f"{other}:6: `美元` is a currency without an amount",
        f"{other}:7: a change of 1001% is hardly meant",
    ]
