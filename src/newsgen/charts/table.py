"""A chart as a table of HTML: what an article has, feeds show, and pages draw the picture from."""

from __future__ import annotations

import html
from collections.abc import Iterator

from newsgen.charts.chart import Chart

#: The class of figures that are charts.
CHART = "chart"


def table_html(chart: Chart) -> str:
    """Return a chart's table in a figure; each value stands in `<data>`, exactly, beside its wording."""
    return "".join(_pieces(chart))


def _pieces(chart: Chart) -> Iterator[str]:
    unit = f" {CHART}-unit-{chart.unit}" if chart.unit else ""
    yield f'<figure class="{CHART} {CHART}-{chart.kind}{unit}">'
    yield f"<figcaption>{_text(chart.title)}</figcaption><table><thead><tr>"
    for head in chart.heads:
        yield f'<th scope="col">{_text(head)}</th>'
    yield "</tr></thead><tbody>"
    for row in chart.rows:
        yield "<tr>"
        for label in row.labels:
            yield f'<th scope="row">{_text(label)}</th>'
        for cell in row.cells:
            said = _text(cell.text)
            value = said if cell.value is None else f'<data value="{cell.value:f}">{said}</data>'
            yield f'<td align="right">{value}</td>'
        yield "</tr>"
    yield "</tbody></table>"
    if chart.caption:
        yield f'<p class="{CHART}-note">{_text(chart.caption)}</p>'
    if chart.alt:
        yield f'<p class="{CHART}-alt">{_text(chart.alt)}</p>'
    if chart.file:
        yield f'<p class="{CHART}-file"><a href="{html.escape(chart.file)}">CSV</a></p>'
    yield "</figure>"


def _text(text: str) -> str:
    return html.escape(text, quote=False)
