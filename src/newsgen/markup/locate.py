"""The lines of a file that links and tags stand in."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

_BEFORE = frozenset("(<\"'= \n\t:")
_AFTER = frozenset(")>\"' \n\t")


def line_numbers(text: str, first_line: int) -> Callable[[int], int]:
    """Return what gives the line of a file that a place of a text is in; the text begins at `first_line`."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    return lambda place: first_line + bisect_left(breaks, place)


class Locator:
    """Finds, in order, what a parser found in a text: asked for a target again, it gives the next place.

    The places are searched for, not recorded by the parser, so a target that was also typed in code or
    in a sentence may be found there.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._next: dict[str, int] = {}
        self._last: dict[str, int] = {}  # the places of targets of which there is no more

    def target(self, target: str) -> int:
        """Return the line of a link's or picture's address."""
        for form in dict.fromkeys((target, html.escape(target, quote=False), html.escape(target))):
            place = self._find(form)
            if place >= 0:
                return self._line(place)
        return self._first_line

    @cached_property
    def _line(self) -> Callable[[int], int]:
        return line_numbers(self._text, self._first_line)

    def _find(self, target: str) -> int:
        """Return the next place of an address between delimiters; the last one again when all were given."""
        if target in self._last:
            return self._last[target]
        text, start = self._text, self._next.get(target, 0)
        while (place := text.find(target, start)) >= 0:
            start = end = place + len(target)
            bounded = (place == 0 or text[place - 1] in _BEFORE) and (end == len(text) or text[end] in _AFTER)
            if bounded and text[place - 1 : place + 1] != "</":
                self._next[target] = end
                return place
        known = self._next.get(target, 0) - len(target)
        self._last[target] = known if known >= 0 else text.find(target)
        return self._last[target]
