"""The likeliest way to cut a passage into words, by how rare each is (Viterbi's algorithm)."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.hanzi.lexicon import UNKNOWN, Lexicon

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


def crossed(lexicon: Lexicon, text: str, low: int, high: int) -> bool:
    """Whether any word reaches over an end of a span of a text."""
    lengths, costs = lexicon.lengths, lexicon.costs
    for start in range(max(low - _REACH, 0), high):
        # A word from before the span must end inside it or beyond, one from inside it beyond.
        least = (low if start < low else high) - start
        for length in lengths[text[start : start + 2]]:
            if length > least and text[start : start + length] in costs and start + length <= len(text):
                return True
    return False


def cut(lexicon: Lexicon, text: str, low: int, high: int) -> list[Word]:
    """Return the words of a passage in order."""
    size = high - low
    costs, lengths = lexicon.costs, lexicon.lengths
    best = [_FAR] * (size + 1)
    back = [0] * (size + 1)
    best[0] = 0
    for at in range(size):
        start = low + at
        known = lengths[text[start : start + 2]]
        here = best[at]
        cost = here + costs.get(text[start], UNKNOWN)
        if cost < best[at + 1]:
            best[at + 1] = cost
            back[at + 1] = at
        for length in known:
            after = at + length
            if after <= size:
                price = costs.get(text[start : start + length])
                if price is not None and here + price < best[after]:
                    best[after] = here + price
                    back[after] = at
    words = []
    at = size
    while at:
        words.append(Word(low + back[at], low + at))
        at = back[at]
    return words[::-1]
