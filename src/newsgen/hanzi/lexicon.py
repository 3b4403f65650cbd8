"""Words, how rare each is, and what it is in the other script; read as they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import count, pairwise
from typing import NamedTuple, TypeVar

from newsgen.hanzi import dictionary

#: What a character costs that was never seen. Costs are tens of a negative natural logarithm.
UNSEEN = 181

_COST = re.compile("([0-9]+) ?")


_T = TypeVar("_T")


class Forms(NamedTuple):
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


class Words:
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

    def beside(self, costs: Mapping[str, int]) -> Words:
        """Return these words and, before them, those of a list with their costs."""
        singles = {word: cost for word, cost in costs.items() if len(word) == 1}
        own: dict[str, dict[str, str]] = {}
        behind: dict[str, str] = {}
        for word in costs.keys() - singles.keys():
            ends = own.setdefault(word[0], {})
            ends[word[1]] = f"{ends.get(word[1], '')}{word[2:]}{costs[word]} "
            for one, other in pairwise(word):
                behind[one] = behind.get(one, "") + other

        def begun(first: str) -> Begun:
            known, more = self.begun[first], own.get(first)
            if more is None:
                return known
            both = dict(zip(known.seconds, known.ends, strict=False))
            for second, ends in more.items():
                both[second] = f"{both[second]} {ends}" if second in both else ends
            return Begun("".join(both), [*both.values()])

        return Words(
            lambda one: self.follow[one] + behind.get(one, ""), begun, lambda: {**self.singles, **singles}
        )

    def beginning(self, text: str, low: int, high: int) -> Iterator[Sequence[tuple[int, int]]]:
        """Yield for each place of a span of a text where words of several characters that begin there end,
        and their costs: (end, cost), the shortest first."""
        size = len(text)
        begun = self.begun
        # A line's end is no character of a word: it stands behind the last one of the text.
        for after, first, second in zip(count(low + 2), text[low:high], text[low + 1 : high + 1] + "\n"):
            seconds, ends = begun[first]
            at = seconds.find(second)
            if at < 0:
                yield ()
                continue
            found = []
            lengths, costs = _costs(ends[at])
            for length in lengths:
                end = after + length
                cost = costs.get(text[after:end])
                if cost is not None and end <= size:
                    found.append((end, cost))
            yield found

    def reaches(self, text: str, start: int, end: int) -> bool:
        """Whether a word that begins at a place of a text ends behind another one."""
        seconds, ends = self.begun[text[start]]
        at = seconds.find(text[start + 1])
        if at < 0:
            return False
        lengths, costs = _costs(ends[at])
        after = start + 2
        if after + lengths[-1] <= end:
            return False
        return any(text[after : after + length] in costs for length in lengths if after + length > end)

    def cost(self, word: str) -> int | None:
        """Return what a word costs, None if it is no word."""
        if len(word) == 1:
            return self.singles.get(word, UNSEEN)
        seconds, ends = self.begun[word[0]]
        at = seconds.find(word[1])
        return None if at < 0 else _costs(ends[at])[1].get(word[2:])


@cache
def _costs(ends: str) -> tuple[list[int], dict[str, int]]:
    """Return how long the rests of words are, and what the words cost."""
    parts = _COST.split(ends)
    costs = dict(zip(parts[::2], map(int, parts[1::2]), strict=False))
    return sorted(set(map(len, costs))), costs


class Lexicon:
    """The words of one script, and the forms of those that have more than the character table gives."""

    def __init__(self, words: Words, forms: Forms) -> None:
        self.words = words
        #: Word -> the form to take.
        self.forms = forms.first
        self._others = forms.others

    def readings(self, word: str) -> dict[str, int]:
        """Return the forms of a word with what it costs in each; none if it is as the table has it."""
        if word not in self.forms:
            return {}
        return {self.forms[word]: self.words.cost(word) or UNSEEN, **self._others.get(word, {})}


def read_forms(name: str) -> Forms:
    """Return one of our tables of words with their forms: a line for each, the one to take first."""
    fields = "\t".join(dictionary.own_lines(name)).split("\t")
    words, forms, costs = fields[::3], fields[1::3], [*map(int, fields[2::3])]
    first = dict(zip(reversed(words), reversed(forms), strict=True))
    others: dict[str, dict[str, int]] = {}
    for word, form, cost in zip(words, forms, costs, strict=True):
        if first[word] != form:
            others.setdefault(word, {})[form] = cost
    return Forms(first, dict(zip(reversed(words), reversed(costs), strict=True)), others)


def no_words() -> Words:
    """Return the words of a lexicon that knows none but its own."""
    return Words(lambda _: "", lambda _: Begun("", ()), dict)


@cache
def ordinary_words() -> Words:
    """Return all words of Simplified text; their table is read when the first of them is asked for."""
    return Words(_follow, _begun, lambda: _table()[0])


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
