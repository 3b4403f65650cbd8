"""Bars that lie, each below its label: for names, which are longer than a phone's column is wide."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

from newsgen.charts.chart import PERCENT, Cell, Chart, ChartKind, ChartWords, Row
from newsgen.charts.legend import legend
from newsgen.charts.scale import Scale, scale_of
from newsgen.charts.svg import COLUMN, LINE, NARROW, add, columns, lines, number, percent, shortened, write

_BAR = 12  # pixels
_GAP = 14
_LEAST = 0.3  # percent of the width: what is something is not drawn as nothing
_COLUMNS = int(NARROW / COLUMN)
_BESIDE = 70.0  # percent of the width that bars take which have their value beside them


def bars(root: Element, chart: Chart, words: ChartWords) -> float:
    """Draw bars: one below each label, or one for each series; of a stacked chart, one of all series. Return
    the height."""
    stacked = chart.kind is ChartKind.STACKED and len(chart.series) > 1
    single = len(chart.series) == 1
    y = float(LINE)
    write(root, shortened(chart.heads[0], _COLUMNS // 2 - 1), 0, y - 5, kind="chart-axis")
    if single:
        write(root, shortened(chart.heads[1], _COLUMNS // 2), 100, y - 5, kind="chart-axis", end="end")
    else:
        y = legend(root, chart.series, y)
    values = [sum(_known(row), Decimal(0)) for row in chart.rows] if stacked else chart.values
    scale = scale_of(values)
    for row in chart.rows:
        beside = _beside(row, chart, words, stacked=stacked, single=single)
        y = _labelled(root, row.labels[0], beside, y + _GAP)
        if single:
            _bar(root, row.cells[0], 1, scale, 100.0, y)
            y += _BAR
        elif stacked:
            _stack(root, row, scale, y)
            y += _BAR
        else:
            for place, cell in enumerate(row.cells, 1):
                _bar(root, cell, place, scale, _BESIDE, y)
                write(root, cell.text or "—", 100, y + _BAR - 2, kind="chart-value", end="end")
                y += _BAR + 4
    return y + 6


def _known(row: Row) -> list[Decimal]:
    return [cell.value for cell in row.cells if cell.value is not None]


def _beside(row: Row, chart: Chart, words: ChartWords, *, stacked: bool, single: bool) -> str:
    """Return what stands at the end of a label's line: the value, or the sum of a stack."""
    if single:
        return row.cells[0].text or "—"
    if stacked and chart.unit != PERCENT:
        return words.worded(sum(_known(row), Decimal(0)), chart.unit)
    return ""


def _labelled(root: Element, label: str, value: str, y: float) -> float:
    """Write a label in one line or two, and the value at the end of the last; return where the bar begins."""
    room = max(_COLUMNS - columns(value) - 2, 8)
    said = lines(label, room, _COLUMNS)
    for line in said:
        y += LINE
        write(root, line, 0, y - 5, kind="chart-label")
    if value:
        write(root, value, 100, y - 5, kind="chart-value", end="end")
    return y


def _bar(root: Element, cell: Cell, place: int, scale: Scale, width: float, y: float) -> None:
    zero = scale.share(Decimal(0)) * width
    if cell.value is not None:
        ends = sorted((zero, scale.share(cell.value) * width))
        _rect(root, cell.value, place, ends[0], ends[1] - ends[0], y)
    if scale.low < 0:
        x = percent(zero)
        add(root, "line", kind="chart-zero", x1=x, x2=x, y1=number(y - 2), y2=number(y + _BAR + 2))


def _stack(root: Element, row: Row, scale: Scale, y: float) -> None:
    done = Decimal(0)
    for place, cell in enumerate(row.cells, 1):
        if cell.value:
            start = scale.share(done) * 100
            done += cell.value
            _rect(root, cell.value, place, start, scale.share(done) * 100 - start, y)


def _rect(root: Element, value: Decimal, place: int, x: float, width: float, y: float) -> None:
    shape = add(root, "rect", kind=f"chart-{place}", x=percent(x), y=number(y))
    shape.set("width", percent(max(width, _LEAST) if value else width))
    shape.set("height", number(_BAR))
    shape.set("data-value", f"{value:f}")
