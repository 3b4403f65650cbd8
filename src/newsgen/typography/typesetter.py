"""A text -> the same text with the punctuation that an edition's readers expect."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsgen.model import script_of_edition
from newsgen.typography.around import TextEdit
from newsgen.typography.punctuation import full_width
from newsgen.typography.quotes import LEVELS, quotation_marks

# Addresses, and names of files by their end; what stands in them is for machines.
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’「」『』，。；、]+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++", re.ASCII)
_FILE = re.compile(
    r"\.(?:csv|docx?|epub|gif|html?|jpe?g|json|md|mp[34]|pdf|png|pptx?|rar|svg|txt|webp|xlsx?|xml|zip)(?![a-z])"
)
_MARKED = re.compile(r"[“”‘’「」『』\",;:!?().。…-]")
_OUTSIDE_FILE = frozenset(' \t\n/"“”‘’「」『』《》，。；：、！？')


class Typesetting:
    """What is to be changed in a text: found once, told for each edition."""

    def __init__(self, text: str, quotes: Sequence[tuple[int, int]], others: Sequence[TextEdit]) -> None:
        self._text = text
        self._quotes = quotes
        self._others = others

    def __bool__(self) -> bool:
        return bool(self._quotes or self._others)

    def edits(self, edition: str) -> list[TextEdit]:
        """Return the changes for an edition, in order."""
        marks = LEVELS[script_of_edition(edition)]
        edits = [
            (place, place + 1, marks[level])
            for place, level in self._quotes
            if self._text[place] != marks[level]
        ]
        return sorted((*edits, *self._others)) if edits and self._others else edits or [*self._others]


class Typesetter:
    """Sets texts as an edition's readers expect them: its quotation marks, and full-width punctuation.

    A line of the text is a paragraph, a heading or the like. Setting what has been set changes nothing.
    """

    def __init__(self, quotes: bool = True, punctuation: bool = True) -> None:
        self._quotes = quotes
        self._punctuation = punctuation

    def plan(self, text: str, kept: Iterable[tuple[int, int]] = ()) -> Typesetting:
        """Return what is to be changed in a text.

        The spans `kept` stay as they are, and so do addresses and names of files.
        """
        spans = _merged((*kept, *_for_machines(text))) if "." in text or kept else []
        quotes = quotation_marks(text, spans) if self._quotes else []
        plan = Typesetting(text, quotes, ())
        if not self._punctuation:
            return plan
        # A straight mark tells less of what stands before it than the one that it becomes.
        others = full_width(applied(text, plan.edits("zh-Hans")) if '"' in text else text)
        return Typesetting(text, quotes, [edit for edit in others if not _touches(spans, edit)])

    def set(self, text: str, edition: str) -> str:
        """Return a text as it is to be read in an edition."""
        return applied(text, self.plan(text).edits(edition))


def is_marked(text: str) -> bool:
    """Whether there is anything in a text that a typesetter might change."""
    return _MARKED.search(text) is not None


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """Return a text with changes made, which are in order."""
    pieces: list[str] = []
    done = 0
    for start, end, put in edits:
        pieces += (text[done:start], put)
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _touches(kept: Sequence[tuple[int, int]], edit: TextEdit) -> bool:
    at = bisect_left(kept, (edit[1], 0))
    return at > 0 and kept[at - 1][1] > edit[0]


def _for_machines(text: str) -> list[tuple[int, int]]:
    found = []
    if "://" in text or "www." in text:
        found += [match.span() for match in _URL.finditer(text)]
    if "@" in text:
        found += [match.span() for match in _MAIL.finditer(text)]
    for match in _FILE.finditer(text):
        start = match.start()
        while start and text[start - 1] not in _OUTSIDE_FILE:
            start -= 1
        found.append((start, match.end()))
    return found
