"""`newsgen data`: the records of a site for its desk."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from newsgen.cli.program import main
from newsgen.records import NotACondition, read_condition
from newsgen.render import COLUMNS

if TYPE_CHECKING:
    from conftest import SiteFolder

_RECORDS = """
  - {kind: 項目, id: battery, name: 動力電池工廠, region: 贛江新區, industry: 電池, amount: 逾35億元}
  - {kind: 項目, id: chips, name: 晶片封裝線, region: 江西省, industry: 電子, amount: 2至3億元}
  - {kind: 基金, id: seed, name: 未來產業基金, region: 江西省, amount: 20億元}
"""


@pytest.fixture
def told(site: SiteFolder) -> SiteFolder:
    site.article("a", records=_RECORDS, body="逾35億元、2至3億元、20億元。")
    return site


def _ids(site: SiteFolder, capsys: pytest.CaptureFixture[str], *where: str) -> list[str]:
    asked = [part for condition in where for part in ("--where", condition)]
    assert main(["data", "--site", str(site.folder), "--format", "json", *asked]) == 0
    return [row["id"] for row in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ([], ["battery", "chips", "seed"]),
        (["kind=project"], ["battery", "chips"]),
        (["kind!=project"], ["seed"]),
        (["name~电池"], ["battery"]),
        (["region=江西省"], ["battery", "chips", "seed"]),  # what lies in it, too
        (["region=赣江新区"], ["battery"]),
        (["amount_value>=2000000000"], ["battery", "seed"]),
        (["amount_value<2000000000"], ["chips"]),
        (["amount_value>0", "industry=电子"], ["chips"]),
        (["stage_date>2020-01-01"], []),
    ],
)
def test_rows_that_meet_all_conditions_are_listed(
    told: SiteFolder, capsys: pytest.CaptureFixture[str], where: list[str], ids: list[str]
) -> None:
    assert _ids(told, capsys, *where) == ids


def test_a_table_has_the_columns_that_say_something(
    told: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "--site", str(told.folder), "--edition", "zh-Hans", "--where", "kind=fund"]) == 0
    assert capsys.readouterr().out == (
        "kind  name          region  amount\nfund  未来产业基金  江西省  20亿元\n"
    )


def test_csv_is_that_of_the_site(told: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "--site", str(told.folder), "--format", "csv"]) == 0
    said = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    published = told.publish() / "data" / "records.csv"
    assert said == list(csv.reader(io.StringIO(published.read_text("utf-8-sig"))))


def test_a_database_can_be_asked(told: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file = told.folder / "records.sqlite"
    asked = ["data", "--site", str(told.folder), "--format", "sqlite", "--output", str(file)]
    assert main(asked) == 0
    with sqlite3.connect(file) as database:
        found = database.execute(
            "SELECT region, SUM(amount_value) FROM records WHERE kind = 'project' GROUP BY region ORDER BY 2"
        ).fetchall()
    assert found == [("江西省", 200_000_000), ("贛江新區", 3_500_000_000)]
    assert main(asked) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "cell", "holds"),
    [
        ("stage_date=2026-03", "2026-03-05", True),
        ("stage_date=2026年3月", "2026-03", True),
        ("stage_date=2026", "2025-12", False),
        ("stage_date!=2026", "2025-12", True),
        ("stage_date>=2026-03-05", "2026-03", True),  # it may be
        ("stage_date>2026-03-05", "2026-03", False),  # not for sure
        ("stage_date<=2026-03", "2026-03-31", True),
        ("stage_date<2026", "2025-12-31", True),
        ("stage_date>2025", "2026", True),
        ("stage_date~-03", "2026-03", True),
        ("stage_date>2025", "", False),
        ("stage_date=", "", True),
        ("stage_date!=", "2026", True),
        ("reported>=2026", "2026-01-01", True),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(asked: str, cell: str, holds: bool) -> None:
    assert read_condition(asked, COLUMNS).holds(cell) is holds


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("stage_date>soon", "`soon` in `stage_date` is not a date"),
        ("region", "no condition"),
        ("regoin=江西", "did you mean `region`"),
        ("xyzzy=1", "the columns are"),
        ("amount_value>many", "is not a number"),
    ],
)
def test_a_condition_that_says_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotACondition, match=reason):
        read_condition(text, COLUMNS)


def test_a_wrong_condition_is_told_in_a_line(told: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "--site", str(told.folder), "--where", "regoin=江西"]) != 0
    assert "did you mean `region`" in capsys.readouterr().err


def test_what_readers_had_before_is_no_question_of_records(
    told: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site = str(told.folder)
    told.article("b")
    assert main(["build", "--site", site]) == 0
    (told.folder / "content/articles/b.md").unlink()
    capsys.readouterr()
    assert main(["data", "--site", site]) == 0
    assert capsys.readouterr().err == ""
