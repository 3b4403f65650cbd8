"""Names with a form fixed for each edition: they win over every dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.hanzi.search import matches
from newsgen.hanzi.stage import Patch

if TYPE_CHECKING:
    from newsgen.model import Name

# Where an edition has no form of its own, the nearest edition of the same script lends one.
_NEAREST = {
    "zh-Hans": ("zh-Hans",),
    "zh-Hant": ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK"),
    "zh-Hant-TW": ("zh-Hant-TW", "zh-Hant", "zh-Hant-HK"),
    "zh-Hant-HK": ("zh-Hant-HK", "zh-Hant", "zh-Hant-TW"),
}
_WIDTHS = str.maketrans("（）", "()")

#: Turns a spelling into an edition's form where the name has none: (text, edition) -> text.
Mechanical = Callable[[str, str], str]


class NameTable:
    """Names as a newsroom registers them.

    Takes `newsgen.model.Name` records, mappings of edition to form (the key `*` holds for all other
    editions), and plain strings (a name that only needs to be kept whole). Of two names that share a
    spelling, the first counts. Picklable.
    """

    def __init__(self, names: Iterable[Name | Mapping[str, str] | str] = ()) -> None:
        self._entries = tuple(_entry(name) for name in names)

    def __bool__(self) -> bool:
        return bool(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameTable) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    def spellings(self, edition: str, mechanical: Mechanical) -> dict[str, str]:
        """Return every spelling in which a name may stand in a text, and the edition's form of it."""
        found: dict[str, str] = {}
        for forms, aliases in self._entries:
            by_edition = dict(forms)
            fixed = next((by_edition[tag] for tag in (*_NEAREST[edition], "*") if tag in by_edition), None)
            for spelling in by_edition.values():
                _enter(found, spelling, fixed, edition, mechanical)
            for alias in aliases:
                _enter(found, alias, None, edition, mechanical)
        return found


class NameFinder:
    """Finds the names of a table in a text, for one edition: the leftmost, of several the longest."""

    def __init__(self, table: NameTable, edition: str, mechanical: Mechanical) -> None:
        spellings = table.spellings(edition, mechanical)
        self._targets = list(spellings.values())
        self._automaton = AhoCorasick(list(spellings), MatchKind.LeftmostLongest, store_patterns=False)

    def patches(self, text: str) -> list[Patch]:
        """Return the names in the text, in order, with the edition's form of each."""
        return [(start, end, self._targets[index]) for index, start, end in matches(self._automaton, text)]


def _entry(name: Any) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    if isinstance(name, str):
        return (), (name,)
    if isinstance(name, Mapping):
        return tuple((tag, form) for tag, form in name.items() if form), ()
    everywhere = (("*", name.forms.everywhere),) if name.forms.everywhere else ()
    return (*name.forms.by_edition, *everywhere), ()


def _enter(
    found: dict[str, str], spelling: str, fixed: str | None, edition: str, mechanical: Mechanical
) -> None:
    """Enter a spelling, as it is and in the scripts that a text may have it in, in both widths of ()."""
    target = mechanical(spelling, edition) if fixed is None else fixed
    for way in (spelling, *(mechanical(spelling, to) for to in _NEAREST)):
        if way:
            found.setdefault(way, target)
            found.setdefault(way.translate(_WIDTHS), target.translate(_WIDTHS))
