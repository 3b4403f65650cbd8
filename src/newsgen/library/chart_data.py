"""CSV beside an article -> what a chart shows."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from newsgen.charts import PERCENT, Cell, Chart, ChartKind, Row, is_sum
from newsgen.encoding import Undecodable, decode
from newsgen.figures import NotAnAmount, read_amount, read_number
from newsgen.figures.numerals import ARABIC, MULTIPLES
from newsgen.problems import Report

MOST_ROWS = 500
MOST_SERIES = 6

_SEPARATORS = (",", "\t", ";", "，")
_MISSING = frozenset(
    ("", "-", "－", "–", "—", "——", "…", "..", "/", "／", "N/A", "n/a", "#N/A", "NA", "無", "无")
)
# What stands around a table in a spreadsheet: a note, a source, a unit.
_NOTE = re.compile(
    r"[備备]?[注註][0-9]?[：:]|[說说]明[：:]|(?:[數数][據据]|[資资]料)?[來来]源[：:]|[單单]位[：:]|\*"
)
_PERCENT = re.compile(rf"({ARABIC})\s*[%％]")
_NUMBER = re.compile(rf"({ARABIC}{MULTIPLES}*)\s*([^\d\s０-９.,]{{0,6}})")
_SIGN = re.compile(r"([-−－+＋])?\s*+(.*+)")
#: Labels that follow each other in time: 2024, 2024年, 2024-05, 2024年5月, 3月, 2024Q1, 第一季度.
_TIME = re.compile(
    r"(?:\d{4}(?:年|[-/.]\d{1,2}(?:[-/.]\d{1,2})?|年\d{1,2}月(?:\d{1,2}日)?|年?\s?[Qq][1-4]|年[上下]半年)?"
    r"|\d{1,2}月(?:\d{1,2}日)?|[Qq][1-4]|第?[一二三四1-4]季度?|\d{4}年第?[一二三四1-4]季度?)"
)


class _Value(NamedTuple):
    value: Decimal
    unit: str  # `percent`, a currency, or what is counted


def read_chart_data(
    raw: bytes, report: Report, currency: str, kind: ChartKind | None, title: str
) -> Chart | None:
    """Return the chart of a file's rows: a header, labels in the first column, and values in the others; of
    a flow, labels in two. Without a `kind`, values over time are columns or lines, others are bars.

    The encoding is found out. None where nothing can be drawn; `report`, of the file, then says why.
    """
    lines = _lines(raw, report)
    if lines is None or _has_notes(lines, report) or not _is_table(lines, kind, report):
        return None
    labelled = 2 if kind is ChartKind.FLOW else 1
    heads = tuple(lines[0][1])
    rows: list[Row] = []
    units: dict[str, str] = {}
    for line, cells in lines[1:]:
        read = [_cell(text, line, report, currency, units) for text in cells[labelled:]]
        rows.append(Row(tuple(cells[:labelled]), tuple(read)))
    unit = _unit(units, report)
    if report.failed or unit is None:
        return None
    if not any(cell.value is not None for row in rows for cell in row.cells):
        report.error(
            0,
            "there is no number in this file",
            "labels belong into the first column, numbers into the others",
        )
        return None
    chosen = kind or _kind(rows, len(heads) - 1)
    chart = Chart(chosen, title or "、".join(heads[labelled:]), heads, tuple(rows), unit)
    if chosen in (ChartKind.STACKED, ChartKind.FLOW) and min(chart.values) < 0:
        report.error(
            0,
            "a chart of the kind `{kind}` has no place for negative numbers",
            "choose `kind: bars` or `kind: columns`",
            kind=chosen,
        )
        return None
    return chart


def _lines(raw: bytes, report: Report) -> list[tuple[int, list[str]]] | None:
    """Return the rows that have something in them, each with its line."""
    try:
        text = decode(raw).text
    except Undecodable:
        report.error(0, "nobody can say in which encoding this file is", "save it again as UTF-8")
        return None
    if "\0" in text:
        report.error(0, "this is not a text file")
        return None
    report.show(text)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(text.splitlines(), delimiter=separator)
    try:
        rows = [
            (reader.line_num, [" ".join(cell.split()) for cell in cells])
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
        return _without_empty_columns(rows)
    except csv.Error:
        report.error(
            reader.line_num, "this row cannot be read", "look for a quotation mark that is not closed"
        )
        return None


def _without_empty_columns(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return rows without the columns at their end in which nothing stands, which spreadsheets leave."""
    width = max((at for _, cells in rows for at, cell in enumerate(cells, 1) if cell), default=0)
    if any(len(cells) != len(rows[0][1]) for _, cells in rows):
        return rows  # which is told
    return [(line, cells[:width]) for line, cells in rows]


def _has_notes(lines: Sequence[tuple[int, list[str]]], report: Report) -> bool:
    """Whether a line above or below the table is none of its rows; each is reported."""
    found = False
    wide = len(lines) > 1 and sum(map(bool, lines[1][1])) > 1
    for at, (line, cells) in enumerate(lines):
        said = [cell for cell in cells if cell]
        if len(said) == 1 and wide and (at == 0 or _NOTE.match(said[0])):
            found = True
            report.error(
                line,
                "`{text}` is no row of the table",
                "write it in the line of the chart: `chart: data.csv TITLE | caption: NOTE`",
                text=said[0],
            )
    return found


def _is_table(lines: Sequence[tuple[int, list[str]]], kind: ChartKind | None, report: Report) -> bool:
    """Whether there are rows below a header, all of one length; what is wrong is reported."""
    if len(lines) < 2:
        report.error(0, "a chart needs a header and at least one row", "name the columns in the first row")
        return False
    width, least = len(lines[0][1]), 3 if kind is ChartKind.FLOW else 2
    if width < least:
        report.error(
            lines[0][0],
            "there are {count} columns; a chart needs {least} or more",
            "labels belong into the first column, numbers into the others",
            count=str(width),
            least=str(least),
        )
        return False
    if width - least + 1 > (1 if kind is ChartKind.FLOW else MOST_SERIES):
        report.error(
            lines[0][0],
            "there are {count} columns of numbers; a chart has {most} at most",
            "make two charts of them, or a table in the text",
            count=str(width - least + 1),
            most="1" if kind is ChartKind.FLOW else str(MOST_SERIES),
        )
        return False
    if len(lines) - 1 > MOST_ROWS:
        report.error(
            0,
            "there are {count} rows; a chart has {most} at most",
            "put them together, or link to the file",
            count=str(len(lines) - 1),
            most=str(MOST_ROWS),
        )
        return False
    ragged = [(line, cells) for line, cells in lines if len(cells) != width]
    for line, cells in ragged:
        report.error(
            line,
            "this row has {count} cells, the header has {width}",
            "a number with commas belongs into quotation marks"
            if len(cells) > width
            else "a cell that is not known is empty, and its comma stands",
            count=str(len(cells)),
            width=str(width),
        )
    return not ragged


def _cell(text: str, line: int, report: Report, currency: str, units: dict[str, str]) -> Cell:
    if text in _MISSING:
        return Cell(text or "—")
    found = _value(text, currency)
    if found is None:
        report.error(
            line,
            "`{text}` is not a number",
            "write 1234.5, 12%, 50億元; leave unknown cells empty",
            text=text,
        )
        return Cell(text)
    units.setdefault(found.unit, text)
    return Cell(text, found.value)


def _value(text: str, currency: str) -> _Value | None:
    signed = _SIGN.fullmatch(text)
    sign, bare = (signed[1] or "", signed[2]) if signed else ("", text)
    factor = -1 if sign in ("-", "−", "－") and sign else 1
    if match := _PERCENT.fullmatch(bare):
        number = read_number(match[1])
        return _Value(factor * number.value, PERCENT) if number else None
    if (match := _NUMBER.fullmatch(bare)) and (number := read_number(match[1])):
        counted = match[2]
        if not counted:
            return _Value(factor * number.value, "")
        amount = _amount(bare, currency)
        return (
            amount._replace(value=factor * amount.value) if amount else _Value(factor * number.value, counted)
        )
    amount = _amount(bare, currency)
    return amount._replace(value=factor * amount.value) if amount else None


def _amount(text: str, currency: str) -> _Value | None:
    try:
        amount = read_amount(text, currency)
    except NotAnAmount:
        return None
    return _Value(amount.value, amount.currency) if amount.most is None and not amount.qualifier else None


def _unit(units: Mapping[str, str], report: Report) -> str | None:
    """Return the one unit of all values, as charts know it; None, with a problem, where there are several.

    `units` has the first value of each, as it was typed.
    """
    if len(units) > 1:
        report.error(
            0,
            "the numbers are of several kinds: {kinds}",
            "a chart has one scale: write all of them alike, and make two charts of two things",
            kinds=", ".join(units.values()),
        )
        return None
    unit = next(iter(units), "")
    return unit if unit == PERCENT or re.fullmatch("[A-Z]{3}", unit) else ""


def _kind(rows: Sequence[Row], series: int) -> ChartKind:
    if all(_TIME.fullmatch(row.labels[0]) or is_sum(row.labels[0]) for row in rows):
        return ChartKind.LINES if series > 1 or len(rows) > 24 else ChartKind.COLUMNS
    return ChartKind.BARS
