"""Given names: how long one may be, and what is rather a common word (国庆, 高峰) than one."""

from __future__ import annotations

from functools import cache, lru_cache

from newsgen.hanzi import dictionary
from newsgen.hanzi.lexicon import ordinary_words
from newsgen.hanzi.people import people
from newsgen.hanzi.segments import SEPARATORS

#: A pair of characters that costs less is rather a word (高峰, 国庆) than a given name (海峰, 建平); so is
#: what is longer and costs less than the other.
COMMON_PAIR, _COMMON, _PLAIN = 133, 140, 100
_REMEMBERED = 4_096  # characters
_SURE = 0xD8  # where the rarer half of GB 2312 begins, by the first byte


def given_lengths(text: str, at: int) -> tuple[int, ...]:
    """Return how long a given name that begins there may be."""
    pair = text[at : at + 2]
    if pair in people().pairs:
        return (2, 1) if may_be_given(pair[0]) else (2,)
    if not may_be_given(pair[:1]) or pair in people().others:
        return ()
    return (2, 1) if may_be_given(text[at + 1 : at + 2]) else (1,)


def begins_common_word(text: str, at: int, common_pair: int = COMMON_PAIR) -> bool:
    """Whether a common word begins there: 于海外 and 于东方明珠 have no given name. What people are often
    called (建国, 和平) is none before the end, a mark, or what somebody does."""
    if text[at : at + 2] in people().pairs and _goes_on(text, at + 2):
        return False
    known = next(ordinary_words().beginning(text, at, at + 1), ())
    return any(cost < (common_pair if end == at + 2 else _COMMON) for end, cost in known)


def _goes_on(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in SEPARATORS or people().said.match(text, end) is not None


def begins_word(text: str, at: int) -> bool:
    """Whether any word of two or more characters begins there: 钟鸣鼎食."""
    return any(True for _ in next(ordinary_words().beginning(text, at, at + 1), ()))


def begins_long_word(text: str, at: int) -> bool:
    """Whether any word of three or more characters begins there: 种植园."""
    return any(end > at + 2 for end, _ in next(ordinary_words().beginning(text, at, at + 1), ()))


def rather_a_word(text: str, at: int) -> bool:
    """Whether two characters of a given name are a very common word, or a well known country or city: no
    name behind what may be a preposition (于德国, 于高雄, 于文化)."""
    if 2 not in given_lengths(text, at):
        return False
    pair = text[at : at + 2]
    cost = ordinary_words().cost(pair)
    return cost is not None and (cost < _PLAIN or (cost < COMMON_PAIR and is_place(pair)))


def is_place(pair: str) -> bool:
    """Whether two characters are a country, or what a city or a county is called for short."""
    return pair in _places()


@cache
def _places() -> frozenset[str]:
    """Return countries of two characters, and what cities and counties of two are called for short."""
    names = [line.partition("\t")[0] for line in dictionary.own_lines("places.tsv")]
    short = (name[:-1] for name in names if len(name) == 3 and name[-1] in "市县")
    return frozenset((*short, *(name for name in names if len(name) == 2)))


@lru_cache(_REMEMBERED)
def may_be_given(character: str) -> bool:
    """Whether a character may be one of a given name: one of those that often are, or a rare one."""
    if not "\u4e00" <= character <= "\u9fff":
        return False
    if character in people().given:
        return True
    try:
        return character.encode("gb2312")[0] >= _SURE
    except UnicodeEncodeError:
        return True
