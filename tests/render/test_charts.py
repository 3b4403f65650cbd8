"""Charts on pages and in feeds."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SiteFolder

_RECORDS = """
  - {kind: 項目, id: battery, name: 動力電池工廠, region: 贛江新區, industry: 電池, investors: [甲集團], \
amount: 35億元, stages: [{stage: 簽約, date: 2025-11-03}, {stage: 開工, date: 2026-01-01}]}
  - {kind: 項目, id: chips, name: 晶片封裝線, region: 江西省, industry: 電子, investors: [乙公司, 丙基金], \
amount: 2至3億元, stages: [{stage: 簽約, date: 2026-01-01}]}
  - {kind: 項目, id: cells, name: 電芯線, region: 江西省, industry: 電池, amount: 逾5億元}
  - {kind: 項目, id: plan, name: 規劃, region: 江西省, industry: 電子}
  - {kind: 項目, id: port, name: 口岸, region: 江西省, industry: 物流, amount: 1億美元}
  - {kind: 基金, id: seed, name: 未來產業基金, region: 江西省, amount: 20億元}
"""
_TEXT = "35億元、2至3億元、逾5億元、1億美元、20億元。"


def _page(public: Path, path: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring((public / path / "index.html").read_bytes())


def _rows(figure: lxml_html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in figure.xpath(".//tbody/tr")]


def _drawn(figure: lxml_html.HtmlElement) -> list[Decimal]:
    return [Decimal(value) for value in figure.xpath(".//svg//@data-value")]


def _figures(public: Path, path: str) -> dict[str, lxml_html.HtmlElement]:
    return {figure.findtext("figcaption"): figure for figure in _page(public, path).find_class("chart")}


def _ask(site: SiteFolder, *lines: str) -> dict[str, lxml_html.HtmlElement]:
    site.article("told", records=_RECORDS, body=_TEXT)
    site.article("asks", body="正文。\n\n" + "\n\n".join(lines))
    return _figures(site.publish(), "articles/asks")


_ASKED = {
    "projects by industry": [["電池", "超40億元"], ["電子", "超2億元"]],
    "projects by region": [["贛江新區", "35億元"], ["江西省", "超7億元"]],
    "projects by industry where region=赣江新区": [["電池", "35億元"]],
    "projects by industry where industry!=電池 and amount_value>0 and amount_value<300000000": [
        ["電子", "超2億元"]
    ],
    "projects by month": [["2025年11月", "35億元"], ["2025年12月", "0元"], ["2026年1月", "超7億元"]],
    "projects by stage": [
        ["簽約", "1"],
        ["註冊", "0"],
        ["開工", "1"],
        ["竣工", "0"],
        ["投產", "0"],
        ["達產", "0"],
    ],
    "funds": [["未來產業基金", "20億元"]],
    "investors to regions": [["甲集團", "贛江新區", "35億元"], ["乙公司、丙基金", "江西省", "超2億元"]],
}


def test_records_are_added_up_as_they_are_asked_for(site: SiteFolder) -> None:
    figures = _ask(site, *(f"chart: {line} | title: 圖{at}" for at, line in enumerate(_ASKED)))
    assert {line: _rows(figures[f"圖{at}"]) for at, line in enumerate(_ASKED)} == _ASKED
    for figure in figures.values():
        assert sum(_drawn(figure)) == sum(map(Decimal, figure.xpath(".//tbody//data/@value")))


def test_what_a_chart_leaves_out_is_said_below(site: SiteFolder) -> None:
    figures = _ask(site, "chart: projects by industry | title: 各業 | caption: 截至一月")
    assert figures["各業"].findtext("p") == "截至一月；另有1項未列金額；另有1項以其他貨幣計"


def test_a_chart_is_in_the_words_of_its_edition(site: SiteFolder) -> None:
    site.write("content/articles/a.csv", "縣區,規模\n灣里,1.5億元\n後湖,3000萬元\n")
    site.article("told", records=_RECORDS, body=_TEXT)
    site.article(
        "asks",
        body="正文。\n\nchart: a.csv 規模與發展 | alt: 灣里最多\n\n"
        "chart: projects by industry where region=江西省",
    )
    public = site.publish()
    assert (public / "articles/a.csv").is_file()
    of_file, of_records = _figures(public, "zh-hans/articles/asks").items()
    assert of_file[0] == "规模与发展"
    assert _rows(of_file[1]) == [["湾里", "1.5亿元"], ["后湖", "3000万元"]]
    assert of_file[1].xpath("string(.//*[local-name()='desc'])") == "湾里最多"
    assert "湾里" in of_file[1].xpath("string(.//*[local-name()='svg'])")
    assert of_file[1].xpath(".//a/@href") == ["/articles/a.csv"]
    assert of_records[0] == "项目金额（按行业）：江西省"
    assert _rows(of_records[1]) == [["电池", "超40亿元"], ["电子", "超2亿元"]]
    ids = _page(public, "zh-hans/articles/asks").xpath("//@id")
    assert len(ids) == len(set(ids))


def test_feeds_have_the_table(site: SiteFolder) -> None:
    _ask(site, "chart: funds | alt: 一隻")
    (item,) = [
        item
        for item in json.loads((site.folder.parent / "public/feed.json").read_text("utf-8"))["items"]
        if item["id"].endswith("/asks/")
    ]
    assert "<svg" not in item["content_html"]
    assert "一隻" not in item["content_html"]
    assert '<data value="2000000000">20億元</data>' in item["content_html"]


def test_pages_of_data_and_lists_have_charts(site: SiteFolder) -> None:
    site.article("told", records=_RECORDS, body=_TEXT, regions="[江西省]", industries="[電池]")
    public = site.publish()
    shown = list(_figures(public, "data"))
    assert shown[:3] == ["項目金額（按行業）", "項目金額（按地區）", "項目金額（按月份）"]
    assert list(_figures(public, "regions/jiangxi")) == ["項目金額（按行業）"]
    assert list(_figures(public, "industries/电池")) == ["項目金額（按地區）"]


def test_many_months_are_years_and_called_so(site: SiteFolder) -> None:
    for year, amount in ((2019, "3億元"), (2021, "5億元")):
        record = f"[{{id: works-{year}, kind: project, name: 工廠{year}, amount: {amount}}}]"
        site.article(f"a{year}", date=f"{year}-05-06", records=record, body=f"工廠{year}投資{amount}。")
    figures = _ask(site, "chart: projects by month")
    rows = _rows(figures["項目金額（按年份）"])
    assert rows[:3] == [["2019年", "3億元"], ["2020年", "0元"], ["2021年", "5億元"]]


def test_a_chart_of_nothing_is_told_and_left_out(site: SiteFolder) -> None:
    site.article("a", body="正文。\n\nchart: projects by industry")
    with pytest.raises(BuildFailed) as failed:
        site.publish(strict=True)
    (problem,) = failed.value.problems
    assert (problem.path, problem.line) == ("content/articles/a.md", 8)
    assert not _figures(site.publish(), "articles/a")


_FORGED = (
    '<figure class="chart"><data class="chart" value="nonsense"></data></figure>',
    '<figure class="chart chart-bars"><table><tr><td>甲</td></tr></table></figure>',
    '<figure class="chart chart-bars"><table></table></figure>',
    '<figure class="chart chart-flow"><table><thead><tr><th>甲</th></tr></thead></table></figure>',
    '<figure class="chart chart-bars">甲</figure>',
    '<figure class="chart chart-bars"><table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr>'
    '<th>丙</th><td><data value="NaN">1</data></td></tr></tbody></table></figure>',
)


def test_html_that_only_looks_like_a_chart_breaks_nothing(site: SiteFolder) -> None:
    site.article("a", body="\n\n".join(("正文。", *_FORGED)))
    page = (site.publish() / "articles/a/index.html").read_text("utf-8")
    assert "<svg" not in page.split('class="body"')[1]
