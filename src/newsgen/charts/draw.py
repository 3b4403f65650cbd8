"""A chart -> SVG."""

from __future__ import annotations

from newsgen.charts.bars import bars
from newsgen.charts.chart import Chart, ChartKind, ChartWords, folded, parts
from newsgen.charts.columns import drawn_lines, fits_columns, upright_columns
from newsgen.charts.flow import flow
from newsgen.charts.svg import finished, picture

_MOST_BARS = 16


def draw(chart: Chart, ident: str, words: ChartWords) -> str:
    """Return the picture of a chart, as an element that stands in a page; `ident` begins its ids.

    It has no style of its own: the style sheet colours its classes, `chart-1` for the first series. Columns
    whose labels have no room on a phone are drawn as bars; of many bars the smallest are one. A sum is not
    drawn beside its parts.
    """
    chart = parts(chart)
    root = picture(ident, chart.title, chart.alt or words.describe(chart))
    if chart.kind is ChartKind.FLOW:
        return finished(root, flow(root, chart, words))
    if chart.kind is ChartKind.LINES:
        return finished(root, drawn_lines(root, chart, words))
    if chart.kind is ChartKind.COLUMNS and (is_time(chart) or fits_columns(chart)):
        return finished(root, upright_columns(root, chart, words))
    return finished(root, bars(root, folded(chart, _MOST_BARS, words), words))


def is_time(chart: Chart) -> bool:
    """Whether labels follow each other in time, so that not each of them need be written."""
    return all(row.labels[0][:1].isdigit() for row in chart.rows)
