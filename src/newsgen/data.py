"""The records of a site as rows, those that meet conditions."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from newsgen.hanzi import fold
from newsgen.pages import containers_of
from newsgen.pipeline import BuildOptions
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.problems import Explained, Problem, nearest
from newsgen.render import COLUMNS, record_views, rows

#: The columns that are numbers.
NUMBERS = ("amount_value", "amount_most")

_CONDITION = re.compile(r"([a-z_]+)(>=|<=|!=|=|~|>|<)(.*)", re.DOTALL)

Row = Mapping[str, str]


class NotACondition(Explained, ValueError):  # noqa: N818 - the name says what it is
    """A condition that cannot be read, or that no row can meet."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row has to meet: a column, how it is compared, and with what."""

    column: str
    operator: str
    value: str

    def holds(self, row: Row, around: Sequence[str] = ()) -> bool:
        """Whether a row meets it. Texts are compared whatever their script; `around` are the names of the
        regions that the row's region lies in, of which any will do."""
        cell = row[self.column]
        if self.operator in ("=", "!="):
            cells = {fold(each).casefold() for each in (cell, *around)}
            return (fold(self.value).casefold() in cells) is (self.operator == "=")
        if self.operator == "~":
            return fold(self.value).casefold() in fold(cell).casefold()
        if not cell:
            return False
        first, second = (Decimal(cell), Decimal(self.value)) if self.column in NUMBERS else (cell, self.value)
        return {
            ">": first > second,  # type: ignore[operator]  # both are numbers, or both texts
            "<": first < second,  # type: ignore[operator]  # as above
            ">=": first >= second,  # type: ignore[operator]  # as above
            "<=": first <= second,  # type: ignore[operator]  # as above
        }[self.operator]


def read_condition(text: str) -> Condition:
    """Return the condition that a text is: `region=南昌`, `amount_value>=1000000000`, `name~電池`.

    Raises NotACondition.
    """
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        raise NotACondition(
            "`{text}` is no condition: write COLUMN=VALUE, or !=, ~ (has), >, <, >=, <=", text=text
        )
    column, operator, value = found[1], found[2], found[3].strip()
    if column not in COLUMNS:
        close = nearest(column, list(COLUMNS))
        raise NotACondition(
            "there is no column `{column}`; did you mean `{close}`?"
            if close
            else "there is no column `{column}`; the columns are: {columns}",
            column=column,
            close="".join(close),
            columns=", ".join(COLUMNS),
        )
    if column in NUMBERS and operator in (">", "<", ">=", "<="):
        try:
            Decimal(value)
        except InvalidOperation:
            raise NotACondition("`{value}` is not a number", value=value) from None
    return Condition(column, operator, value)


def data_rows(
    options: BuildOptions, edition: str, conditions: Sequence[Condition] = ()
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Read a site and return a row for each thing in an edition that meets all conditions, and the problems
    found on the way; without an `edition` in the default one.

    Raises BuildFailed where nothing can be planned.
    """

    def found(site: Inspection) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
        tag = edition or site.newsroom.config.default_edition
        return tuple(_meeting(site, tag, conditions)), site.problems

    return inspect_site(options, found, renders=False)


def _meeting(site: Inspection, edition: str, conditions: Sequence[Condition]) -> Iterable[Row]:
    newsroom = site.newsroom
    registries = newsroom.registries
    telling = newsroom.telling(edition)
    things = [told for thing in newsroom.things.values() if (told := thing.told_by(telling))]
    views = record_views(newsroom, edition)
    for thing, row in zip(things, rows(things, newsroom, views), strict=True):
        around = [
            registries.regions[key].name.of(edition) for key in containers_of(thing.record.region, registries)
        ]
        if all(
            condition.holds(row, around if condition.column == "region" else ()) for condition in conditions
        ):
            yield row


def write_sqlite(path: Path, found: Iterable[Row]) -> None:
    """Write rows as the table `records` of an SQLite file, which must not be there yet; numbers are numbers.

    Raises OSError where it cannot be written.
    """
    columns = ", ".join(
        f"{name} {'NUMERIC' if name in NUMBERS else 'TEXT'}{' PRIMARY KEY' if name == 'id' else ''}"
        for name in COLUMNS
    )
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(f"CREATE TABLE records ({columns})")
            database.executemany(
                f"INSERT INTO records VALUES ({', '.join('?' * len(COLUMNS))})",  # noqa: S608 - only marks
                ([row[name] or None for name in COLUMNS] for row in found),
            )
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
