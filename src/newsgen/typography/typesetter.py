"""A text -> the same text with the punctuation that an edition's readers expect."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsgen.typography.around import Edit
from newsgen.typography.punctuation import full_width
from newsgen.typography.quotes import quotation_marks

# Addresses, and names of files by their end; what stands in them is for machines.
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’「」『』，。；、]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_FILE = re.compile(
    r"\.(?:csv|docx?|epub|gif|html?|jpe?g|json|md|mp[34]|pdf|png|pptx?|rar|svg|txt|webp|xlsx?|xml|zip)(?![a-z])"
)
_MARKED = re.compile(r"[“”‘’「」『』\",;:!?().。…-]")
_OUTSIDE_FILE = frozenset(' \t\n/"“”‘’「」『』《》，。；：、！？')


class Typesetter:
    """Sets texts as an edition's readers expect them: its quotation marks, and full-width punctuation.

    A line of the text is a paragraph, a heading or the like. Setting what has been set changes nothing.
    """

    def __init__(self, edition: str, quotes: bool = True, punctuation: bool = True) -> None:
        self._edition = edition
        self._quotes = quotes
        self._punctuation = punctuation

    def edits(self, text: str, kept: Iterable[tuple[int, int]] = ()) -> list[Edit]:
        """Return what is to be changed, in order, as (start, end, what stands there then).

        The spans `kept` stay as they are, and so do addresses and names of files.
        """
        spans = _merged(kept)
        edits = self._all(text, spans)
        if edits and "." in text and (machines := _for_machines(text)):
            spans = _merged((*spans, *machines))
            edits = self._all(text, spans)
        return edits

    def set(self, text: str) -> str:
        """Return a text as it is to be read."""
        return applied(text, self.edits(text))

    def _all(self, text: str, kept: Sequence[tuple[int, int]]) -> list[Edit]:
        marks = quotation_marks(text, self._edition, kept) if self._quotes else []
        if not self._punctuation:
            return marks
        others = full_width(applied(text, marks))
        if kept:
            others = [edit for edit in others if not _touches(kept, edit)]
        return sorted((*marks, *others)) if marks and others else marks or others


def is_marked(text: str) -> bool:
    """Whether there is anything in a text that a typesetter might change."""
    return _MARKED.search(text) is not None


def applied(text: str, edits: Iterable[Edit]) -> str:
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


def _touches(kept: Sequence[tuple[int, int]], edit: Edit) -> bool:
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
