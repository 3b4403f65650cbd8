"""The charts of an edition: in the texts of articles, and on pages of data.

An article's text has the table of a chart, or what the chart asks of the records. Here records become a table
too, and each table gets its picture: so there is one way to draw, and feeds, which have no style sheet, have
the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from markupsafe import Markup
from msgspec.structs import replace

from newsgen.cache import digest
from newsgen.charts import CHART, PERCENT, Cell, Chart, ChartKind, ChartWords, Row, draw, table_html
from newsgen.figures import format_amount, format_exact, format_number
from newsgen.markup import escape, plain_text, unescape
from newsgen.model import Amount, script_of_edition
from newsgen.records import NotACondition
from newsgen.render.record_charts import RecordCharts
from newsgen.render.words import Words

_FIGURE = re.compile(rf'<figure class="{CHART}( [^"]*)?">((?:[^<]|<(?!/?figure[ >]))*+)</figure>')
_ASKED = re.compile(rf'<data class="{CHART}" value="([^"]*)"></data>')
_CAPTION = re.compile(r"<figcaption>((?:[^<]|<(?!/?figcaption>))*+)</figcaption>")
_TABLE = re.compile(r"<table>(?:[^<]|<(?!/?table>))*+</table>")
_ROW = re.compile(r"<tr>((?:[^<]|<(?!/?tr>))*+)</tr>")
_CELL = re.compile(r"<(th|td)(?: [^<>]*+)?+>((?:[^<]|<(?!/?t[hd][ >]))*+)</t[hd]>")
_VALUE = re.compile(r'<data value="(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)">')
_NOTE = re.compile(rf'<p class="{CHART}-note">((?:[^<]|<(?!/?p[ >]))*+)</p>')
_ALT = re.compile(rf'<p class="{CHART}-alt">((?:[^<]|<(?!/?p[ >]))*+)</p>')
_UNIT = f"{CHART}-unit-"


class Charts:
    """Draws the charts of one edition."""

    def __init__(self, records: RecordCharts, words: Words, edition: str) -> None:
        self.records = records
        self._words = words
        self._script = script_of_edition(edition)
        self._said = ChartWords(self._worded, self._others, self._describe)

    def put(self, html: str) -> str:
        """Return a body with the pictures of its charts, each with its table folded up below it."""
        if CHART not in html:
            return html
        numbers = iter(range(1, html.count("<figure") + 1))
        return _FIGURE.sub(lambda match: self._drawn(self._with_table(match), next(numbers)), html)

    def as_tables(self, html: str) -> str:
        """Return a body with the tables of its charts, for readers who are not on the site."""
        if CHART not in html:
            return html
        return _FIGURE.sub(lambda match: _ALT.sub("", self._with_table(match)), html)

    def figures(self, charts: Iterable[Chart]) -> tuple[Markup, ...]:
        """Return the charts of a page that is no article; those that show fewer than two entities are left
        out."""
        shown = [chart for chart in charts if len(chart.rows) > 1]
        drawn = (
            self._with_picture(table_html(chart), chart, number) for number, chart in enumerate(shown, 1)
        )
        return tuple(map(Markup, drawn))

    def empty(self, html: str) -> Iterator[str]:
        """Give what the charts of a body ask for that no record meets."""
        for asked in map(unescape, _ASKED.findall(html)):
            chart = self._asked(asked)
            if chart and not chart.rows:
                yield asked

    def digest(self, asked: Iterable[str]) -> bytes:
        """Return a digest of charts of records: what a page depends on that shows them."""
        return digest(repr([self._asked(each) for each in asked]).encode("utf-8", "surrogateescape"))

    def _with_table(self, match: re.Match[str]) -> str:
        """Return the figure of a chart with its table: as it is, or made of the records that it asks for."""
        asked = _ASKED.search(match[2])
        chart = self._asked(unescape(asked[1])) if asked else None
        if not asked or not chart:
            return match[0]
        title, note, alt = (find.search(match[2]) for find in (_CAPTION, _NOTE, _ALT))
        kind = _kind(match[1] or "")
        chart = replace(
            chart,
            title=_text(title[1]) if title else chart.title,
            caption="；".join(filter(None, (_text(note[1]) if note else "", chart.caption))),
            alt=_text(alt[1]) if alt else "",
            kind=kind if kind and ChartKind.FLOW not in (kind, chart.kind) else chart.kind,
        )
        return table_html(chart) if chart.rows else ""

    def _asked(self, asked: str) -> Chart | None:
        """Return the chart of records; None for what only HTML can have asked for."""
        try:
            return self.records.chart(asked)
        except NotACondition:
            return None

    def _drawn(self, figure: str, number: int) -> str:
        """Return a figure with the picture above its table; as it is where it is no chart."""
        match = _FIGURE.fullmatch(figure)
        chart = _read(match) if match else None
        return self._with_picture(figure, chart, number) if chart else figure

    def _with_picture(self, figure: str, chart: Chart, number: int) -> str:
        """Return the figure of a chart with the picture above its table; as it is where it has no numbers."""
        if not chart.values:
            return figure
        picture = draw(chart, f"site-{CHART}-{number}", self._said)
        summary = escape(self._words("chart_data"))

        def with_picture(table: re.Match[str]) -> str:
            scroll = f'<div class="table-scroll">{table[0]}</div>'
            return f'{picture}<details class="{CHART}-data"><summary>{summary}</summary>{scroll}</details>'

        return _ALT.sub("", _TABLE.sub(with_picture, figure, count=1))

    def _worded(self, value: Decimal, unit: str) -> str:
        if not value:
            return "0%" if unit == PERCENT else "0"
        if unit == PERCENT:
            return f"{format_exact(value)}%"
        return (
            format_amount(Amount(value, unit), self._script) if unit else format_number(value, self._script)
        )

    def _others(self, count: int) -> str:
        return self._words("chart_others", number=count)

    def _describe(self, chart: Chart) -> str:
        row = max(
            chart.rows, key=lambda row: max((c.value for c in row.cells if c.value is not None), default=0)
        )
        cell = max(row.cells, key=lambda cell: (cell.value is not None, cell.value or 0))
        return self._words(
            "chart_text",
            kind=self._words(f"chart_{chart.kind}"),
            count=len(chart.rows),
            label="、".join(row.labels),
            value=cell.text,
        )


def _read(figure: re.Match[str]) -> Chart | None:
    """Return the chart that a figure has the table of; None where it has none, or one without numbers."""
    kind, table = _kind(figure[1] or ""), _TABLE.search(figure[2])
    if kind is None or table is None:
        return None
    heads, *rows = (_CELL.findall(row) for row in _ROW.findall(table[0])) if "<tr>" in table[0] else [[]]
    chart = Chart(
        kind,
        _text("".join(_CAPTION.findall(figure[2])[:1])),
        tuple(_text(cell) for _, cell in heads),
        tuple(
            Row(
                tuple(_text(cell) for name, cell in row if name == "th"),
                tuple(_cell(cell) for name, cell in row if name == "td"),
            )
            for row in rows
        ),
        alt=_text("".join(_ALT.findall(figure[2])[:1])),
        unit=next(
            (word.removeprefix(_UNIT) for word in (figure[1] or "").split() if word.startswith(_UNIT)), ""
        ),
    )
    labels = 2 if kind is ChartKind.FLOW else 1
    fits = all(len(row.labels) == labels and len(row.cells) == len(chart.series) for row in chart.rows)
    return chart if fits and chart.series else None


def _kind(classes: str) -> ChartKind | None:
    return next((kind for kind in ChartKind if f"{CHART}-{kind}" in classes.split()), None)


def _cell(html: str) -> Cell:
    found = _VALUE.search(html)
    return Cell(_text(html), Decimal(found[1]) if found else None)


def _text(html: str) -> str:
    return " ".join(plain_text(html).split())
