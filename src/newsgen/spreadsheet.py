"""CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

# What a spreadsheet would take for a formula at the start of a cell; a percentage is none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PERCENTAGE = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?%")


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return CSV (RFC 4180), each cell safe to open in a spreadsheet."""
    out = io.StringIO()
    csv.writer(out).writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) and not _PERCENTAGE.fullmatch(value) else value
