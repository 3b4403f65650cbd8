"""Article and Body, as typed -> EditionArticle and Body in an edition's script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from newsgen.config import Typography
from newsgen.editions.agents import Agents
from newsgen.editions.article import ArticleTexts
from newsgen.editions.explained import Explained
from newsgen.hanzi import Converter, NameTable
from newsgen.model import Article, Body, Credit, EditionArticle, Name, Script, Source
from newsgen.typography import Typesetter

_SHORTEST_NAME = 2  # a single character is a word far more often than a name


class EditionConverter:
    """Converts articles to one edition; the registered names and sources have their form there.

    Texts are set as `typography` asks; by default as they were typed. `table` has the names and, behind them,
    those of the sources, where all editions share one, so that a text is searched for names once.
    """

    def __init__(
        self,
        edition: str,
        names: Sequence[Name],
        sources: Mapping[str, Source],
        vocabulary: bool = False,
        typography: Typography | None = None,
        table: NameTable | None = None,
    ) -> None:
        self.edition = edition
        self._sources = sources
        self._agents = Agents(names, sources)
        self._vocabulary = vocabulary
        asked = typography or Typography(quotes=False, punctuation=False, units=False)
        sets = asked.quotes or asked.punctuation
        self._typesetter = Typesetter(asked.quotes, asked.punctuation) if sets else None
        self._units = asked.units
        self._fixed = [*names, *(Name(source.name) for source in sources.values())]
        self._forms = {
            spelling: name.forms.of(edition)
            for name in reversed(self._fixed)
            for spelling in name.forms.all()
        }
        self._names = NameTable(self._fixed) if table is None else table
        self._converters: dict[tuple[Script, str], Converter] = {}

    def convert(
        self, article: Article, body: Body, texts: ArticleTexts | None = None
    ) -> tuple[EditionArticle, Body]:
        """Return the article and its text in the edition; `texts` are theirs, where they are at hand.

        Authors, editors and sources are names: each has its registered form, or stays as typed; so do
        they where the text mentions them.
        """
        texts = texts or ArticleTexts(article, body)
        converter = self._converter(article, texts.own_rules)
        credited = tuple(map(self._credit, article.credits))
        return texts.converted(converter, self._name, credited, self._typesetter, self._units)

    def explain(
        self, article: Article, body: Body, texts: ArticleTexts | None = None, doubtful: bool = False
    ) -> list[Explained]:
        """Return the texts of `ArticleTexts.typed` with their conversion, as `convert` makes it but for
        typography, and the choices between several forms that `Converter.explain` tells."""
        texts = texts or ArticleTexts(article, body)
        return texts.explained(self._converter(article, texts.own_rules), doubtful)

    def _credit(self, credit: Credit) -> Credit:
        named = Credit(self._name(credit.name), credit.role, self._name(credit.organisation))
        return replace(named, is_person=True) if self._agents.is_person(named) else named

    def _name(self, name: str) -> str:
        return self._forms.get(name, name)

    def _converter(self, article: Article, own_rules: Iterable[Mapping[str, str]]) -> Converter:
        """Return what converts from the article's script, and leaves its unregistered names alone."""
        mentioned = {name for credit in article.credits for name in (credit.name, credit.organisation)}
        if not article.source.third_party:
            mentioned.add(article.source.typed)
        kept = sorted(name for name in mentioned if len(name) >= _SHORTEST_NAME and name not in self._forms)
        if own_rules:
            names = self._names.behind(own_rules)
            return self._made(article.script, self._repair(article), names).keeping(kept)
        key = article.script, self._repair(article)
        if key not in self._converters:
            self._converters[key] = self._made(*key, self._names)
        return self._converters[key].keeping(kept)

    def _made(self, script: Script, repair: str, names: NameTable) -> Converter:
        return Converter(self.edition, script, repair, self._vocabulary, names)

    def _repair(self, article: Article) -> str:
        """Return how far careless Traditional is put right: as the article says, else its source."""
        sources = (self._sources[source].repair for source in article.source.candidates)
        return article.repair or next(filter(None, sources), "safe")

    def tools(
        self, article: Article, own_rules: Iterable[Mapping[str, str]]
    ) -> tuple[Converter, Typesetter | None]:
        """Return what converts the texts of an article with rules of its own, and what sets them."""
        return self._converter(article, own_rules), self._typesetter
