"""Columns and lines: values over time, from left to right, beside an axis."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from math import ceil
from xml.etree.ElementTree import Element

from newsgen.charts.chart import Chart, ChartWords
from newsgen.charts.legend import legend
from newsgen.charts.scale import Scale, scale_of
from newsgen.charts.svg import (
    COLUMN,
    LINE,
    NARROW,
    add,
    columns,
    number,
    percent,
    shortened,
    stretched,
    write,
)

_PLOT = 200.0  # pixels of height
_AXIS = 17.0  # percent of the width that the axis takes
_MOST_SAID = 12  # columns that have their value above them


def fits_columns(chart: Chart) -> bool:
    """Whether every label has room below its column, on a phone too."""
    slot = NARROW * (100 - _AXIS) / 100 / max(len(chart.rows), 1)
    return all(columns(row.labels[0]) * COLUMN <= slot for row in chart.rows)


def upright_columns(root: Element, chart: Chart, words: ChartWords) -> float:
    """Draw a column for each value; return the height."""
    scale, top = _frame(root, chart, words)
    slot = (100 - _AXIS) / len(chart.rows)
    width = slot * 0.72 / len(chart.series)
    says = len(chart.series) == 1 and len(chart.rows) <= _MOST_SAID and _fit_above(chart)
    for at, row in enumerate(chart.rows):
        for place, cell in enumerate(row.cells, 1):
            if cell.value is None:
                continue
            x = _AXIS + slot * (at + 0.14) + width * (place - 1)
            ends = sorted((_y(scale, top, Decimal(0)), _y(scale, top, cell.value)))
            shape = add(root, "rect", kind=f"chart-{place}", x=percent(x), y=number(ends[0]))
            shape.set("width", percent(width))
            shape.set("height", number(ends[1] - ends[0]))
            shape.set("data-value", f"{cell.value:f}")
            if says:
                y = ends[0] - 4 if cell.value >= 0 else ends[1] + 14
                write(root, cell.text, x + width / 2, y, kind="chart-value", end="middle")
    return _named(root, chart, top, slot, slot / 2)


def drawn_lines(root: Element, chart: Chart, words: ChartWords) -> float:
    """Draw a line for each series, broken where a value is missing; return the height."""
    scale, top = _frame(root, chart, words)
    slot = (100 - _AXIS - 3) / max(len(chart.rows) - 1, 1)
    inner = stretched(root, _AXIS, 0, 100 - _AXIS - 3, top + _PLOT)
    step = 1000 / max(len(chart.rows) - 1, 1)
    for place in range(1, len(chart.series) + 1):
        values = [(at, row.cells[place - 1].value) for at, row in enumerate(chart.rows)]
        for known, run in groupby(values, lambda item: item[1] is not None):
            if known:
                points = [
                    f"{number(at * step)} {number(_y(scale, top, value or Decimal(0)))}" for at, value in run
                ]
                if len(points) == 1:
                    continue  # its spot is drawn below
                path = add(inner, "path", kind=f"chart-line chart-{place}", d=f"M{' L'.join(points)}")
                path.set("vector-effect", "non-scaling-stroke")
        for at, value in values:
            if value is not None:
                spot = add(root, "circle", kind=f"chart-{place}", cx=percent(_AXIS + slot * at), r="3")
                spot.set("cy", number(_y(scale, top, value)))
                spot.set("data-value", f"{value:f}")
    return _named(root, chart, top, slot, 0)


def _frame(root: Element, chart: Chart, words: ChartWords) -> tuple[Scale, float]:
    """Draw what lies behind: the series' names, the axis with round numbers, and a line at each."""
    top = float(LINE)
    if len(chart.series) > 1:
        top = legend(root, chart.series, 0) + LINE
    else:
        write(root, shortened(chart.series[0], int(NARROW / COLUMN)), 0, top - 5, kind="chart-axis")
        top += LINE
    scale = scale_of(chart.values, is_round=True)
    for tick in scale.ticks():
        y = number(_y(scale, top, tick))
        kind = "chart-rule" if tick else "chart-zero"
        add(root, "line", kind=kind, x1=percent(_AXIS), x2="100%", y1=y, y2=y)
        said = shortened(words.worded(tick, chart.unit), int(NARROW * _AXIS / 100 / COLUMN) + 1)
        write(root, said, _AXIS, float(y) + 4, kind="chart-axis", end="end", dx=-4)
    return scale, top


def _named(root: Element, chart: Chart, top: float, slot: float, middle: float) -> float:
    """Write the labels below, as many as there is room for, and what they are; return the height."""
    y = top + _PLOT + LINE + 3
    widest = max(columns(row.labels[0]) for row in chart.rows)
    every = max(ceil((widest + 1) * COLUMN / (NARROW * slot / 100)), 1)
    for at in range(0, len(chart.rows), every):
        x = _AXIS + slot * at + middle
        last = not middle and at + every >= len(chart.rows) and at > len(chart.rows) - every
        write(
            root,
            chart.rows[at].labels[0],
            x,
            y,
            kind="chart-axis",
            end="end" if last and every > 1 else "middle",
        )
    write(root, shortened(chart.heads[0], 40), 100, y + LINE, kind="chart-axis", end="end")
    return y + LINE + 6


def _fit_above(chart: Chart) -> bool:
    slot = NARROW * (100 - _AXIS) / 100 / len(chart.rows)
    return all(columns(row.cells[0].text) * COLUMN <= slot for row in chart.rows)


def _y(scale: Scale, top: float, value: Decimal) -> float:
    return top + _PLOT * (1 - scale.share(value))
