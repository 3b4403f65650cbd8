"""The likeliest way to cut a passage into words, by how rare each is (Viterbi's algorithm)."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.hanzi.lexicon import UNSEEN, Words

# No word reaches further; and no decision depends on what stands further away than this.
_REACH = 6
_FAR = 1 << 30


class Word(NamedTuple):
    """A word in a passage, from `start` to `end`."""

    start: int
    end: int


def is_han(character: str) -> bool:
    """Whether a character can stand in a word."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000" or character == "〇"


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of Han about a place, wide enough to decide how it is cut into words."""
    low, first = start, max(start - _REACH, 0)
    while low > first and is_han(text[low - 1]):
        low -= 1
    high, last = end, min(end + _REACH, len(text))
    while high < last and is_han(text[high]):
        high += 1
    return low, high


def crossed(words: Words, text: str, low: int, high: int) -> bool:
    """Whether any word reaches over an end of a span of a text."""
    first = max(low - _REACH, 0)
    for start, known in enumerate(words.beginning(text, first, high), first):
        # A word from before the span must end inside it or beyond, one from inside it beyond.
        if known and known[-1][0] > (low if start < low else high):
            return True
    return False


def cut(words: Words, text: str, low: int, high: int) -> list[Word]:
    """Return the words of a passage in order."""
    singles = words.singles
    best = [0] + [_FAR] * (high - low)
    back = [low] * (high - low + 1)
    for start, known in enumerate(words.beginning(text, low, high), low):
        here = best[start - low]
        for end, cost in ((start + 1, singles.get(text[start], UNSEEN)), *known):
            if end <= high and here + cost < best[end - low]:
                best[end - low] = here + cost
                back[end - low] = start
    found = []
    while high > low:
        start = back[high - low]
        found.append(Word(start, high))
        high = start
    return found[::-1]
