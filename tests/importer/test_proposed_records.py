"""Amounts of a received text, proposed as records: comments, and never facts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from newsgen.cli import main
from newsgen.importer.proposed_records import proposed_records
from newsgen.library import read_document
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import read_fields

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SiteFolder

_ZONE = ZoneInfo("Asia/Shanghai")
_REGIONS = {"南昌": "nanchang", "南昌市": "nanchang", "九江": "jiujiang"}


def _proposed(text: str) -> list[str]:
    return [line.strip() for line in proposed_records([text], _REGIONS, "CNY", _ZONE)]


def test_an_amount_is_proposed_with_its_sentence_and_what_is_sure() -> None:
    assert _proposed("會上說明了情況。南昌市將建「贛江電機項目」，總投資超6.5億元。別的不變。") == [
        "records:",
        "# 南昌市將建「贛江電機項目」，總投資超6.5億元。",
        "- kind: project",
        "id:",
        "name: 贛江電機項目",
        "region: 南昌市",
        "amount: 超6.5億元",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "field"),
    [
        ("设立规模7亿元的产业基金", "fund", 'amount: "7亿元"'),
        ("協議金額3至4億美元", "agreement", 'amount: "3至4億美元"'),
        ("進出口總額首次達到NT$90億", "indicator", "value: NT$90億"),
        ("大樓造價8000萬元以上", "", 'amount: "8000萬元以上"'),
    ],
)
def test_a_kind_is_guessed_from_words(text: str, kind: str, field: str) -> None:
    lines = _proposed(text)
    assert lines[2] == f"- kind: {kind}".rstrip()
    assert lines[-1] == field


@pytest.mark.parametrize(
    "text",
    [
        "門票80元。",
        "不超過7億元。",
        "至多7億元。",
        "7億元以內。",
        "每股5600萬元",
        "3000萬元/公里",
        "約2兆元",
        "數十億元",
        "7億立方米",
    ],
)
def test_what_is_no_sure_amount_is_not_proposed(text: str) -> None:
    assert _proposed(text) == []


def test_two_regions_or_names_are_left_to_the_editor() -> None:
    lines = _proposed("九江和南昌的《甲項目》《乙項目》共9億元")
    assert "name:" in lines
    assert not any("region" in line for line in lines)


def test_an_imported_file_states_nothing_until_an_editor_does(site: SiteFolder, tmp_path: Path) -> None:
    received = tmp_path / "a.txt"
    received.write_text(
        "電機廠開工\n來源：示例報\n2026-01-02\n\n總投資9億元。基金2億元。\n", encoding="utf-8"
    )
    assert main(["import", "--site", str(site.folder), str(received)]) == 0
    [path] = (site.folder / "content/articles/2026").glob("*.md")
    text = path.read_text(encoding="utf-8")

    head = text.split("---")[1]
    fields = read_fields(head, report := Report(""))
    assert fields
    assert "records" not in fields.entries
    comments = head[head.index("# records:") :]
    taken = read_fields(
        "".join(line.removeprefix("# ") for line in comments.splitlines(keepends=True)), report
    )
    assert taken
    assert not report.problems
    assert len(taken.entries["records"].values) == 2  # type: ignore[union-attr]  # a list of entries
    document = read_document(SourceFile("a.md", text), Report("a.md"))
    assert document
    assert document.body.strip() == "總投資9億元。基金2億元。"
