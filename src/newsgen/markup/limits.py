"""Texts that the parser would be slow at, recognised by counting.

Python-Markdown copies a paragraph for every mark in it and searches the rest of the text for every tag
that is not closed; nested tags cost the sanitizer the square of their number. The counts depend on the
text alone, so the same text has the same result on every machine. The largest real articles stay far
below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from newsgen.problems import Explained

_HARMLESS = 5_000  # characters; even the worst text of this length takes well under a second
_PARAGRAPH_WORK = 500_000_000  # characters of a paragraph times marks in it, over all paragraphs
_UNFINISHED_WORK = 20_000_000  # characters of the text times tags without `>`
_TAG_WORK = 20_000_000_000  # characters of the text times tags
_OPEN_TAGS = 500
_FOOTNOTE_MARKS = 2_000

_MARK = re.compile(r"[\[\]`\\<&!{\x02]")
_UNFINISHED = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*+(?!>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that need no end tag, or that end others of their kind: these do not nest by being left open.
_NEVER_OPEN = frozenset(
    ("br", "col", "dd", "dt", "hr", "img", "li", "p", "rp", "rt", "source", "td", "th", "tr", "wbr")
)


class UnreadableError(Explained, ValueError):
    """A text that is not to be parsed."""


def check_text(text: str) -> None:
    """Raise UnreadableError for a Markdown text that would take too long."""
    if len(text) <= _HARMLESS:
        return
    if text.count("[^") > _FOOTNOTE_MARKS:
        raise UnreadableError("too many footnotes")
    if len(_UNFINISHED.findall(text)) * len(text) > _UNFINISHED_WORK:
        raise UnreadableError("too many tags without an end")
    open_tags: Counter[str] = Counter()
    for slash, name in _TAG.findall(text):
        open_tags[name.lower()] += -1 if slash else 1
    left_open = (number for name, number in open_tags.items() if name not in _NEVER_OPEN and number > 0)
    if sum(left_open) > _OPEN_TAGS:
        raise UnreadableError("too many tags left open")
    if text.count("<") * len(text) > _TAG_WORK:
        raise UnreadableError("too many tags")


def check_paragraphs(paragraphs: Iterable[str]) -> None:
    """Raise UnreadableError for paragraphs whose links, code and the like would take too long."""
    work = sum(len(text) * len(_MARK.findall(text)) for text in paragraphs if len(text) > _HARMLESS)
    if work > _PARAGRAPH_WORK:
        raise UnreadableError("too much markup in one paragraph")
