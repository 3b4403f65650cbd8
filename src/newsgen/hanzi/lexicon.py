"""Words, how rare each is, and what it is in the other script; read as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from newsgen.hanzi import dictionary

#: What a character costs that no list has. Costs are tens of a negative natural logarithm.
UNKNOWN = 140

#: A form of a word, and what the word costs in that form.
Form = tuple[str, int]


class Lexicon:
    """The words of one script.

    `forms` has, by word, the forms that the character table does not give, the one to take first; `words`
    has, by first character, lines of ordinary words (the rest of each and its cost, tabs between them).
    """

    def __init__(
        self, forms: Mapping[str, tuple[Form, ...]], words: Mapping[str, str], others: Iterable[Form] = ()
    ) -> None:
        self.forms = forms
        self._words = words
        self._read: dict[str, bool] = {}
        #: Word -> cost; complete for the first characters that `lengths` was asked for.
        self.costs: dict[str, int] = dict(others)
        self.costs.update((word, given[0][1]) for word, given in forms.items())
        self._lengths: dict[str, tuple[int, ...]] = {}
        for word in self.costs:
            self._add(word)

    def _add(self, word: str) -> None:
        if len(word) > 1:
            known = self._lengths.get(word[:2], ())
            if len(word) not in known:
                self._lengths[word[:2]] = (*known, len(word))

    def lengths(self, pair: str) -> tuple[int, ...]:
        """Return the lengths, in no order, of the words that begin with two characters."""
        first = pair[:1]
        if first not in self._read:
            self._read[first] = True
            for entry in self._words.get(first, "").split("\t"):
                rest = entry.rstrip("0123456789")
                word = first + rest
                if rest != entry and word not in self.costs:
                    self.costs[word] = int(entry[len(rest) :])
                    self._add(word)
        return self._lengths.get(pair, ())


def read_forms(name: str) -> dict[str, tuple[Form, ...]]:
    """Return the words of one of our tables with their forms."""
    found: dict[str, tuple[Form, ...]] = {}
    fields = "\t".join(dictionary.own_lines(name)).split("\t")
    for word, form, cost in zip(fields[::3], fields[1::3], map(int, fields[2::3]), strict=True):
        found[word] = (*found[word], (form, cost)) if word in found else ((form, cost),)
    return found


@cache
def ordinary_words() -> dict[str, str]:
    """Return the words whose form the character table gives, as `Lexicon` takes them."""
    return {line[0]: line[2:] for line in dictionary.own_lines("words.tsv")}
