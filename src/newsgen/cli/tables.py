"""Records as text for people, as CSV for spreadsheets, as JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields

from newsgen.cli.columns import width
from newsgen.ledger import Entry
from newsgen.problems import sentence

# Each column of the text with its heading.
_TEXT_COLUMNS = {
    "path": sentence("path"),
    "edition": sentence("edition"),
    "rights_class": sentence("rights"),
    "source": sentence("source"),
    "holder": sentence("holder"),
    "expires": sentence("expires"),
    "shown": sentence("shown"),
}
# What a spreadsheet would take for a formula at the start of a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(entries: Sequence[Entry]) -> str:
    """Return a JSON array of objects."""
    return json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def as_csv(entries: Sequence[Entry]) -> str:
    """Return CSV (RFC 4180) with a header, each cell safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    names = [field.name for field in fields(Entry)]
    writer.writerow(names)
    for entry in entries:
        cells = [getattr(entry, name) for name in names]
        writer.writerow(_cell("; ".join(cell) if isinstance(cell, tuple) else cell) for cell in cells)
    return out.getvalue()


def as_text(entries: Sequence[Entry], translate: Callable[[str], str] = str) -> str:
    """Return a table, columns aligned for a terminal, with each warning below its line."""
    heading = tuple(map(translate, _TEXT_COLUMNS.values()))
    rows = [heading, *(tuple(str(getattr(entry, name)) for name in _TEXT_COLUMNS) for entry in entries)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for at, row in enumerate(rows):
        cells = (cell + " " * (columns - width(cell)) for cell, columns in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
        lines += [f"    ! {warning}" for warning in (entries[at - 1].warnings if at else ())]
    return "\n".join(lines) + "\n"


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
