"""What records have to meet: `region=南昌`, `amount_value>=1000000000`, `name~電池`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from newsgen.hanzi import fold
from newsgen.problems import Explained, nearest

#: The columns that are numbers.
NUMBERS = ("amount_value", "amount_most")

_CONDITION = re.compile(r"\s*([^\s=<>!~]+)\s*(>=|<=|!=|=|~|>|<)(.*)", re.DOTALL)


class NotACondition(Explained, ValueError):  # noqa: N818 - the name says what it is
    """A condition that cannot be read, or that no row can meet."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row has to meet: a column, how it is compared, and with what."""

    column: str
    operator: str
    value: str

    def holds(self, cell: str, around: Sequence[str] = ()) -> bool:
        """Whether what stands in its column meets it. Texts are compared whatever their script; `around` are
        the names of the regions that the row's region lies in, of which any will do."""
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


def read_condition(text: str, columns: Collection[str]) -> Condition:
    """Return the condition that a text is, on one of some columns.

    Raises NotACondition.
    """
    found = _CONDITION.fullmatch(text.strip())
    if found is None:
        raise NotACondition(
            "`{text}` is no condition: write COLUMN=VALUE, or !=, ~ (has), >, <, >=, <=", text=text
        )
    column, operator, value = found[1], found[2], found[3].strip()
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
    if column in NUMBERS and operator in (">", "<", ">=", "<="):
        try:
            Decimal(value)
        except InvalidOperation:
            raise NotACondition("`{value}` is not a number", value=value) from None
    return Condition(column, operator, value)
