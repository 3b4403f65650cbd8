"""Article and Body, as typed -> EditionArticle and Body in an edition's script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from newsgen.config import Config, Typography
from newsgen.editions.agents import Agents
from newsgen.editions.article import ArticleTexts
from newsgen.editions.bylines import credited_names, credited_spellings
from newsgen.editions.explained import ExplainedText
from newsgen.hanzi import Converter, NameForm, NameTable, Segment, byline
from newsgen.library import Registries
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

        Authors, editors and sources are names: each has its registered form. Without one, a source stays as
        typed, and a person is in the edition's script as far as each character has one form there; so are
        they where the text mentions them.
        """
        texts = texts or ArticleTexts(article, body)
        converter = self._converter(article, texts.own_rules)
        forms = {
            name: self._byline(name, person, article.script).form
            for name, person in credited_names(article).items()
        }
        credited = tuple(self._credit(credit, forms) for credit in article.credits)
        pictured = forms.get(article.image.credit, "") if article.image else ""
        return texts.converted(converter, self._name, credited, pictured, self._typesetter, self._units)

    def explain(
        self, article: Article, body: Body, texts: ArticleTexts | None = None, doubtful: bool = False
    ) -> list[ExplainedText]:
        """Return the texts of `ArticleTexts.typed` with their conversion, as `convert` makes it but for
        typography, and the choices between several forms that `Converter.explain` tells."""
        texts = texts or ArticleTexts(article, body)
        named = [
            self._explained(name, person, article.script) for name, person in credited_names(article).items()
        ]
        return texts.explained(self._converter(article, texts.own_rules), doubtful, named)

    def _explained(self, name: str, person: bool, script: Script) -> ExplainedText:
        """Return a name with its form, and the characters of it that only its bearer knows."""
        form, choices = self._byline(name, person, script)
        return ExplainedText(name, (Segment(0, len(name), form),), choices)

    def _byline(self, name: str, person: bool, script: Script) -> NameForm:
        """Return the form of a name that made something."""
        form = self._forms.get(name)
        return NameForm(form, ()) if form else byline(name, script, self.edition, person)

    def _credit(self, credit: Credit, forms: Mapping[str, str]) -> Credit:
        named = Credit(forms[credit.name], credit.role, forms.get(credit.organisation, ""))
        return replace(named, is_person=True) if self._agents.is_person(credit) else named

    def _name(self, name: str) -> str:
        return self._forms.get(name, name)

    def _converter(self, article: Article, own_rules: Iterable[Mapping[str, str]]) -> Converter:
        """Return what converts from the article's script, and has its unregistered names as in its byline."""
        kept = credited_spellings(article, self.edition, self._forms)
        typed = article.source.typed
        if not article.source.third_party and len(typed) >= _SHORTEST_NAME and typed not in self._forms:
            kept[typed] = typed
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


def edition_converter(
    edition: str,
    config: Config,
    registries: Registries,
    table: NameTable | None = None,
    *,
    sets: bool = False,
) -> EditionConverter:
    """Return what converts a site's articles to an edition: the one way in which names, sources and regional
    words come together. With `sets`, texts are set as the site asks; `table` is as in `EditionConverter`."""
    return EditionConverter(
        edition,
        registries.names,
        registries.sources,
        edition in config.vocabulary,
        config.typography if sets else None,
        table,
    )
