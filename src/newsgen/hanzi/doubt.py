"""How likely a choice between several forms is wrong, counted on human text (`doubts.tsv`).

Three things are looked at: how the choice was made (its kind, how long the word is, how much likelier the
best reading is than the best one with another form), whether the words beside it are single characters, as in
names that no list has, and the character with its form, in which word or, where it is one by itself, behind
what. Each has counts with a back-off to coarser ones; what they say is multiplied. It counts only as far as
texts of several kinds agree: the geometric mean is taken. A form between which and the chosen one writers are
free is no other form.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from newsgen.hanzi import dictionary
from newsgen.hanzi.lattice import around
from newsgen.hanzi.lexicon import UNSEEN
from newsgen.hanzi.segments import SEPARATORS
from newsgen.hanzi.stage import Pass

# Where one margin (in tens of a natural logarithm) ends and the next begins.
_MARGINS = (0, 10, 20, 30, 45, 70, 100)
_LONGEST = 3  # longer words are told from shorter ones no further
_FAR = 1 << 20
# What a count is worth that nobody made: so many choices of the coarser kind are added to each.
_PRIOR = 10
# Choices of each text are weighed as if there were so many.
_EACH = 100_000
_REMEMBERED = 8_192
#: Keys from the coarsest to the finest, for each of the three things.
Evidence = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


class Segmentation(NamedTuple):
    """How the surroundings of a place are best cut into words.

    `start` and `end` of the word that the place is in, `costs` of the best reading with each form there;
    `beside` is how many of the two words beside it are single characters.
    """

    start: int
    end: int
    costs: Mapping[str, int]
    beside: int


def reading(stage: Pass, spelled: str, place: int) -> Segmentation:
    """Return how a spelled text is read about a place."""
    low, high = around(spelled, place, place + 1)
    lexicon = stage.lexicon
    words = [
        ((start + 1, lexicon.words.singles.get(spelled[start], UNSEEN)), *known)
        for start, known in enumerate(lexicon.words.beginning(spelled, low, high), low)
    ]
    before = [0] + [_FAR] * (high - low)
    for start, known in enumerate(words, low):
        for end, cost in known:
            if end <= high:
                before[end - low] = min(before[end - low], before[start - low] + cost)
    after = [_FAR] * (high - low) + [0]
    for start in range(high - 1, low - 1, -1):
        after[start - low] = min(cost + after[end - low] for end, cost in words[start - low] if end <= high)
    costs: dict[str, int] = {}
    for start, known in enumerate(words[: place - low + 1], low):
        for end, cost in known:
            if place < end <= high:
                word = spelled[start:end]
                for form, price in (
                    lexicon.readings(word, cost) or {word.translate(stage.table): cost}
                ).items():
                    value = before[start - low] + price + after[end - low]
                    costs[form[place - start]] = min(value, costs.get(form[place - start], _FAR))
    best = []
    start = low
    while start < high:
        end = min((cost + after[end - low], end) for end, cost in words[start - low] if end <= high)[1]
        best.append((start, end))
        start = end
    at = next(number for number, (_, end) in enumerate(best) if end > place)
    beside = sum(end - start == 1 for start, end in (*best[max(at - 1, 0) : at], *best[at + 1 : at + 2]))
    return Segmentation(*best[at], costs, beside)


def evidence(
    kind: str, given: str, chosen: str, read: Segmentation | None, word: str = "", before: str = ""
) -> Evidence:
    """Return what is known of a choice, in a word if one decided, else behind the character `before` (empty
    where a text begins); `read` is None if no words did."""
    if read is None:
        return ((kind,), (), (given + chosen,))
    length = min(read.end - read.start, _LONGEST)
    others = [cost for form, cost in read.costs.items() if form != chosen and form + chosen not in _free()]
    margin = min(others) - read.costs.get(chosen, _FAR) if others else _FAR
    step = sum(margin >= least for least in _MARGINS) if others else "-"
    inside = "w" if length > 1 else "c"
    beside = f"{read.beside}"
    return (
        (kind, f"{kind} {length}", f"{kind} {length} {step}"),
        (beside, beside + inside),
        (given + chosen, given + chosen + inside, given + chosen + inside + (word or _class_of(before))),
    )


def _class_of(before: str) -> str:
    """Return the character behind which a choice stands, or one for all of its kind."""
    if not before or before in SEPARATORS:
        return "^"
    if before.isnumeric():
        return "0"
    return "a" if before.isascii() else before


def confidence(known: Evidence) -> float:
    """Return how likely a choice is right, between 0 and 1."""
    return 1 / (1 + math.exp(math.fsum(map(_said, known)) + _usually()))


@cache
def sure(least: float) -> frozenset[str]:
    """Return the characters of which no choice that words make has a confidence below `least`."""
    how, where, what = 0.0, 0.0, dict[str, float]()
    for key in _counts():
        if " " in key:
            kind, *numbers = key.split(" ")
            chain = tuple(" ".join((kind, *numbers[:length])) for length in range(len(numbers) + 1))
            how = max(how, *(_said(chain[:length]) for length in range(1, len(chain) + 1)))
        elif key[0].isdigit():
            where = max(where, *(_said(_prefixes(key)[:length]) for length in range(1, len(key) + 1)))
        elif key[0] > "\u3000":
            chain = (key[:2], key[:3], key)[: len(key) - 1]
            what[key[0]] = max(what.get(key[0], -math.inf), _said(chain))
    most = math.log(1 / least - 1) - _usually() - how - where
    return frozenset(character for character, said in what.items() if said < most)


def _prefixes(key: str) -> tuple[str, ...]:
    return tuple(key[:length] for length in range(1, len(key) + 1))


@cache
def _free() -> frozenset[str]:
    """Return the pairs of free variants, in either order."""
    return frozenset(one for (pair,) in dictionary.own("free.tsv") for one in (pair, pair[::-1]))


@cache
def _counts() -> dict[str, list[tuple[int, int]]]:
    """Return, by key, how many choices were wrong of how many, for each text."""
    return {
        key: [(int(wrong), int(total)) for wrong, total in zip(numbers[::2], numbers[1::2], strict=True)]
        for key, *numbers in dictionary.own("doubts.tsv")
    }


@cache
def _shares() -> list[float]:
    """Return how much of each text was wrong."""
    return [wrong / total for wrong, total in _counts()["*"]]


@cache
def _usually() -> float:
    return math.fsum(map(math.log, _shares())) / len(_shares())


@lru_cache(_REMEMBERED)
def _said(keys: tuple[str, ...]) -> float:
    """Return by how much (a natural logarithm) choices like this are more often wrong than others."""
    found = 0.0
    for text, (share, (_, total)) in enumerate(zip(_shares(), _counts()["*"], strict=True)):
        weight, wrong = _EACH / total, share
        for key in keys:
            counted = _counts().get(key)
            if counted:
                times, of = counted[text]
                wrong = (times * weight + _PRIOR * wrong) / (of * weight + _PRIOR)
        found += math.log(wrong / share)
    return found / len(_shares())
