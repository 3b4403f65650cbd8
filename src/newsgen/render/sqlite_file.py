"""Rows as an SQLite file, for whoever has questions that no page answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from newsgen.records import NUMBERS
from newsgen.render.data_rows import COLUMNS

_PAGE_SIZE = 1024  # a file of few rows stays small
# Which SQLite wrote a file (sqlite.org/fileformat.html, 1.3.18) is nothing that a file should depend on.
_VERSION, _WRITTEN_BY = slice(96, 100), (3_040_000).to_bytes(4, "big")


def sqlite_file(rows: Iterable[Iterable[str]]) -> bytes:
    """Return a file with the table `records`, of a value for each column: numbers are numbers, and what is
    not known is NULL."""
    columns = ", ".join(
        f"{name} {'NUMERIC' if name in NUMBERS else 'TEXT'}{' PRIMARY KEY' if name == 'id' else ''}"
        for name in COLUMNS
    )
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        database.execute(f"CREATE TABLE records ({columns})")
        database.executemany(
            f"INSERT INTO records VALUES ({', '.join('?' * len(COLUMNS))})",  # noqa: S608 - only marks
            ([value or None for value in row] for row in rows),
        )
        database.commit()
        content = bytearray(database.serialize())
    content[_VERSION] = _WRITTEN_BY
    return bytes(content)
