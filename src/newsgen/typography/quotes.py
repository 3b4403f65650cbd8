"""Quotation marks in the form of an edition: “甲‘乙’” in Simplified, 「甲『乙』」 in Traditional."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsgen.typography.around import after, before, is_han

_MARKS = '“”‘’「」『』"'
_HAN = re.compile("[\u3005-\uabff\uf900-\ufaff\U00020000-\U0003ffff]")
_OPENED = {"”": "“", "’": "‘", "」": "「", "』": "『", '"': '"'}
_OPENING = frozenset("“‘「『")
_CHINESE = frozenset("。，、；：！？…）》〉“”‘’「」『』")  # what may stand inside beside a mark of Chinese
_CORNERS = frozenset("「」『』")  # never anything but Chinese quotation marks
#: The marks of a script: those at even depth, then those at odd depth (GB/T 15834 for Simplified, W3C CLREQ
#: 3.1.4 for both). A mark of Chinese is told by its place in here.
LEVELS = {"Hans": "“”‘’", "Hant": "「」『』"}


def quotation_marks(text: str, kept: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return where the quotation marks of Chinese stand in a text, in order, and the level of each.

    Levels alternate with the depth of the nesting. A mark that opens counts also where it is not closed, as
    each paragraph of a long quotation opens anew; one that closes may have been opened in a line before.
    Not given are other marks without a partner, apostrophes, inches, quotations within Latin text, and what
    is in the spans `kept` (in order). When all marks given are set in a script, they are read the same way.
    """
    places = _places(text)
    if kept:
        starts = [start for start, _ in kept]
        ends = [0, *(end for _, end in kept)]
        places = [place for place in places if place >= ends[bisect_right(starts, place)]]
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []  # marks that earlier lines leave open, with their levels
    at = 0
    while at < len(places):
        end = text.find("\n", places[at])
        upto = bisect_left(places, len(text) if end < 0 else end, at)
        its = places[at:upto]
        at = upto
        typed = "".join([text[place] for place in its])
        if not opened and "”" in typed and "“" not in typed:
            typed = _by_turns(typed)
        levels = _nested(typed) if _is_simple(typed, text, its) else ()
        if levels:
            found += zip(its, levels, strict=True)
            continue
        line = _Line(text, its)
        reading = line.read(typed, "".join([mark for mark, _ in opened]))
        if reading.is_sure or all(
            _reads_so(line, reading, typed, opened, marks) for marks in LEVELS.values()
        ):
            found += [(its[number], level) for number, level in reading.levels.items()]
            left = [(typed[number], reading.levels[number]) for number in reading.left]
            opened = left or opened[: len(opened) - reading.closed]
    return found


def _by_turns(marks: str) -> str:
    """Return the marks of a line with every other `”` turned round, if none of them opens: 他說”停留”在."""
    first, *rest = marks.split("”")
    if len(rest) % 2:
        return marks
    return first + "".join(("“", "”")[number % 2] + piece for number, piece in enumerate(rest))


def _reads_so(
    line: _Line, reading: _Reading, typed: str, opened: Sequence[tuple[str, int]], script: str
) -> bool:
    """Whether a line with its marks set in a script is read as it was when it was typed."""
    new = list(typed)
    for number, level in reading.levels.items():
        new[number] = script[level]
    again = line.read("".join(new), "".join([script[level] for _, level in opened]))
    kept = {number: level for number, level in again.levels.items() if script[level] != new[number]}
    return not kept and again.left == reading.left and again.closed == reading.closed


def _places(text: str) -> list[int]:
    """Return where the marks of a text stand; one search for each is faster than one for all."""
    places = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    places.sort()
    return places


def _is_simple(marks: str, text: str, places: Sequence[int]) -> bool:
    """Whether nothing but the marks themselves tells how a line is to be read: nearly every line.

    Each mark that Chinese shares with Latin text has Chinese beside it, on the inside.
    """
    for mark, place in zip(marks, places, strict=True):
        if mark in _CORNERS:
            continue
        beside = text[place + 1 : place + 2] if mark in _OPENING else text[place - 1 : place]
        if mark == '"' or not (is_han(beside) or beside in _CHINESE):
            return False
    return True


@lru_cache(maxsize=1_024)
def _nested(marks: str) -> tuple[int, ...]:
    """Return the level of each mark, where each has its partner; else nothing."""
    stack: list[str] = []
    levels: list[int] = []
    for mark in marks:
        if mark in _OPENING:
            levels.append(len(stack) % 2 * 2)
            stack.append(mark)
        elif stack and stack.pop() == _OPENED[mark]:
            levels.append(len(stack) % 2 * 2 + 1)
        else:
            return ()
    return () if stack else tuple(levels)


class _Reading(NamedTuple):
    """The level of each mark of Chinese, by its number in the line; those left open; how many are closed of
    earlier lines.

    It `is_sure` where the marks, in whichever script, cannot be read in another way.
    """

    levels: dict[int, int]
    left: list[int]
    closed: int
    is_sure: bool


class _Line:
    """A line of a text, and where its marks stand."""

    def __init__(self, text: str, places: Sequence[int]) -> None:
        self.places = places
        self._text = text
        self._followed = self._next_han()

    def read(self, marks: str, opened: str) -> _Reading:
        """Read the line with these marks in its places, after lines that have left some `opened`."""
        pairs, left, closed = self._pairs(marks, opened)
        begins = {first for first, last in pairs.items() if self._is_chinese(marks, first, last)}
        ends = {pairs[first] for first in begins}
        alike = Counter(marks[at] for at in left)
        left = [at for at in left if alike[marks[at]] == 1 and self._begins_chinese(marks, at)]
        begins.update(left)
        ends.update(closed)
        depth = deepest = len(closed)
        levels: dict[int, int] = {}
        for at in sorted(begins | ends):
            if at in begins:
                levels[at] = depth % 2 * 2
                depth += 1
                deepest = max(deepest, depth)
            else:
                depth -= 1
                levels[at] = depth % 2 * 2 + 1
        # ‘ and ’ may be read as apostrophes.
        return _Reading(levels, left, len(closed), len(levels) == len(marks) and deepest < 2)

    def _pairs(self, marks: str, opened: str) -> tuple[dict[int, int], list[int], list[int]]:
        """Return which mark closes which, those left open, and those that close one of an earlier line."""
        straight = self._straight(marks)
        pairs: dict[int, int] = {}
        stack: list[int] = []
        waiting = dict.fromkeys((*_OPENING, '"'), 0)
        closed: list[int] = []
        for at, mark in enumerate(marks):
            if mark in "‘’" and self._is_within_word(at):
                continue
            if mark in _OPENING or straight.get(at):
                stack.append(at)
                waiting[mark] += 1
            elif mark == '"' and at not in straight:
                continue
            elif not waiting[_OPENED[mark]]:
                earlier = opened[-1 - len(closed) : len(opened) - len(closed)]
                if earlier == _OPENED[mark] and not stack and not self._follows_figure(at):
                    closed.append(at)
            elif mark != "’" or marks[stack[-1]] == "‘":
                while marks[stack[-1]] != _OPENED[mark]:
                    waiting[marks[stack.pop()]] -= 1
                pairs[stack.pop()] = at
                waiting[_OPENED[mark]] -= 1
        return pairs, stack, closed

    def _straight(self, marks: str) -> dict[int, bool]:
        """Return which straight marks open and which close: by turns, where all have a partner."""
        found = [at for at, mark in enumerate(marks) if mark == '"']
        if len(found) % 2:
            found = [at for at in found if not self._follows_figure(at)]  # 5" is a measure
        if len(found) % 2:
            return {}
        return {
            at: opens
            for first, last in zip(found[::2], found[1::2], strict=True)
            if not (self._follows_figure(first) and self._follows_figure(last))
            for at, opens in ((first, True), (last, False))
        }

    def _is_chinese(self, marks: str, first: int, last: int) -> bool:
        """Whether a quotation has Han in it or beside it; others belong to Latin text."""
        start, end = self.places[first], self.places[last]
        return (
            marks[first] in _CORNERS
            or self._followed[first] < end
            or is_han(before(self._text, start))
            or is_han(after(self._text, end + 1))
        )

    def _begins_chinese(self, marks: str, at: int) -> bool:
        return marks[at] in _CORNERS or is_han(after(self._text, self.places[at] + 1))

    def _next_han(self) -> list[int]:
        """Return where the first Han character after each mark stands."""
        bounds = [*self.places[1:], min(self.places[-1] + 1, len(self._text))]
        found: list[int] = []
        following = len(self._text)
        for start, end in zip(reversed(self.places), reversed(bounds), strict=True):
            match = _HAN.search(self._text, start, end)
            following = match.start() if match else following
            found.append(following)
        return found[::-1]

    def _is_within_word(self, at: int) -> bool:
        """Whether a mark stands between two Latin letters or figures, as in don’t."""
        place = self.places[at]
        return self._is_latin(place - 1) and self._is_latin(place + 1)

    def _follows_figure(self, at: int) -> bool:
        return self.places[at] > 0 and self._text[self.places[at] - 1] in "0123456789"

    def _is_latin(self, place: int) -> bool:
        char = self._text[place : place + 1] if place >= 0 else ""
        return char.isalnum() and char.isascii()
