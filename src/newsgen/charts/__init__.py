"""Numbers with labels -> a chart as SVG, and the table that it is drawn from. Pure: values in, text out."""

from newsgen.charts.chart import PERCENT, Cell, Chart, ChartKind, ChartWords, Row, is_sum
from newsgen.charts.draw import draw
from newsgen.charts.table import CHART, table_html

__all__ = [
    "CHART",
    "PERCENT",
    "Cell",
    "Chart",
    "ChartKind",
    "ChartWords",
    "Row",
    "draw",
    "is_sum",
    "table_html",
]
