"""What records have to meet: `region=南昌`, `amount_value>=1000000000`, `name~電池`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsgen.hanzi import fold
from newsgen.problems import Explained, message, nearest
from newsgen.records.partial_dates import as_known
from newsgen.yamlfile import NotADate, read_partial_date

#: The columns that are numbers.
NUMBERS = ("amount_value", "amount_most")
#: Those that are dates: days, months or years.
DATES = ("stage_date", "reported")

_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}
_CONDITION = re.compile(r"\s*([^\s=<>!~]+)\s*(>=|<=|!=|=|~|>|<)(.*)", re.DOTALL)


class NotACondition(Explained, ValueError):
    """A condition that cannot be read, or that no row can meet."""


class Condition(Struct, frozen=True):
    """What a row has to meet: a column, how it is compared, and with what."""

    column: str
    operator: str
    value: str

    def holds(self, cell: str, around: Sequence[str] = ()) -> bool:
        """Whether what stands in its column meets it. Texts are compared whatever their script; `around` are
        the names of the regions that the row's region lies in, of which any will do; and dates as far as
        both are known: a month is that of each of its days."""
        if self.column in DATES and self.operator != "~" and cell and self.value:
            return _OPERATORS[self.operator](*as_known(cell, self.value))
        if self.operator in ("=", "!="):
            cells = {fold(each).casefold() for each in (cell, *around)}
            return (fold(self.value).casefold() in cells) is (self.operator == "=")
        if self.operator == "~":
            return fold(self.value).casefold() in fold(cell).casefold()
        if not cell:
            return False
        compared = _OPERATORS[self.operator]
        if self.column in NUMBERS:
            return compared(Decimal(cell), Decimal(self.value))
        return compared(cell, self.value)


def read_condition(text: str, columns: Collection[str]) -> Condition:
    """Return the condition that a text is, on one of some columns.

    Raises NotACondition.
    """
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        raise NotACondition(
            "`{text}` is no condition: write COLUMN=VALUE, or !=, ~ (has), >, <, >=, <=", text=text
        )
    column, sign, value = found[1], found[2], found[3].strip()
    if column not in columns:
        close = nearest(column, list(columns))
        raise NotACondition(
            "there is no column `{column}`; did you mean `{close}`?"
            if close
            else "there is no column `{column}`; the columns are: {columns}",
            column=column,
            close="".join(close),
            columns=", ".join(columns),
        )
    if column in DATES and sign != "~" and value:
        value = _date(column, value)
    if column in NUMBERS and sign in (">", "<", ">=", "<="):
        try:
            Decimal(value)
        except InvalidOperation:
            raise NotACondition("`{value}` is not a number", value=value) from None
    return Condition(column, sign, value)


def _date(column: str, typed: str) -> str:
    try:
        return read_partial_date(typed, ZoneInfo("UTC"))
    except NotADate as error:
        raise NotACondition(
            "{reason}", reason=message(error.message, name=column, value=typed, **error.values)
        ) from None
