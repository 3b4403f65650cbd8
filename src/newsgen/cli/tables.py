"""Records as text for people, as CSV for spreadsheets, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec.structs import asdict, fields

from newsgen.problems import Translate, sentence
from newsgen.rights_ledger import LedgerEntry
from newsgen.spreadsheet import csv_text
from newsgen.text_columns import aligned

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


def as_json(entries: Sequence[LedgerEntry]) -> str:
    """Return a JSON array of objects."""
    return json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def as_csv(entries: Sequence[LedgerEntry]) -> str:
    """Return CSV (RFC 4180) with a header, each cell safe to open in a spreadsheet."""
    names = [field.name for field in fields(LedgerEntry)]
    rows = ([getattr(entry, name) for name in names] for entry in entries)
    texts = (["; ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows)
    return csv_text([names, *texts])


def as_text(entries: Sequence[LedgerEntry], translate: Translate = str) -> str:
    """Return a table, columns aligned for a terminal, with each warning below its line."""
    heading = tuple(map(translate, _TEXT_COLUMNS.values()))
    rows = [heading, *(tuple(str(getattr(entry, name)) for name in _TEXT_COLUMNS) for entry in entries)]
    lines = []
    for at, line in enumerate(aligned(rows)):
        lines.append(line)
        lines += [f"    ! {warning}" for warning in (entries[at - 1].warnings if at else ())]
    return "\n".join(lines) + "\n"
