"""HTML in which items and cells that need no end tag have one (HTML Living Standard, 13.1.2.4).

The parser that reads pages takes an item without an end for one that holds all that follow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import accumulate

_CELLS = frozenset(("td", "th"))
_ROWS = _CELLS | {"tr"}
_PARTS = _ROWS | {"thead", "tbody", "tfoot"}
# What the beginning of an element ends, if it is the innermost one that is open.
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset(("li",)),
    **dict.fromkeys(("dt", "dd"), frozenset(("dt", "dd"))),
    **dict.fromkeys(("td", "th"), _CELLS),
    "tr": _ROWS,
    **dict.fromkeys(("thead", "tbody", "tfoot"), _PARTS),
}
_HOLDING = frozenset(("ul", "ol", "menu", "dir", "dl", "table"))  # what they are parts of


def with_implied_ends(text: str) -> str:
    """Return an HTML text with the end tags that a browser would think there."""
    reader = _TagReader(text)
    reader.feed(text)
    reader.close()
    return "".join((*reader.pieces, text[reader.done :]))


class _TagReader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self.done = 0
        self._text = text
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the library passes them
        ended = _ENDS.get(tag, ())
        while self._open and self._open[-1] in ended:
            line, column = self.getpos()
            at = self._lines[line - 1] + column
            self.pieces.append(f"{self._text[self.done : at]}</{self._pop()}>")
            self.done = at
        if tag in _ENDS or tag in _HOLDING:
            self._open.append(tag)
            self._counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self._counts[tag]:
            return
        if tag not in _HOLDING:
            # One within a list or a table of its own ends nothing around it.
            for name in reversed(self._open):
                if name == tag:
                    break
                if name in _HOLDING:
                    return
        while self._pop() != tag:
            pass

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        return name
