"""Stages of which only the month or the year is known, as readers and machines get them."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import jsonschema
import lxml.html

if TYPE_CHECKING:
    from conftest import SiteFolder

_RECORDS = """
  - {kind: 項目, id: day, name: 甲廠, amount: 3億元, stages: [{stage: 簽約, date: 2025-11-20}]}
  - kind: 項目
    id: month
    name: 乙廠
    amount: 5億元
    stages: [{stage: 開工, date: 2026-01}, {stage: 簽約, date: 2025年11月}]
  - {kind: 項目, id: year, name: 丙廠, amount: 7億元, stages: [{stage: 簽約, date: 2025}]}
"""


def test_months_and_years_are_shown_as_exactly_as_they_are_known(site: SiteFolder) -> None:
    site.article("told", date="2026-02-01", records=_RECORDS, body="3億元、5億元、7億元。")
    site.article(
        "asks", body="正文。\n\nchart: projects by month\n\nchart: projects by size where stage_date=2025"
    )
    output = site.publish()

    def texts(path: str, of: str) -> list[str]:
        tree = lxml.html.fromstring((output / path / "index.html").read_text("utf-8"))
        return [" ".join(found.text_content().split()) for found in tree.xpath(of)]

    assert texts("data/projects/month", "//ol[@class='stages']/li") == ["2025年11月 簽約", "2026年1月 開工"]
    assert texts("zh-hans/data/projects/year", "//ol[@class='stages']/li") == ["2025年 签约"]
    page = (output / "data/projects/month/index.html").read_text("utf-8")
    assert '<time datetime="2025-11">2025年11月</time>' in page

    folder = output / "data"
    rows = list(csv.DictReader(io.StringIO((folder / "records.csv").read_text("utf-8-sig"))))
    days = {"day": "2025-11-20", "month": "2026-01", "year": "2025"}
    assert {row["id"]: row["stage_date"] for row in rows} == days
    schema = json.loads((folder / "records.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((folder / "records.json").read_text("utf-8")), schema)
    assert schema["items"]["properties"]["stage_date"]["pattern"] == "^([0-9]{4}(-[0-9]{2}){0,2})?$"
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"][0]["schema"]
    (field,) = [field for field in described["fields"] if field["name"] == "stage_date"]
    assert field["type"] == "string"
    assert all(re.fullmatch(field["constraints"]["pattern"], day) for day in days.values())
    with closing(sqlite3.connect(folder / "records.sqlite")) as database:
        found = database.execute("SELECT id FROM records WHERE stage_date >= '2025-11' ORDER BY stage_date")
        assert [name for (name,) in found] == ["day", "month"]

    page = (output / "articles/asks/index.html").read_text("utf-8")
    charts = {chart.findtext("figcaption"): chart for chart in lxml.html.fromstring(page).find_class("chart")}
    by_month = charts["項目金額（按月份）"]
    assert by_month.xpath(".//tbody//th//text()") == ["2025年11月"]
    assert (by_month.findtext("p") or "").endswith("另有1項只知年份")
    assert any("2025年" in (title or "") for title in charts), list(charts)
    assert texts("data", "//table[.//th = '2025-11']//tbody//th") == ["2025-11", "2025"]
