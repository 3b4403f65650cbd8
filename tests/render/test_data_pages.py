"""What articles have records of, as pages and as files."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import lxml.html
import pytest

from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder

_SIGNED = """
  - kind: 項目
    id: battery
    name: 動力電池工廠
    region: 江西省
    zone: 贛江新區
    industry: 電池
    investors: [余氏製造集團]
    amount: 逾35億元
    basis: 協議投資額
    stages: [{stage: 簽約, date: 2025-03-01}]
  - kind: 項目
    id: chips
    name: 晶片封裝線
    region: 江西省
    industry: 電子
    investors: [丙集團, 丁公司]
    amount: 2至3億美元
  - {kind: 基金, id: seed, name: 未來產業基金, region: 江西省, manager: 甲公司, amount: 20億元}
"""
_STARTED = """
  - {kind: 项目, id: battery, name: 动力电池工厂, stages: [{stage: 开工, date: 2025-09-01}]}
  - {kind: 指标, id: output, name: 工业产值, region: 江西省, period: 2025年1—5月, value: 120亿元, change: 20%}
"""


@pytest.fixture
def published(site: SiteFolder) -> Path:
    site.article("2025/signed", records=_SIGNED, body="協議投資逾35億元；另一條線2至3億美元；基金20億元。")
    site.article(
        "2025/started", title="动力电池工厂开工", date="2025-09-02", records=_STARTED, body="产值120亿元。"
    )
    return site.publish()


def _texts(page: Path, path: str) -> list[str]:
    tree = lxml.html.fromstring(page.read_text("utf-8"))
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_page_of_all_data_has_a_row_for_each_thing(published: Path) -> None:
    page = published / "data" / "index.html"
    rows = _texts(page, "//table[@data-sortable]/tbody/tr")
    assert rows == [
        "動力電池工廠 逾35億元 協議投資額 開工 2025-09-01 電池 余氏製造集團 江西省 贛江新區",
        "晶片封裝線 2至3億美元 電子 丙集團、丁公司 江西省",
        "未來產業基金 20億元 甲公司 江西省",
        "工業產值 120億元 20% 2025年1—5月 江西省",
    ]
    assert _texts(published / "zh-hans" / "data" / "index.html", "//table[@data-sortable]/tbody/tr")[0] == (
        "动力电池工厂 逾35亿元 协议投资额 开工 2025-09-01 电池 余氏制造集团 江西省 赣江新区"
    )


def test_a_table_has_no_column_of_stages_where_nothing_has_any(published: Path) -> None:
    page = published / "data" / "index.html"
    heads = "//h2[starts-with(., '{}')]/following-sibling::div//th[@scope='col']"
    assert "進度" in _texts(page, heads.format("項目"))
    assert _texts(page, heads.format("基金")) == ["名稱", "金額", "行業", "管理人", "地區"]


def test_sums_are_of_projects_each_counted_once(published: Path) -> None:
    page = published / "data" / "index.html"
    rows = "(//section[@class='data-table'])[{}]//tbody/tr"
    assert _texts(page, rows.format(1)) == ["江西省 超35億元 協議投資額 1", "江西省 超2億美元 1"]
    # One was signed in March; of the other nothing is known before its report.
    assert _texts(page, rows.format(3)) == ["2026-01 超2億美元 1", "2025-03 超35億元 協議投資額 1"]


def test_a_thing_has_a_page_with_its_history(published: Path) -> None:
    page = published / "data" / "projects" / "battery" / "index.html"
    assert _texts(page, "//ol[@class='stages']/li") == ["2025-03-01 簽約", "2025-09-01 開工"]
    assert _texts(page, "//article//h3") == ["標題", "動力電池工廠開工"]
    twin = published / "zh-hans" / "data" / "projects" / "battery" / "index.html"
    assert _texts(twin, "//h1") == ["动力电池工厂"]


def test_a_whole_lists_its_parts(site: SiteFolder) -> None:
    seed = "{kind: 基金, id: seed, name: 種子基金, amount: 2億元}"
    growth = "{kind: 基金, id: growth, name: 成長基金, amount: 3億元}"
    site.article("parts", records=f"[{seed}, {growth}]", body="2億元、3億元。")
    whole = "[{kind: 基金, id: all, name: 基金群, amount: 5億元, parts: [seed, growth]}]"
    site.article("whole", title="基金群成立", date="2025-09-02", records=whole, body="5億元。")
    page = site.publish() / "zh-hans" / "data" / "funds" / "all" / "index.html"
    assert _texts(page, "//section[h2[contains(., '其中')]]//tbody/tr/th") == ["种子基金", "成长基金"]
    assert _texts(page, "//section[h2[contains(., '其中')]]//tbody/tr/td[1]") == ["2亿元", "3亿元"]
    assert _texts(page, "//article//h3") == ["基金群成立"]


def test_an_article_shows_what_it_states(published: Path) -> None:
    page = published / "articles" / "2025" / "signed" / "index.html"
    assert _texts(page, "//section[@class='record-box']//li")[0] == (
        "動力電池工廠 逾35億元 協議投資額 江西省 簽約"
    )


def test_the_files_say_the_same(published: Path) -> None:
    raw = (published / "data" / "records.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    objects = json.loads((published / "data" / "records.json").read_text("utf-8"))
    assert rows == objects
    assert [row["id"] for row in rows] == ["battery", "chips", "output", "seed"]
    battery, chips = rows[:2]
    assert (battery["amount_value"], battery["amount_qualifier"], battery["currency"]) == (
        "3500000000",
        "over",
        "CNY",
    )
    assert (chips["amount_value"], chips["amount_most"], chips["currency"]) == (
        "200000000",
        "300000000",
        "USD",
    )
    assert battery["articles"].split() == [
        "https://news.example/articles/2025/signed/",
        "https://news.example/articles/2025/started/",
    ]
    assert all(row["source"] and row["rights"] for row in rows)
    schema = json.loads((published / "data" / "records.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(objects, schema)
    described = json.loads((published / "data" / "datapackage.json").read_text("utf-8"))
    fields = described["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(rows[0])


@pytest.mark.slow
def test_a_spreadsheet_opens_the_csv(published: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None or not Path(soffice).resolve().with_name("libsclo.so").is_file():
        pytest.skip("there is no LibreOffice Calc")
    source = published / "data" / "records.csv"
    # What Calc offers by itself for a file that begins with a mark: UTF-8, with tabs, commas and semicolons.
    offered = "9/44/59,34,76,1"
    subprocess.run(  # noqa: S603 - fixed words
        [
            *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            f"--infilter=CSV:{offered}",
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"),
            *("--outdir", str(tmp_path / "opened"), str(source)),
        ],
        check=True,
        capture_output=True,
    )
    opened = (tmp_path / "opened" / "records.csv").read_text("utf-8-sig")
    # It knows percentages as numbers, which it shows in its own way.
    assert list(csv.reader(io.StringIO(opened.replace(".00%", "%")))) == list(
        csv.reader(io.StringIO(source.read_text("utf-8-sig")))
    )


def test_the_sqlite_file_has_the_same_rows(published: Path) -> None:
    objects = json.loads((published / "data" / "records.json").read_text("utf-8"))
    with closing(sqlite3.connect(published / "data" / "records.sqlite")) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM records ORDER BY id")]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert [{name: str(value or "") for name, value in row.items()} for row in rows] == objects
    assert rows[0]["amount_value"] == 3_500_000_000


def test_machines_are_told_of_the_data(published: Path) -> None:
    (said,) = _texts(published / "data" / "index.html", "//script[contains(., 'Dataset')]")
    facts = json.loads(said)
    assert facts["@type"] == "Dataset"
    assert 50 <= len(facts["description"]) <= 5000, "what Google's search for data sets asks for"
    assert [file["contentUrl"] for file in facts["distribution"]] == [
        "https://news.example/data/records.csv",
        "https://news.example/data/records.json",
        "https://news.example/data/records.sqlite",
    ]


def test_a_site_without_records_has_no_such_pages(site: SiteFolder) -> None:
    site.article("2025/a")
    output = site.publish()
    assert not (output / "data").exists()
    assert "/data/" not in (output / "index.html").read_text("utf-8")


def test_drafts_tell_nothing(site: SiteFolder) -> None:
    site.article("2025/a")
    site.article("2025/b", status="draft", records=_SIGNED)
    assert not (site.publish() / "data").exists()


def test_an_edit_of_one_record_gives_the_bytes_of_a_clean_build(site: SiteFolder, published: Path) -> None:
    path = site.folder / "content" / "articles" / "2025" / "started.md"
    path.write_text(path.read_text("utf-8").replace("2025-09-01", "2025-10-01"), "utf-8")
    site.publish()
    warm = _files(published)
    assert "2025-10-01" in (published / "data" / "projects" / "battery" / "index.html").read_text("utf-8")
    assert warm == _files(site.publish(cache=False))


def test_two_articles_that_contradict_each_other_stop_the_build(site: SiteFolder) -> None:
    site.article("2025/a", records="[{kind: 項目, id: plant, name: 工廠, amount: 35億元}]", body="共35億元。")
    site.article(
        "2025/b",
        date="2026-02-03",
        records="[{kind: 項目, id: plant, name: 工廠, amount: 53億元}]",
        body="共53億元。",
    )
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    (problem,) = failed.value.problems
    assert problem.text() == (
        "content/articles/2025/b.md:5: `plant` has the amount 53億元 here, and 35億元 in "
        "content/articles/2025/a.md:5\n"
        "    records: [{kind: 項目, id: plant, name: 工廠, amount: 53億元}]\n"
        "  hint: correct one of the two; if it was changed since, add `revised: yes` here"
    )
