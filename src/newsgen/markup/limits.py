"""Texts that the parser would be slow at, recognised by counting.

Python-Markdown copies a paragraph for every mark in it and searches the rest of the text for every tag
that is not closed; nested tags cost the sanitizer the square of their number. The counts depend on the
text alone, so the same text has the same result on every machine. The largest real articles stay
hundreds of times below them.
"""

from __future__ import annotations

import re
from collections import Counter

_HARMLESS = 5_000  # characters; even the worst text of this length takes well under a second
_PARAGRAPH_WORK = 500_000_000  # characters of a paragraph times marks in it, over all paragraphs
_UNFINISHED_WORK = 20_000_000  # characters of the text times tags without `>`
_TAG_WORK = 20_000_000_000  # characters of the text times tags
_OPEN_TAGS = 500
_FOOTNOTE_MARKS = 2_000

_MARK = re.compile(r"[*_\[\]`\\<&!{]|  \n")
_BLANK = re.compile(r"\n[ \t]*\n")
_UNFINISHED = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*+(?!>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that need no end tag, or that end others of their kind: these do not nest by being left open.
_NEVER_OPEN = frozenset(
    ("br", "col", "dd", "dt", "hr", "img", "li", "p", "rp", "rt", "source", "td", "th", "tr", "wbr")
)


def too_much(text: str) -> str:
    """Return why a Markdown text is not to be parsed; empty if it can be."""
    if len(text) <= _HARMLESS:
        return ""
    if sum(len(block) * len(_MARK.findall(block)) for block in _BLANK.split(text)) > _PARAGRAPH_WORK:
        return "too much markup in one paragraph"
    if text.count("[^") > _FOOTNOTE_MARKS:
        return "too many footnotes"
    tags = text.count("<")
    if not tags:
        return ""
    if len(_UNFINISHED.findall(text)) * len(text) > _UNFINISHED_WORK:
        return "too many tags without an end"
    open_tags: Counter[str] = Counter()
    for slash, name in _TAG.findall(text):
        open_tags[name.lower()] += -1 if slash else 1
    if (
        sum(number for name, number in open_tags.items() if number > 0 and name not in _NEVER_OPEN)
        > _OPEN_TAGS
    ):
        return "too many tags left open"
    return "too many tags" if tags * len(text) > _TAG_WORK else ""
