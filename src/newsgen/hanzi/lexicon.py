"""Words, how rare each is, and what it is in the other script; read as they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

from newsgen.hanzi import dictionary

#: What a character costs that was never seen. Costs are tens of a negative natural logarithm.
UNSEEN = 181

_DIGITS = "0123456789"
_WORD = re.compile("([^0-9]*)([0-9]+)")
_COST = re.compile("([0-9]+)")


_T = TypeVar("_T")


class WordForms(NamedTuple):
    """The forms of words: `first` the one to take, with its `costs`, `others` what else a word can be."""

    first: dict[str, str]
    costs: dict[str, int]
    others: dict[str, dict[str, int]]


class _Read(dict[str, _T]):
    """What is known of characters, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], _T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, character: str) -> _T:
        found = self[character] = self._read(character)
        return found


class Begun(NamedTuple):
    """The words that begin with a character: their second ones, and for each of those how words go on, as
    the table has it: what follows the two, and the cost (`57期120` for a word of two and one of three)."""

    seconds: str
    ends: Sequence[str]


class WordTable:
    """Words by the characters they begin with, each character's read when they are first asked for.

    `follow` gives the characters that stand behind one in any word, `begun` the words that begin with one,
    `singles` what characters cost.
    """

    def __init__(
        self,
        follow: Callable[[str], str],
        begun: Callable[[str], Begun],
        singles: Callable[[], Mapping[str, int]],
    ) -> None:
        self.follow = _Read(follow)
        self.begun = _Read(begun)
        self._singles = singles

    @cached_property
    def singles(self) -> Mapping[str, int]:
        """The costs of the characters that were seen."""
        return self._singles()

    def beside(self, costs: Mapping[str, int]) -> WordTable:
        """Return these words and, before them, those of a list with their costs."""
        singles = {word: cost for word, cost in costs.items() if len(word) == 1}
        own: dict[str, dict[str, dict[str, int]]] = {}
        behind: dict[str, str] = {}
        for word in costs.keys() - singles.keys():
            own.setdefault(word[0], {}).setdefault(word[1], {})[word[2:]] = costs[word]
            for one, other in pairwise(word):
                behind[one] = behind.get(one, "") + other

        def begun(first: str) -> Begun:
            known, more = self.begun[first], own.get(first)
            if more is None:
                return known
            ends = dict(zip(known.seconds, known.ends, strict=False))
            for second, costs in more.items():
                parts = _COST.split(ends.get(second, ""))  # by turns what a word goes on with, and its cost
                both = dict(zip(parts[::2], map(int, parts[1::2]), strict=False)) | costs
                ends[second] = "".join(f"{rest}{cost}" for rest, cost in sorted(both.items()))
            return Begun("".join(ends), [*ends.values()])

        return WordTable(
            lambda one: self.follow[one] + behind.get(one, ""), begun, lambda: {**self.singles, **singles}
        )

    def beginning(self, text: str, low: int, high: int) -> Iterator[Sequence[tuple[int, int]]]:
        """Yield for each place of a span of a text where words of several characters that begin there end,
        and their costs: (end, cost), the shortest first."""
        begun = self.begun
        # A line's end is no character of a word: it stands behind the last ones of the text.
        nearby = f"{text[low : high + 2]}\n\n"
        for after, first, second, third in zip(
            range(low + 2, high + 2), nearby, nearby[1:], nearby[2:], strict=False
        ):
            seconds, ends = begun[first]
            at = seconds.find(second)
            if at < 0:
                yield ()
            elif third in ends[at]:
                yield _ends(ends[at], text, after)
            else:
                cost = _cost(ends[at])
                yield ((after, cost),) if cost is not None else ()

    def reaches(self, text: str, start: int, end: int) -> bool:
        """Whether a word that begins at a place of a text ends behind another one, which is not the last."""
        seconds, ends = self.begun[text[start]]
        at = seconds.find(text[start + 1])
        if at < 0:
            return False
        after = start + 2
        if after > end and _cost(ends[at]) is not None:
            return True
        if after >= len(text) or text[after] not in ends[at]:
            return False
        return any(place > end for place, _ in _ends(ends[at], text, after))

    def cost(self, word: str) -> int | None:
        """Return what a word costs, None if it is no word."""
        if len(word) == 1:
            return self.singles.get(word, UNSEEN)
        [found] = self.beginning(word, 0, 1)
        return next((cost for end, cost in found if end == len(word)), None)


def _ends(ends: str, text: str, after: int) -> list[tuple[int, int]]:
    """Return where words end that go on at a place of a text, and their costs."""
    cost = _cost(ends)
    found = [] if cost is None else [(after, cost)]
    third = text[after]
    at = ends.find(third)
    while at >= 0:
        # It is the first character behind the two of a word where a cost, or nothing, stands before it.
        word = _WORD.match(ends, at) if at == 0 or ends[at - 1] in _DIGITS else None
        if word and word[1] and text.startswith(word[1], after):
            found.append((after + len(word[1]), int(word[2])))
        at = ends.find(third, at + 1)
    return found


@cache
def _cost(ends: str) -> int | None:
    """Return what the word costs that does not go on, if there is one."""
    found = _WORD.match(ends)
    return int(found[2]) if found and not found[1] else None


class Lexicon:
    """The words of one script, and the forms of those that have more than the character table gives."""

    def __init__(self, words: WordTable, forms: WordForms) -> None:
        self.words = words
        #: Word -> the form to take.
        self.forms = forms.first
        self._others = forms.others

    def readings(self, word: str, cost: int) -> dict[str, int]:
        """Return the forms of a word of that cost, with their costs; none if it is as the table has it."""
        form = self.forms.get(word)
        return {} if form is None else {form: cost, **self._others.get(word, {})}


def read_forms(name: str) -> WordForms:
    """Return one of our tables of words with their forms: a line for each, the one to take first."""
    fields = "\t".join(dictionary.own_lines(name)).split("\t")
    words, forms, costs = fields[::3], fields[1::3], [*map(int, fields[2::3])]
    first = dict(zip(reversed(words), reversed(forms), strict=True))
    others: dict[str, dict[str, int]] = {}
    for word, form, cost in zip(words, forms, costs, strict=True):
        if first[word] != form:
            others.setdefault(word, {})[form] = cost
    return WordForms(first, dict(zip(reversed(words), reversed(costs), strict=True)), others)


def no_words() -> WordTable:
    """Return the words of a lexicon that knows none but its own."""
    return WordTable(lambda _: "", lambda _: Begun("", ()), dict)


@cache
def ordinary_words() -> WordTable:
    """Return all words of Simplified text; their table is read when the first of them is asked for."""
    return WordTable(_follow, _begun, lambda: _table()[0])


@cache
def _table() -> tuple[dict[str, int], dict[str, str]]:
    """Return the costs of characters, and the lines of characters that others follow in words."""
    characters, *lines = dictionary.own_lines("words.tsv")
    singles, costs = characters.split("\t")
    words = dict(line.split("\t", 1) for line in lines)
    return dict(zip(singles, map(int, costs.split(" ")), strict=True)), words


def _follow(one: str) -> str:
    seconds, _, inside = _table()[1].get(one, "\t\t").split("\t")
    return seconds + inside


def _begun(first: str) -> Begun:
    seconds, ends, _ = _table()[1].get(first, "\t\t").split("\t")
    return Begun(seconds, ends.split(" "))
