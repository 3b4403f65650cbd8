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
        #: Word -> cost; complete for words whose first two characters `lengths` was asked for.
        self.costs: dict[str, int] = dict(others)
        self.costs.update((word, given[0][1]) for word, given in forms.items())
        #: The first two characters of words -> the lengths of those, in no order.
        self.lengths = _Lengths(words, self.costs)


class _Lengths(dict[str, tuple[int, ...]]):
    """Reads the ordinary words that begin with a character when it is first asked for."""

    def __init__(self, words: Mapping[str, str], costs: dict[str, int]) -> None:
        super().__init__()
        self._words = words
        self._costs = costs
        self._known: dict[str, list[str]] = {}  # by first character, until that is asked for
        for word in costs:
            self._known.setdefault(word[0], []).append(word)
        self._read: set[str] = set()

    def _add(self, words: Iterable[str]) -> None:
        for word in words:
            if len(word) > 1:
                known = self.get(word[:2], ())
                if len(word) not in known:
                    self[word[:2]] = (*known, len(word))

    def __missing__(self, pair: str) -> tuple[int, ...]:
        first = pair[:1]
        if first not in self._read:
            self._read.add(first)
            found = {}
            for entry in self._words.get(first, "").split("\t"):
                rest = entry.rstrip("0123456789")
                if rest != entry:
                    found[first + rest] = int(entry[len(rest) :])
            self._costs.update((word, cost) for word, cost in found.items() if word not in self._costs)
            self._add((*found, *self._known.pop(first, ())))
        return self.get(pair, ())


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
