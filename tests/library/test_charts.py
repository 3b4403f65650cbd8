"""The charts that an article asks for: what is read, and what is told."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from newsgen.charts import Cell, Chart, ChartKind, Row
from newsgen.config import read_config
from newsgen.library import chart_files, read_article, read_registries
from newsgen.library.chart_data import MOST_ROWS, read_chart_data
from newsgen.model import SourceFile
from newsgen.problems import BuildFailed, Problem, Report

if TYPE_CHECKING:
    from conftest import SiteFolder

_PATH = "content/articles/2026/a.md"
_DATA = "content/articles/2026/a.csv"


def _read(
    site: SiteFolder, body: str, files: dict[str, str] | None = None, status: str = "published"
) -> tuple[str, tuple[Problem, ...]]:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    text = f"---\ntitle: 題\ndate: 2026-01-02\nsource: 贛江觀察\nstatus: {status}\n---\n{body}\n"
    there = {path: content.encode() for path, content in (files or {}).items()}
    read = read_article(SourceFile(_PATH, text), "article", config, registries, there.get)
    assert read.body is not None
    return read.body.html, read.problems


def _said(found: tuple[Problem, ...]) -> list[str]:
    return [problem.text().split("\n")[0] for problem in found]


def _chart(text: str | bytes, kind: ChartKind | None = None) -> Chart:
    report = Report(_DATA)
    raw = text.encode() if isinstance(text, str) else text
    chart = read_chart_data(raw, report, "CNY", kind, "題")
    assert _said(report.problems) == []
    assert chart is not None
    return chart


def _refused(text: str, kind: ChartKind | None = None) -> list[str]:
    report = Report(_DATA)
    assert read_chart_data(text.encode(), report, "CNY", kind, "題") is None
    assert all(problem.hint for problem in report.problems)
    return _said(report.problems)


def test_a_file_becomes_a_table_with_exact_values_that_goes_below_the_text(site: SiteFolder) -> None:
    html, problems = _read(
        site, "前。\nchart: a.csv 規模 <大> | 說明：來源\n後。", {_DATA: "基金,規模\n甲 & 乙,1.50億元\n"}
    )
    assert problems == ()
    assert html == (
        '<p>前。</p>\n<figure class="chart chart-bars chart-unit-CNY">'
        "<figcaption>規模 &lt;大&gt;</figcaption>"
        '<table><thead><tr><th scope="col">基金</th><th scope="col">規模</th></tr></thead><tbody>'
        '<tr><th scope="row">甲 &amp; 乙</th>'
        '<td align="right"><data value="150000000">1.50億元</data></td></tr></tbody></table>'
        '<p class="chart-note">來源</p><p class="chart-file"><a href="a.csv">CSV</a></p></figure>'
        "\n<p>後。</p>"
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("圖表：a.csv 甲｜乙｜說明：來源", "甲｜乙"),
        ("chart: a.csv 題｜ caption=來源", "題"),
        ("Chart: a.csv 題 | 说明：來源", "題"),
    ],
)
def test_a_line_may_be_typed_by_an_input_method(site: SiteFolder, line: str, title: str) -> None:
    html, problems = _read(site, line, {_DATA: "基金,規模\n甲,1\n"})
    assert problems == ()
    assert f"<figcaption>{title}</figcaption>" in html
    assert '<p class="chart-note">來源</p>' in html


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_a_file_is_read_in_whatever_encoding_spreadsheets_write(encoding: str) -> None:
    text = "設區市,常住人口\r\n贛州市,8970014\r\n南昌市,6255007\r\n九江市的城市人口,2600000\r\n"
    chart = _chart(text.encode(encoding))
    assert chart.heads == ("設區市", "常住人口")
    assert chart.rows[0] == Row(("贛州市",), (Cell("8970014", Decimal(8970014)),))


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("1234.5", "1234.5", ""),
        ('"1,234.5"', "1234.5", ""),
        ("１２", "12", ""),
        ("-3", "-3", ""),
        ("−3", "-3", ""),
        ("12%", "12", "percent"),
        ("-0.5％", "-0.5", "percent"),
        ("50億元", "5000000000", "CNY"),
        ("百億元", "10000000000", "CNY"),
        ("1.5亿美元", "150000000", "USD"),
        ("3萬人", "30000", ""),
        ("12 家", "12", ""),
    ],
)
def test_values_are_read_exactly(typed: str, value: str, unit: str) -> None:
    chart = _chart(f"甲,乙\n丙,{typed}\n")
    assert (chart.rows[0].cells[0].value, chart.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("labels", "series", "kind"),
    [
        ("甲 乙", 1, ChartKind.BARS),
        ("2023 2024", 1, ChartKind.COLUMNS),
        ("2024年1月 2024年2月", 1, ChartKind.COLUMNS),
        ("2023年 2024年", 2, ChartKind.LINES),
        ("第一季度 第二季度", 1, ChartKind.COLUMNS),
        ("2023年 2024年 合計", 1, ChartKind.COLUMNS),
    ],
)
def test_the_kind_follows_from_the_labels(labels: str, series: int, kind: ChartKind) -> None:
    rows = "".join(f"{label}{',1' * series}\n" for label in labels.split())
    assert _chart(f"名{',值' * series}\n{rows}").kind is kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲,乙\n", ["content/articles/2026/a.csv: a chart needs a header and at least one row"]),
        ("甲\n乙\n", ["content/articles/2026/a.csv:1: there are 1 columns; a chart needs 2 or more"]),
        ("甲,乙\n丙,1,2\n", ["content/articles/2026/a.csv:2: this row has 3 cells, the header has 2"]),
        ("甲,乙\n\n丙,多\n", ["content/articles/2026/a.csv:3: `多` is not a number"]),
        ("甲,乙\n丙,\n", ["content/articles/2026/a.csv: there is no number in this file"]),
        (
            "甲,乙\n丙,1%\n丁,2\n",
            ["content/articles/2026/a.csv: the numbers are of several kinds: 1%, 2"],
        ),
        ("甲,乙\n丙,超5億元\n", ["content/articles/2026/a.csv:2: `超5億元` is not a number"]),
        (
            "甲" + ",乙" * 7 + "\n丙" + ",1" * 7,
            ["content/articles/2026/a.csv:1: there are 7 columns of numbers; a chart has 6 at most"],
        ),
        (
            "甲,乙\n" + "丙,1\n" * (MOST_ROWS + 1),
            ["content/articles/2026/a.csv: there are 501 rows; a chart has 500 at most"],
        ),
    ],
)
def test_what_cannot_be_drawn_is_told_where_it_stands(text: str, said: list[str]) -> None:
    assert _refused(text) == said


def test_parts_of_a_whole_are_not_negative() -> None:
    said = ["content/articles/2026/a.csv: a chart of the kind `stacked` has no place for negative numbers"]
    assert _refused("甲,乙\n丙,-1\n", ChartKind.STACKED) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chart: b.csv", ":7: the file `b.csv` is not there"),
        ("chart: ../../../b.csv", ":7: the file `../../../b.csv` is not there"),
        ("chart: projects by colour", ":7: there is no chart `projects by colour`; did you mean"),
        ("chart: b.xlsx", ":7: `b.xlsx` is a workbook, and a chart takes a table of text"),
        ("chart: https://a.example/b.csv", ":7: the file `https://a.example/b.csv` is not there"),
        ("chart: 天氣", ":7: there is no chart `天氣`"),
        ("chart: projects by industry where colour=red", ":7: there is no column `colour`"),
        ("chart: projects by industry where region", ":7: `region` is no condition"),
        (
            "chart: projects by industry where region=火星",
            ":7: the region `火星` is not in content/regions.yaml",
        ),
        ("chart: a.csv | kind: pie", ":7: `pie` is no kind of chart"),
        ("chart: a.csv | colour: red", ":7: `colour: red` is no option of a chart"),
    ],
)
def test_a_line_that_cannot_be_followed_is_a_problem(site: SiteFolder, line: str, said: str) -> None:
    _, problems = _read(site, line, {_DATA: "甲,乙\n丙,1\n"})
    assert len(problems) == 1
    assert _said(problems)[0].startswith(_PATH + said)
    assert problems[0].hint
    assert problems[0].excerpt == line
    _, drafted = _read(site, line, {_DATA: "甲,乙\n丙,1\n"}, status="draft")
    assert _said(drafted)[0].startswith(_PATH + said.replace(":7: ", ":7: warning: "))


@pytest.mark.parametrize(
    "line", ["圖表：國家統計局", "图表: 新華社", "Chart: Reuters", "charts: a.csv", "`chart: a.csv`"]
)
def test_a_sentence_that_begins_alike_is_a_text(site: SiteFolder, line: str) -> None:
    html, problems = _read(site, line)
    assert problems == ()
    assert html.startswith("<p>")


@pytest.mark.parametrize(
    "line",
    [
        "圖表：項目按行業其中地區=江西省",
        "图表: 项目 按 行业 其中 地区=江西省",
        "chart: projects by industry where region=江西省",
    ],
)
def test_records_are_asked_for_in_either_language(site: SiteFolder, line: str) -> None:
    html, problems = _read(site, line)
    assert problems == ()
    assert re.fullmatch(r'<figure class="chart"><data class="chart" value="[^"]+"></data></figure>', html)


def test_which_files_an_article_names_is_known_without_parsing_it() -> None:
    text = (
        "chart: a.csv 題\n\n- chart: ../b.tsv | kind: bars\n\n圖表：數據/c.CSV\n\nchart: ../../../etc/d.csv\n"
    )
    assert chart_files(text, _PATH) == (_DATA, "content/articles/b.tsv", "content/articles/2026/數據/c.CSV")


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("丙", "a cell that is not known is empty, and its comma stands"),
        ("丙,1,200", "a number with commas belongs into quotation marks"),
    ],
)
def test_what_a_row_of_another_length_lacks_is_said(row: str, hint: str) -> None:
    report = Report("a.csv")
    assert read_chart_data(f"甲,乙\n{row}\n".encode(), report, "CNY", None, "") is None
    assert [problem.hint for problem in report.problems] == [hint]


def test_a_copy_of_a_file_of_another_site_lies_beside_the_article(site: SiteFolder) -> None:
    site.article("2026/a", body="chart: https://a.example/b.csv")
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    assert failed.value.problems[0].text().endswith("hint: put the file at content/articles/2026/b.csv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("縣,值\n甲,1\n乙,2\n注：初步數\n", "4: `注：初步數` is no row of the table"),
        ("縣,值\n甲,1\n乙,2\n數據來源：公報,\n", "4: `數據來源：公報` is no row of the table"),
        ("單位：億元\n縣,值\n甲,1\n", "1: `單位：億元` is no row of the table"),
        ("各縣產值,\n縣,值\n甲,1\n", "1: `各縣產值` is no row of the table"),
    ],
)
def test_what_stands_around_a_table_is_told(text: str, said: str) -> None:
    report = Report(_DATA)
    assert read_chart_data(text.encode(), report, "CNY", None, "") is None
    assert [problem.text().split("\n")[0] for problem in report.problems] == [f"{_DATA}:{said}"]


def test_columns_in_which_nothing_stands_are_none() -> None:
    chart = _chart("縣,值,,\n甲,1,,\n乙,－,,\n")
    assert chart.heads == ("縣", "值")
    assert [row.cells for row in chart.rows] == [(Cell("1", Decimal(1)),), (Cell("－"),)]
