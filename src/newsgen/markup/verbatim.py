"""What of a Markdown text stands as it is, found in one pass: code, and what lies between two marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping

from newsgen.markup.lines import FENCE

#: Where something starts and ends in a text.
Span = tuple[int, int]

_TICKS = re.compile(r"`++|\n[ \t]*+\n")


def fenced(text: str) -> Iterator[Span]:
    """Give the blocks of code between lines of ``` or ~~~; where nothing ends one, there is none."""
    fences = [*FENCE.finditer(text)]
    endless: dict[str, int] = {}  # by character, how long a mark was that nothing ends
    at = 0
    while at < len(fences):
        opened, mark = at, fences[at]["mark"]
        at += 1
        if len(mark) >= endless.get(mark[0], len(mark) + 1):
            continue
        for place in range(at, len(fences)):
            if fences[place]["mark"].startswith(mark) and not fences[place]["info"].strip():
                yield fences[opened].start(), fences[place].end()
                at = place + 1
                break
        else:
            endless[mark[0]] = len(mark)


def code_spans(text: str) -> Iterator[Span]:
    """Give the code between runs of backticks of one length, in one paragraph."""
    runs: list[Span] = []
    for found in _TICKS.finditer(text):
        if found[0][0] == "`":
            runs.append(found.span())
        else:
            yield from _paired(runs)
            runs = []
    yield from _paired(runs)


def within(spans: Iterable[Span]) -> Callable[[int], bool]:
    """Return what tells whether a place is within one of some spans, of which none overlaps another."""
    known = sorted(spans)
    starts = [start for start, _ in known]

    def is_within(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < known[at][1]

    return is_within


def without(text: str, spans: Iterable[Span], blank: str) -> str:
    """Return a text, as long as it was, with spans of it blanked out; line ends stay."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += text[done:start], "\n".join(blank * len(line) for line in text[start:end].split("\n"))
        done = end
    return "".join((*parts, text[done:]))


def _paired(runs: list[Span]) -> Iterator[Span]:
    following: dict[int, int] = {}  # by length, the next run of it
    closing = [0] * len(runs)
    for at in range(len(runs) - 1, -1, -1):
        length = runs[at][1] - runs[at][0]
        closing[at] = following.get(length, 0)
        following[length] = at
    at = 0
    while at < len(runs):
        if closing[at]:
            yield runs[at][0], runs[closing[at]][1]
            at = closing[at]
        at += 1


def enclosed(text: str, opening: re.Pattern[str], closing: Mapping[str, re.Pattern[str]]) -> Iterator[Span]:
    """Give what lies from a mark that `opening` finds to the next one that closes it, marks included.

    `closing` has the pattern of that by what was found, in lower case. What nothing closes is left out.
    """
    end = 0
    hopeless: set[str] = set()
    for found in opening.finditer(text):
        kind = found[0].lower()
        if found.start() < end or kind in hopeless:
            continue
        closed = closing[kind].search(text, found.end())
        if closed is None:
            hopeless.add(kind)
        else:
            end = closed.end()
            yield found.start(), end
