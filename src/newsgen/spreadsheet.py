"""CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

# What a spreadsheet would take for a formula at the start of a cell; a number is none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_VALUE = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?(%|[\u4e00-\u9fff]*)")  # -2.1%, -5億元


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return CSV (RFC 4180), each cell safe to open in a spreadsheet.

    All of them are quoted: LibreOffice takes semicolons and tabs for separators, too, where they are not.
    """
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) and not _VALUE.fullmatch(value) else value
