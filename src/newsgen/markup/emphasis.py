"""Emphasis with `*` and `_`, and deletions with `~~`, where there are no spaces around words.

CommonMark's algorithm (0.31, "process emphasis"), with the flanking rules of the CJK-friendly amendment
(github.com/tats-u/markdown-cjk-friendly): Han text and its punctuation are an edge of a word wherever a
mark stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from newsgen.cjk import SHARED, is_wide


class MarkRun:
    """A run of marks; `opens` and `closes` gather the elements that it is found to begin and end, `count` is
    how many of its marks remain text."""

    __slots__ = ("char", "closes", "closing", "count", "length", "loose", "opening", "opens")

    def __init__(self, marks: str, before: str, after: str) -> None:
        self.char = marks[0]
        self.count = self.length = len(marks)
        edge_before, edge_after = _is_edge(before), _is_edge(after)
        left = not after.isspace() and (not _is_mark(after) or edge_before)
        right = not before.isspace() and (not _is_mark(before) or edge_after)
        # `snake_case` is one word; Han text has no words, but `江西_2024_报告` is still one name.
        underscore = self.char == "_"
        self.opening = left and (not underscore or not right or edge_before)
        self.closing = right and (not underscore or not left or edge_after)
        self.loose = underscore and self.length == 1 and before.isalnum() and after.isalnum()
        self.opens: list[str] = []
        self.closes: list[str] = []

    def pairs_with(self, closer: MarkRun) -> bool:
        """Whether this run may begin what another ends; the sum of three keeps `**a*b**` whole."""
        if self.char != closer.char or (self.loose and closer.loose):
            return False
        if not (self.closing or closer.opening):
            return True
        return (self.length + closer.length) % 3 != 0 or (self.length % 3 == 0 and closer.length % 3 == 0)


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation or a symbol of text that has words."""
    return unicodedata.category(char)[0] in "PS" and not _is_cjk(char)


def _is_edge(char: str) -> bool:
    """Whether a word may begin or end beside this character."""
    return char.isspace() or unicodedata.category(char)[0] in "PS" or _is_cjk(char)


def _is_cjk(char: str) -> bool:
    return is_wide(char) or char in SHARED or "\uac00" <= char <= "\ud7af"


def pair_runs(runs: Iterable[MarkRun]) -> None:
    """Find what each run begins and ends, for the runs of one text."""
    openers: list[MarkRun] = []
    floors: dict[tuple[str, bool, int, bool], int] = {}  # below these, no opener fits such a closer
    for run in runs:
        kind = (run.char, run.opening, run.length % 3, run.loose)
        while run.closing and run.count:
            place = len(openers) - 1
            while place >= floors.get(kind, 0) and not openers[place].pairs_with(run):
                place -= 1
            if place < floors.get(kind, 0):
                floors[kind] = len(openers)
                break
            opener = openers[place]
            size = 2 if opener.count > 1 and run.count > 1 else 1
            opener.opens.append("del" if run.char == "~" else "strong" if size == 2 else "em")
            run.closes.append(opener.opens[-1])
            opener.count -= size
            run.count -= size
            del openers[place + (1 if opener.count else 0) :]
            floors = {key: min(floor, len(openers)) for key, floor in floors.items()}
        if run.opening and run.count:
            openers.append(run)
