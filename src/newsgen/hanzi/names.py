"""Names with a form fixed for each edition: they win over every dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.hanzi.search import automaton, matches
from newsgen.hanzi.stage import Patch
from newsgen.hanzi.stages import careless, mechanical
from newsgen.model import EDITIONS, NEAREST_EDITIONS

if TYPE_CHECKING:
    from newsgen.model import Name

_PLACES = {edition: place for place, edition in enumerate(EDITIONS)}
_WIDTHS = str.maketrans("（）", "()")

# A name's form by edition (`*` for all other editions), or the spelling of one that has none.
_Entry = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]


#: The spellings of names, each with its form in each edition by the dictionaries alone, and a careless one.
Spelled = Mapping[str, tuple[str, ...]]


def spelled(spellings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the forms of spellings, for a `NameTable` that is made in another process, or later.

    For them the dictionaries of all editions are read, which takes longer than to convert an article.
    """
    each = (mechanical(spellings, edition) for edition in EDITIONS)
    return dict(zip(spellings, zip(*each, careless(spellings), strict=True), strict=True))


class NameTable:
    """Names as a newsroom registers them.

    Takes `newsgen.model.Name` records, mappings of edition to form (the key `*` holds for all other
    editions), and plain strings (a name that only needs to be kept whole). Of two names that share a
    spelling, the first counts. Picklable. `known` has what `spelled` gives for their spellings, if anything.
    """

    def __init__(
        self, names: Iterable[Name | Mapping[str, str] | str] = (), known: Spelled | None = None
    ) -> None:
        self._entries: tuple[_Entry, ...] = tuple(_entry(name) for name in names)
        self._known = known or {}
        self._finder: _Finder | None = None

    def __bool__(self) -> bool:
        return bool(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameTable) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_finder": None}  # an automaton cannot be pickled

    def behind(self, names: Iterable[Name | Mapping[str, str] | str]) -> NameTable:
        """Return a table of other names and, behind them, those of this one."""
        table = NameTable(names)
        table._finder = _Finder(table._entries, self._found().spellings, {})
        table._entries += self._entries
        return table

    def spellings(self) -> tuple[str, ...]:
        """Return every spelling in which a name may stand in a text."""
        return tuple(self._found().spellings)

    def patches(self, text: str, edition: str) -> list[Patch]:
        """Return the names in a text, in order, with the edition's form of each."""
        return self._found().patches(text, edition) if self._entries else []

    def _found(self) -> _Finder:
        if self._finder is None:
            self._finder = _Finder(self._entries, {}, self._known)
        return self._finder


class _Spelling(NamedTuple):
    """One of the ways in which a name may stand in a text; `forms` are those that are fixed."""

    forms: Mapping[str, str]
    by_dictionary: tuple[str, ...]  # its form in each edition, and as careless converters have it
    narrow: bool  # with () instead of （）

    def form(self, edition: str) -> str:
        """Return what stands for it in an edition: the form fixed for that, else as the dictionaries say."""
        tags = (tag for tag in (*NEAREST_EDITIONS[edition], "*") if tag in self.forms)
        tag = next(tags, None)
        form = self.by_dictionary[_PLACES[edition]] if tag is None else self.forms[tag]
        return form.translate(_WIDTHS) if self.narrow else form


class _Finder:
    """Finds the names of a table, in the scripts that a text may have them in, in both widths of ().

    The leftmost, of several the longest. What was found is remembered for the editions of one text.
    """

    def __init__(self, entries: Sequence[_Entry], behind: Mapping[str, _Spelling], known: Spelled) -> None:
        registered = [
            (dict(forms), typed) for forms, plain in entries for typed in (*dict(forms).values(), *plain)
        ]
        ways = known
        unknown = [typed for _, typed in registered if typed not in known]
        if unknown:
            ways = {**known, **spelled(unknown)}
        self.spellings: dict[str, _Spelling] = {}
        for forms, typed in registered:
            for way in filter(None, (typed, *ways[typed])):
                self.spellings.setdefault(way, _Spelling(forms, ways[typed], narrow=False))
                self.spellings.setdefault(way.translate(_WIDTHS), _Spelling(forms, ways[typed], narrow=True))
        self.spellings = dict(behind) | self.spellings
        self._targets: dict[str, list[str]] = {}
        self._last: tuple[str, list[tuple[int, int, int]]] = ("", [])

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return automaton(list(self.spellings), MatchKind.LeftmostLongest)

    def patches(self, text: str, edition: str) -> list[Patch]:
        """Return the names in a text, in order, with the edition's form of each."""
        if edition not in self._targets:
            self._targets[edition] = [spelling.form(edition) for spelling in self.spellings.values()]
        targets = self._targets[edition]
        last, found = self._last
        if text != last:
            found = matches(self._automaton, text)
            self._last = text, found
        return [(start, end, targets[index]) for index, start, end in found]


def occurrences(names: Mapping[str, str], text: str) -> list[Patch]:
    """Return where names stand in a text, with the form of each: leftmost, of several the longest."""
    found: list[Patch] = []
    for name, form in names.items():
        start = text.find(name) if name else -1
        while start >= 0:
            found.append((start, start + len(name), form))
            start = text.find(name, start + 1)
    found.sort(key=lambda patch: (patch[0], -patch[1]))
    apart: list[Patch] = []
    for patch in found:
        if not apart or patch[0] >= apart[-1][1]:
            apart.append(patch)
    return apart


def _entry(name: Any) -> _Entry:
    if isinstance(name, str):
        return (), (name,)
    if isinstance(name, Mapping):
        return tuple((tag, form) for tag, form in name.items() if form), ()
    everywhere = (("*", name.forms.everywhere),) if name.forms.everywhere else ()
    return (*name.forms.by_edition, *everywhere), ()
