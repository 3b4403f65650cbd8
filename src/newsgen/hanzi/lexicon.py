"""Words, how rare each is, and what it is in the other script; read as they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

from newsgen.hanzi import dictionary

#: What a character costs that was never seen. Costs are tens of a negative natural logarithm.
UNSEEN = 181

_END = re.compile("([^0-9 ]*)([0-9]+)")


class Forms(NamedTuple):
    """The forms of words: `first` the one to take, with its `costs`, `others` what else a word can be."""

    first: dict[str, str]
    costs: dict[str, int]
    others: dict[str, dict[str, int]]


class Words(dict[str, dict[str, str]]):
    """Words by first character: the second -> how words go on after the two, as the table has it.

    That is what follows in each word, and its cost: `57期120` for a word of the two and one of three. `read`
    gives the words of a character, when it is first asked for; `singles` has the costs of characters.
    """

    def __init__(self, read: Callable[[str], dict[str, str]], singles: Mapping[str, int]) -> None:
        super().__init__()
        self._read = read
        self.singles = singles

    def __missing__(self, first: str) -> dict[str, str]:
        found = self[first] = self._read(first)
        return found

    def beside(self, costs: Mapping[str, int]) -> Words:
        """Return these words and, before them, those of a list with their costs."""
        singles: dict[str, int] = {}
        own: dict[str, dict[str, str]] = {}
        for word, cost in costs.items():
            first, second, rest = word[0], word[1:2], word[2:]
            if second:
                ends = own.setdefault(first, {})
                ends[second] = f"{ends.get(second, '')} {rest}{cost}"
            else:
                singles[first] = cost

        def read(first: str) -> dict[str, str]:
            words, ends = self[first], own.get(first, {})
            return words | {each: words.get(each, "") + end for each, end in ends.items()} if ends else words

        return Words(read, {**self.singles, **singles})

    def beginning(self, text: str, low: int, high: int) -> Iterator[Sequence[tuple[int, int]]]:
        """Yield for each place of a span of a text where words of several characters that begin there end,
        and their costs: (end, cost), the shortest first."""
        # A line's end is no character of a word: it stands behind the last one of the text.
        for after, first, second in zip(count(low + 2), text[low:high], text[low + 1 : high + 1] + "\n"):
            ends = self[first].get(second)
            if ends is None:
                yield ()
                continue
            lengths, costs = _costs(ends)
            found = [
                (after + length, costs[text[after : after + length]])
                for length in lengths
                if text[after : after + length] in costs
            ]
            while found and found[-1][0] > len(text):
                found.pop()
            yield found

    def cost(self, word: str) -> int | None:
        """Return what a word costs, None if it is no word."""
        if len(word) == 1:
            return self.singles.get(word, UNSEEN)
        ends = self[word[0]].get(word[1])
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


def no_words() -> Words:
    """Return the words of a lexicon that knows none but its own."""
    return Words(lambda _: {}, {})


@cache
def ordinary_words() -> Words:
    """Return all words of Simplified text."""
    characters, *lines = dictionary.own_lines("words.tsv")
    words = dict(line.split("\t", 1) for line in lines)

    def read(first: str) -> dict[str, str]:
        if first not in words:
            return {}
        seconds, ends = words[first].split("\t")
        return dict(zip(seconds, ends.split(" "), strict=True))

    singles, costs = characters.split("\t")
    return Words(read, dict(zip(singles, map(int, costs.split(" ")), strict=True)))
