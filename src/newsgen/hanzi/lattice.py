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
    # One that reaches over the end of the span from before it reaches over its beginning, too.
    return _reached(words, text, max(low - _REACH, 0), low) or _reached(words, text, low, high)


def _reached(words: Words, text: str, start: int, end: int) -> bool:
    """Whether any word that begins in a span of a text reaches over its end."""
    return words.join(text[end - 1 : end], text[end : end + 1]) and any(
        known[-1][0] > end for known in words.beginning(text, start, end) if known
    )


def cut(words: Words, text: str, low: int, high: int) -> list[Word]:
    """Return the words of a passage in order."""
    singles = words.singles
    best = [0] + [_FAR] * (high - low)
    back = [low] * (high - low + 1)
    for start, known in enumerate(words.beginning(text, low, high), low):
        at = start - low
        here = best[at]
        alone = here + singles.get(text[start], UNSEEN)
        if alone < best[at + 1]:
            best[at + 1] = alone
            back[at + 1] = start
        for end, cost in known:
            if end <= high and here + cost < best[end - low]:
                best[end - low] = here + cost
                back[end - low] = start
    found = []
    while high > low:
        start = back[high - low]
        found.append(Word(start, high))
        high = start
    return found[::-1]
