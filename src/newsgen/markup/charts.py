"""The lines of Markdown that ask for a chart, which whoever reads the article makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.markup.document import DocumentParts

_FIRST = frozenset("cC圖图")
_LINE = re.compile(r"(?:(?P<word>chart)|Chart|CHART|圖表|图表)[ \t]*+[:：][ \t\u3000]*+(?P<asked>\S.*)")
_ANY = re.compile(rf"^[ \t>*+-]*+{_LINE.pattern}$", re.MULTILINE)


def chart_in(bare: str, number: int, document: DocumentParts) -> str:
    """Return the HTML of the chart that a line asks for; nothing where it asks for none.

    `bare` is the `number`th line of the text, without the marks of its containers.
    """
    match = _LINE.fullmatch(bare.rstrip()) if bare[0] in _FIRST and document.charts else None
    if not match or not document.charts:
        return ""
    return document.charts(number, match["asked"], not match["word"])


def asked_charts(text: str) -> Iterator[str]:
    """Give what all lines of a text ask for that may be charts, those in code too."""
    return (match["asked"] for match in _ANY.finditer(text))
