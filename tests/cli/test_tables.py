"""Records as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, fields, replace

from newsgen.cli.tables import as_csv, as_json, as_text
from newsgen.rights_ledger import LedgerEntry

_ENTRY = LedgerEntry(
    path="content/articles/a.md",
    edition="zh-Hant",
    title="標題",
    date="2026-01-02",
    source="示例日報",
    rights_class="reprinted",
    holder="",
    licence="",
    expires="",
    scope="",
    territory="",
    may_reprint="",
    credit="",
    notice="2 clauses",
    shown="lists",
    warnings=(),
)
_NAMES = [field.name for field in fields(LedgerEntry)]


def _rows(entries: list[LedgerEntry]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(entries), newline="")))


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+1", "'+1+1"),
        ("-1-1", "'-1-1"),
        ("-5億元", "-5億元"),  # a number, and no formula
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("1=1", "1=1"),
        ("", ""),
        ("基金=機遇", "基金=機遇"),
    ],
)
@pytest.mark.parametrize("name", ["title", "source", "credit"])
def test_no_cell_of_a_csv_is_a_formula(name: str, typed: str, cell: str) -> None:
    values: dict[str, Any] = {name: typed}
    rows = _rows([replace(_ENTRY, **values)])
    assert rows[0] == _NAMES
    assert rows[1][_NAMES.index(name)] == cell


def test_warnings_are_one_cell_and_are_guarded_too() -> None:
    rows = _rows([replace(_ENTRY, warnings=("=a", "b"))])
    assert rows[1][_NAMES.index("warnings")] == "'=a; b"


def test_a_csv_ends_its_lines_and_quotes_as_rfc_4180_has_it() -> None:
    text = as_csv([replace(_ENTRY, title='甲,"乙"\n丙')])
    assert text.count("\r\n") == 2
    assert '"甲,""乙""\n丙"' in text
    assert _rows([replace(_ENTRY, title='甲,"乙"\n丙')])[1][2] == '甲,"乙"\n丙'


@given(st.lists(st.text("甲,\"'=+-@\n\t ab", max_size=6), min_size=1, max_size=4))
def test_a_csv_gives_back_every_cell(titles: list[str]) -> None:
    rows = _rows([replace(_ENTRY, title=title) for title in titles])
    assert len(rows) == len(titles) + 1
    for row, title in zip(rows[1:], titles, strict=True):
        assert row[2] in (title, f"'{title}")
        assert row[2][:1] not in ("=", "+", "-", "@", "\t", "\r") or row[2] == ""


def test_a_csv_without_entries_has_a_header() -> None:
    assert _rows([]) == [_NAMES]


def test_json_has_every_field_and_the_characters_themselves() -> None:
    text = as_json([replace(_ENTRY, warnings=("a", "b"))])
    assert json.loads(text) == [asdict(_ENTRY) | {"warnings": ["a", "b"]}]
    assert "示例日報" in text
    assert as_json([]) == "[]\n"


def test_a_table_is_aligned_where_characters_are_of_double_width() -> None:
    entries = [
        replace(_ENTRY, source="示例日報", holder="甲社"),
        replace(_ENTRY, source="ABC", holder="", path="content/articles/很長的名字.md"),
        replace(_ENTRY, source="ＡＢ網", holder="x"),
    ]
    lines = as_text(entries).splitlines()
    assert len(lines) == 4
    headings = {"edition": "edition", "rights": "rights_class", "source": "source", "shown": "shown"}
    for heading, column in headings.items():
        start = _columns(lines[0][: lines[0].index(heading)])
        for line, entry in zip(lines[1:], entries, strict=True):
            before = line[: line.rindex(getattr(entry, column))]
            assert _columns(before) == start, (column, line)
            assert before.endswith("  ")


def test_a_warning_stands_below_its_line() -> None:
    entries = [replace(_ENTRY, warnings=("甲", "乙")), _ENTRY, replace(_ENTRY, warnings=("丙",))]
    lines = as_text(entries).splitlines()
    assert [line for line in lines if line.startswith("    ! ")] == ["    ! 甲", "    ! 乙", "    ! 丙"]
    assert [at for at, line in enumerate(lines) if line.startswith("    ! ")] == [2, 3, 6]


def test_a_table_without_entries_is_its_header_and_no_line_ends_in_spaces() -> None:
    assert as_text([]).split() == ["path", "edition", "rights", "source", "holder", "expires", "shown"]
    assert all(line == line.rstrip() for line in as_text([replace(_ENTRY, shown="")]).splitlines())
