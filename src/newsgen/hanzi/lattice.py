"""The likeliest way to cut a passage into words, by how rare each is (Viterbi's algorithm)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from newsgen.hanzi.lexicon import UNSEEN, WordTable

# No word reaches further; and no decision depends on what stands further away than this.
_REACH = 6
_FAR = 1 << 30
# So many parts of passages are remembered, and none that is longer.
_REMEMBERED, _SHORT = 4_096, 24


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


def crossed(words: WordTable, text: str, low: int, high: int) -> bool:
    """Whether any word reaches over an end of a span of a text."""
    # One that reaches over the end of the span from before it reaches over its beginning, too.
    follow = words.follow
    return (
        0 < low < len(text)
        and text[low] in follow[text[low - 1]]
        and _reached(words, text, max(low - _REACH, 0), low)
    ) or (high < len(text) and text[high] in follow[text[high - 1]] and _reached(words, text, low, high))


def _reached(words: WordTable, text: str, low: int, end: int) -> bool:
    """Whether any word that begins in a span of a text reaches over its end."""
    follow = words.follow
    start = end
    # No further back than each character stands behind the one before it in some word.
    while start > low and text[start] in follow[text[start - 1]]:
        start -= 1
        if words.reaches(text, start, end):
            return True
    return False


def cut(words: WordTable, text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return where the words of a passage begin and end, in order."""
    follow = words.follow
    passage = text[low:high]
    found = []
    start = low
    for end, (one, other) in enumerate(pairwise(f"{passage}\n"), low + 1):
        if other not in follow[one]:
            # No word reaches over this place, so what stands before it can be cut by itself.
            found += _cut(words, text, start, end)
            start = end
    return found


def cut_about(
    words: WordTable, text: str, low: int, high: int, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where the words of a passage begin and end that stand at places of it or beside them; only what
    words can reach from there is cut. Places are in order and apart from each other."""
    follow = words.follow
    for first, last in places:
        if first < low:
            continue  # among what was cut about the place before
        while first > low and text[first] in follow[text[first - 1]]:
            first -= 1
        while last < high and text[last] in follow[text[last - 1]]:
            last += 1
        yield from _cut(words, text, first, last)
        low = last


def _cut(words: WordTable, text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return where the words of a part of a text begin and end, over whose ends none reaches."""
    if high == low + 1:
        return [(low, high)]
    part = _remembered if high - low <= _SHORT else _likeliest
    return [(low + start, low + end) for start, end in part(words, text[low:high])]


def _likeliest(words: WordTable, text: str) -> tuple[tuple[int, int], ...]:
    """Return how a text is best cut, the first and the last place of each word."""
    singles = words.singles
    high = len(text)
    best = [0] + [_FAR] * high
    back = [0] * (high + 1)
    for start, known in enumerate(words.beginning(text, 0, high)):
        here = best[start]
        alone = here + singles.get(text[start], UNSEEN)
        if alone < best[start + 1]:
            best[start + 1] = alone
            back[start + 1] = start
        for end, cost in known:
            if here + cost < best[end]:
                best[end] = here + cost
                back[end] = start
    found = []
    while high > 0:
        found.append((back[high], high))
        high = back[high]
    return tuple(found[::-1])


_remembered = lru_cache(_REMEMBERED)(_likeliest)
