"""What a field may be filled with, found while it is typed, in either script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsgen.config import Config
from newsgen.hanzi import script_of
from newsgen.library import Registries
from newsgen.model import AUTHORING, Forms, Labels
from newsgen.search import fold

_MOST = 12  # that are offered at a time


class Suggestion(NamedTuple):
    """What is written into the field, and what is shown with it."""

    value: str
    beside: str = ""


class _Word(NamedTuple):
    forms: tuple[str, ...]
    folded: tuple[str, ...]
    beside: str
    used: int


class Suggestions:
    """Words for fields: of the registries, and those that articles have, by their `labels`."""

    def __init__(self, config: Config, registries: Registries, labels: Iterable[tuple[Labels, ...]]) -> None:
        tag = config.default_edition
        self._words: dict[str, list[_Word]] = {
            "source": [_word(source.name, tag, source.aliases) for source in registries.sources.values()],
            "regions": [_word(region.name, tag) for region in registries.regions.values()],
            "section": [_word(section.name, tag, beside=section.id) for section in config.sections],
            "editions": [_Word((each,), (fold(each),), "", 0) for each in config.editions],
        }
        self._words |= _used(labels)
        for role in AUTHORING:
            self._words[role.value] = self._words["author"]

    def fields(self) -> tuple[str, ...]:
        """Return the fields that have suggestions."""
        return tuple(self._words)

    def of(self, field: str, typed: str) -> list[Suggestion]:
        """Return what fits what is typed so far, the likeliest first: what begins so, what is used most."""
        wanted = fold(typed)
        fitting = []
        for word in self._words.get(field, ()):
            starts = [form.startswith(wanted) for form in word.folded if wanted in form]
            if starts:
                fitting.append((not any(starts), -word.used, word.forms[0], word))
        fitting.sort(key=lambda each: each[:3])
        return [_suggestion(word, typed) for *_, word in fitting[:_MOST]]


def _suggestion(word: _Word, typed: str) -> Suggestion:
    """Return a word in the form that has what is typed, else in that of its script, else in its first."""
    script = script_of(typed)
    form = next((form for form in word.forms if typed and typed in form), None)
    form = form or next((form for form in word.forms if script_of(form) == script), word.forms[0])
    return Suggestion(form, word.beside or "、".join(other for other in word.forms if other != form))


def _word(name: Forms, first: str, more: Iterable[str] = (), beside: str = "") -> _Word:
    forms = tuple(dict.fromkeys((name.of(first), *name.all())))
    return _Word(forms, tuple(map(fold, (*forms, *more, beside))), beside, 0)


def _used(labels: Iterable[tuple[Labels, ...]]) -> Mapping[str, list[_Word]]:
    """Return the words of articles by field: one for each that search takes for the same."""
    used: dict[str, Counter[str]] = {"tags": Counter(), "author": Counter(), "industries": Counter()}
    for editions in labels:
        for number, each in enumerate(editions):
            for words, counted in zip((each.tags, each.authors, each.industries), used.values(), strict=True):
                for word in words:
                    counted[word] += not number  # an article counts once, in its first edition
    return {name: _folded(counts) for name, counts in used.items()}


def _folded(counts: Mapping[str, int]) -> list[_Word]:
    by_key: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        by_key[fold(word)].append(word)
    return [
        _Word(tuple(forms), (key,), "", sum(map(counts.__getitem__, forms))) for key, forms in by_key.items()
    ]
