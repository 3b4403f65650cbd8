"""Words, how rare each is, and what it is in the other script; read as they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import count, pairwise
from typing import NamedTuple

from newsgen.hanzi import dictionary

#: What a character costs that was never seen. Costs are tens of a negative natural logarithm.
UNSEEN = 181

_END = re.compile("(?<![^0-9 ])([^0-9 ]*+)([0-9]++)")


class Forms(NamedTuple):
    """The forms of words: `first` the one to take, with its `costs`, `others` what else a word can be."""

    first: dict[str, str]
    costs: dict[str, int]
    others: dict[str, dict[str, int]]


class Known(NamedTuple):
    """What is known of a character: `ends` has, by the second character of the words that begin with it, how
    words go on after the two, as the table has it: what follows in each word, and its cost (`57期120` for a
    word of the two and one of three). `inside` has the characters that only follow it inside words."""

    ends: dict[str, str]
    inside: str


class Words(dict[str, Known]):
    """Words by first character; `read` gives those of a character, when it is first asked for, and `singles`
    what characters cost."""

    def __init__(self, read: Callable[[str], Known], singles: Callable[[], Mapping[str, int]]) -> None:
        super().__init__()
        self._read = read
        self._singles = singles

    def __missing__(self, first: str) -> Known:
        found = self[first] = self._read(first)
        return found

    @cached_property
    def singles(self) -> Mapping[str, int]:
        """The costs of the characters that were seen."""
        return self._singles()

    def beside(self, costs: Mapping[str, int]) -> Words:
        """Return these words and, before them, those of a list with their costs."""
        singles = {word: cost for word, cost in costs.items() if len(word) == 1}
        own: dict[str, Known] = {}
        for word in costs.keys() - singles.keys():
            ends = own.setdefault(word[0], Known({}, "")).ends
            ends[word[1]] = f"{ends.get(word[1], '')} {word[2:]}{costs[word]}"
            for one, other in pairwise(word[1:]):
                ends, inside = own.get(one, Known({}, ""))
                own[one] = Known(ends, inside + other)

        def read(first: str) -> Known:
            known, more = self[first], own.get(first)
            if more is None:
                return known
            ends = {each: known.ends.get(each, "") + end for each, end in more.ends.items()}
            return Known(known.ends | ends, known.inside + more.inside)

        return Words(read, lambda: {**self.singles, **singles})

    def join(self, one: str, other: str) -> bool:
        """Whether any word has two characters beside each other."""
        known = self[one]
        return other in known.ends or other in known.inside

    def beginning(self, text: str, low: int, high: int) -> Iterator[Sequence[tuple[int, int]]]:
        """Yield for each place of a span of a text where words of several characters that begin there end,
        and their costs: (end, cost), the shortest first."""
        size = len(text)
        # A line's end is no character of a word: it stands behind the last one of the text.
        for after, first, second in zip(count(low + 2), text[low:high], text[low + 1 : high + 1] + "\n"):
            ends = self[first].ends.get(second)
            if ends is None:
                yield ()
                continue
            found = []
            lengths, costs = _costs(ends)
            for length in lengths:
                end = after + length
                cost = costs.get(text[after:end])
                if cost is not None and end <= size:
                    found.append((end, cost))
            yield found

    def cost(self, word: str) -> int | None:
        """Return what a word costs, None if it is no word."""
        if len(word) == 1:
            return self.singles.get(word, UNSEEN)
        ends = self[word[0]].ends.get(word[1])
        return _costs(ends)[1].get(word[2:]) if ends else None


@cache
def _costs(ends: str) -> tuple[list[int], dict[str, int]]:
    """Return how long the rests of words are, and what the words cost."""
    costs = {rest: int(cost) for rest, cost in _END.findall(ends)}
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


_NOTHING = Known({}, "")


def no_words() -> Words:
    """Return the words of a lexicon that knows none but its own."""
    return Words(lambda _: _NOTHING, dict)


@cache
def ordinary_words() -> Words:
    """Return all words of Simplified text; their table is read when the first of them is asked for."""
    return Words(_read, lambda: _table()[0])


@cache
def _table() -> tuple[dict[str, int], dict[str, str]]:
    """Return the costs of characters, and the lines of characters that others follow in words."""
    characters, *lines = dictionary.own_lines("words.tsv")
    singles, costs = characters.split("\t")
    words = dict(line.split("\t", 1) for line in lines)
    return dict(zip(singles, map(int, costs.split(" ")), strict=True)), words


def _read(first: str) -> Known:
    if first not in _table()[1]:
        return _NOTHING
    seconds, ends, inside = _table()[1][first].split("\t")
    return Known(dict(zip(seconds, ends.split(" "), strict=bool(seconds))), inside)
