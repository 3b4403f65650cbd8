"""A Chinese title -> the last part of an address, as an editor would pick it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from newsgen.hanzi import Converter, RuleError, pieces
from newsgen.pages import is_device

LONGEST = 60  # characters; an address of that length is still whole in a message or a list of results

_FEWEST_WORDS = 4  # fewer tell one title from the next too seldom
_CLAUSE_END = re.compile(r"[：，。！？；…—|｜]+|[,:;!?](?!\d)|\s+")
_WORD = re.compile(r"[a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WITHIN_WORDS = re.compile(r"(?<=\d),(?=\d{3})|(?<=[a-z])['’](?=[a-z])")


def slug_of(title: str, fallback: str = "article") -> str:
    """Return a part of an address for a title: its pinyin, with Latin words and figures as they are.

    Small letters, digits and single hyphens only, at most `LONGEST` characters. A longer title is cut
    behind a clause where that leaves enough of it, else behind a syllable. Where nothing of a title can be
    spelled, such as in one of emoji, it is the `fallback`, which also stands behind a word that no file may
    have as its name.
    """
    words: list[str] = []
    fitting = 0
    for clause in _CLAUSE_END.split(_shown(title)):
        words += _words(clause)
        if _length(words) <= LONGEST:
            fitting = len(words)
    if fitting < min(_FEWEST_WORDS, len(words)):
        while fitting < len(words) and _length(words[: fitting + 1]) <= LONGEST:
            fitting += 1
    slug = "-".join(words[: max(1, fitting)])[:LONGEST] or fallback
    return f"{slug}-{fallback}" if is_device(slug) else slug


def is_slug(text: str) -> bool:
    """Whether a text is a part of an address of the kind that `slug_of` makes."""
    return _SLUG.fullmatch(text) is not None


def _length(words: list[str]) -> int:
    return sum(map(len, words)) + len(words) - 1


def _shown(title: str) -> str:
    """Return a title as readers of the Simplified edition see it: pinyin is known best for its phrases."""
    try:
        parts = [part if isinstance(part, str) else part.shown("zh-Hans") for part in pieces(title)]
    except RuleError:
        parts = [title]
    return _converter().convert("".join(parts))


@cache
def _converter() -> Converter:
    return Converter("zh-Hans")


def _words(clause: str) -> Iterator[str]:
    from pypinyin import lazy_pinyin  # here, because a slug that is typed need not wait for its tables

    for run in lazy_pinyin(unicodedata.normalize("NFKC", clause)):  # a syllable, or what is not Chinese
        letters = unicodedata.normalize("NFKD", run).casefold()
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
        yield from _WORD.findall(_WITHIN_WORDS.sub("", bare))
