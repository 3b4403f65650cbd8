"""What a chart shows: rows of labels and values, and how they are to be drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

#: The unit of shares and growth rates; others are a currency (ISO 4217), or nothing.
PERCENT = "percent"
# How tables call the sum of their rows or columns: 合計, 總 計, 全省合計, 合計（億元）, Total.
_SUM = re.compile(
    r"(?:全\w|[上各]\w)?(?:[合總总共小] ?[計计]|[總总][數数和]|(?:sub)?total|sum)"
    r"(?: ?[（(][^（）()]{1,20}[）)])?",
    re.IGNORECASE,
)


class ChartKind(StrEnum):
    """How values are drawn."""

    BARS = "bars"
    COLUMNS = "columns"
    STACKED = "stacked"
    LINES = "lines"
    FLOW = "flow"


class Cell(NamedTuple):
    """A value, exactly, and its wording; without a value where nothing is known."""

    text: str
    value: Decimal | None = None


class Row(NamedTuple):
    """What values are of, in words, and the value of each series. The row of a flow has two labels: from
    where, and to where."""

    labels: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def size(self) -> Decimal:
        """How much there is in the row, whatever its sign."""
        return sum((abs(cell.value) for cell in self.cells if cell.value is not None), Decimal(0))


class Chart(Struct, frozen=True):
    """A table of numbers that is to be drawn.

    `heads` stand over its columns, those of labels first. `unit` is that of all values: `percent`, a currency
    (ISO 4217), or empty. `alt` says what is to be seen, where somebody wrote that. `file` is the data's own
    file, as an article names it.
    """

    kind: ChartKind
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    caption: str = ""
    alt: str = ""
    file: str = ""

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the columns that have values."""
        return self.heads[2 if self.kind is ChartKind.FLOW else 1 :]

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every value that is known."""
        return tuple(cell.value for row in self.rows for cell in row.cells if cell.value is not None)


class ChartWords(Struct, frozen=True):
    """How an edition says what no table has: a value in a unit, the rest of so many rows, and of a chart
    what it is, for those who cannot see it."""

    worded: Callable[[Decimal, str], str]
    others: Callable[[int], str]
    describe: Callable[[Chart], str]


def parts(chart: Chart) -> Chart:
    """Return a chart without what is the sum of the rest: rows by their labels, and of stacks the columns by
    their heads. A table has the sum; drawn beside its parts it would be the longest of them."""
    rows = tuple(row for row in chart.rows if not any(map(is_sum, row.labels)))
    if 1 < len(rows) < len(chart.rows):
        chart = replace(chart, rows=rows)
    kept = [at for at, name in enumerate(chart.series) if not is_sum(name)]
    if chart.kind is ChartKind.STACKED and 1 < len(kept) < len(chart.series):
        heads = chart.heads[0], *(chart.series[at] for at in kept)
        rows = tuple(row._replace(cells=tuple(row.cells[at] for at in kept)) for row in chart.rows)
        chart = replace(chart, heads=heads, rows=rows)
    return chart


def is_sum(label: str) -> bool:
    """Whether a label says that a value is the sum of the others."""
    return _SUM.fullmatch(label) is not None


def folded(chart: Chart, most: int, words: ChartWords) -> Chart:
    """Return a chart of at most so many rows: of more, the smallest are one, which says how many they are.

    The others keep their order, and the sums of all series stay what they are. Percentages are not added: the
    row of the rest has no values then.
    """
    if len(chart.rows) <= most:
        return chart
    ranked = sorted(range(len(chart.rows)), key=lambda at: (-chart.rows[at].size, at))
    rest = [chart.rows[at] for at in sorted(ranked[most - 1 :])]
    kept = [chart.rows[at] for at in sorted(ranked[: most - 1])]
    cells = []
    for place in range(len(chart.series)):
        values = [value for row in rest if (value := row.cells[place].value) is not None]
        if chart.unit == PERCENT or not values:
            cells.append(Cell(""))
        else:
            total = sum(values, Decimal(0))
            cells.append(Cell(words.worded(total, chart.unit), total))
    return replace(chart, rows=(*kept, Row((words.others(len(rest)),), tuple(cells))))
