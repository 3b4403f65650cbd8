"""What checks know of the newsroom: its configuration, its names, its sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.config import Config
from newsgen.editions import EditionConverter, edition_converter
from newsgen.hanzi import Converter, NameTable, fold_in_place
from newsgen.hanzi.search import automaton, matches
from newsgen.library import Registries
from newsgen.model import Article, Name

_SHORTEST = 2  # a single character is a word far more often than a name


class Mention(NamedTuple):
    """A registered name that stands in a text, in whichever form: where, and who may be meant."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The registered forms."""
        return tuple(dict.fromkeys(form for name in self.names for form in name.forms.all()))


class CheckContext:
    """Made once in each process, for all articles."""

    def __init__(self, config: Config, registries: Registries) -> None:
        self.config = config
        self.registries = registries
        fixed = (*registries.names, *(Name(source.name) for source in registries.sources.values()))
        self.names = NameTable(fixed)
        named: dict[str, dict[Name, None]] = {}
        for name in fixed:
            for form in name.forms.all():
                if len(form) >= _SHORTEST:
                    named.setdefault(fold_in_place(form), {})[name] = None
        self._named = {folded: tuple(names) for folded, names in named.items()}
        # Labels of a source are spellings that somebody has registered, too.
        self._labels = {label for source in registries.sources.values() for label in source.aliases}
        self.mentions = lru_cache(maxsize=8)(self._mentions)  # several checks ask for the same text
        self._converters: dict[str, EditionConverter] = {}

    @cached_property
    def _finder(self) -> tuple[list[tuple[Name, ...]], AhoCorasick]:
        return list(self._named.values()), automaton(list(self._named), MatchKind.LeftmostLongest)

    def _mentions(self, text: str) -> list[Mention]:
        """Return where registered names stand in a text, in order, in whichever script they are typed."""
        if not self._named:
            return []
        names, finder = self._finder
        return [Mention(start, end, names[at]) for at, start, end in matches(finder, fold_in_place(text))]

    def is_set_right(self, spelling: str, names: Sequence[Name], article: Article) -> bool:
        """Whether a build makes the registered form of a spelling, in every edition of an article."""
        return all(
            self.converter(edition, article).convert(spelling) in {name.forms.of(edition) for name in names}
            for edition in article.editions or self.editions
        )

    def is_label(self, spelling: str) -> bool:
        """Whether a spelling is registered as another label of a source."""
        return spelling in self._labels

    def converter(self, edition: str, article: Article) -> Converter:
        """Return what converts an article to an edition: the very one of a build."""
        if edition not in self._converters:
            self._converters[edition] = edition_converter(edition, self.config, self.registries, self.names)
        converter, _ = self._converters[edition].tools(article, ())
        return converter

    @property
    def editions(self) -> Sequence[str]:
        """The editions of the site."""
        return self.config.editions
