"""What readers see of an article, taken apart once and put together in each edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from newsgen.editions.bylines import credited_names
from newsgen.editions.explained import ExplainedText
from newsgen.editions.html import HtmlText
from newsgen.editions.records import RecordTexts
from newsgen.editions.rules import rules_for_all
from newsgen.editions.texts import Texts
from newsgen.hanzi import Converter
from newsgen.model import Article, Body, Credit, EditionArticle, Heading, Image, KeyFigure, script_of_edition
from newsgen.typography import Typesetter


class ArticleTexts:
    """Every text of an article and its body that is converted; `own_rules` hold for all of them."""

    def __init__(self, article: Article, body: Body) -> None:
        self._article = article
        self._texts = texts = Texts()
        image = article.image
        self._title = texts.add(article.title)
        self._kicker = texts.add(article.kicker)
        self._subtitle = texts.add(article.subtitle)
        self._summary = texts.add(article.summary)
        # The label of a third party is a text; that of a source is a name.
        self._source = texts.add(article.source.typed, is_label=True) if article.source.third_party else None
        self._original_title = texts.add(article.original_title, is_label=True)
        self._tags = [texts.add(tag, is_label=True) for tag in article.tags]
        self._industries = [texts.add(industry, is_label=True) for industry in article.industries]
        self._corrections = [(item, texts.add(item.text)) for item in article.corrections]
        self._image = image, texts.add(image.alt if image else ""), texts.add(image.caption if image else "")
        self._figures = [
            tuple(texts.add(text) for text in (figure.value, figure.label, figure.note))
            for figure in article.figures
        ]
        self._records = RecordTexts(article.records, texts)
        self._headings = [(heading, texts.add(heading.text)) for heading in body.headings]
        self._html = HtmlText(body.html, texts)
        self.own_rules = rules_for_all([article.title, *(self._html.runs if "-{" in body.html else ())])

    def typed(self) -> list[tuple[str, str]]:
        """Return each text that is converted, and what it is, in the order of the page: a field of the front
        matter, or `heading`, `text` or `alt` (what a picture shows) in the body. Headings come once; the
        names of the byline come last, each as `author`."""
        typed = self._texts.typed()
        texts = [(field, typed[number]) for number, field in self._fields(typed).items()]
        return texts + [("author", name) for name in credited_names(self._article)]

    def explained(
        self, converter: Converter, doubtful: bool = False, named: Sequence[ExplainedText] = ()
    ) -> list[ExplainedText]:
        """Return every text of `typed` with its conversion, and the choices of `Converter.explain`; those of
        the byline are `named`."""
        explained = self._texts.explained(converter, doubtful)
        return [*(explained[number] for number in self._fields(self._texts.typed())), *named]

    def _fields(self, typed: Mapping[int, str]) -> dict[int, str]:
        fields = {self._title: "title", self._summary: "summary", self._original_title: "original_title"}
        fields |= {self._kicker: "kicker", self._subtitle: "subtitle"}
        if self._source is not None:
            fields[self._source] = "source"
        groups = {
            "tags": self._tags,
            "industries": self._industries,
            "corrections": [number for _, number in self._corrections],
            "image": self._image[1:],
            "figures": [number for numbers in self._figures for number in numbers],
            "records": self._records.numbers,
        }
        fields |= {number: field for field, numbers in groups.items() for number in numbers}
        listed = [number for _, number in self._headings]  # they stand in the text too
        headings = {heading.text for heading, _ in self._headings}
        for number in sorted(typed):
            if number in self._html.aloud:
                fields[number] = "alt"
            elif number not in fields and number not in listed:
                fields[number] = "heading" if " ".join(typed[number].split()) in headings else "text"
        return fields

    def converted(
        self,
        converter: Converter,
        name: Callable[[str], str],
        credited: tuple[Credit, ...],
        pictured: str = "",
        typesetter: Typesetter | None = None,
        units: bool = False,
    ) -> tuple[EditionArticle, Body]:
        """Return the article and its body in the converter's edition.

        `name` gives the form of a source there, `credited` is who made the article, `pictured` its picture.
        Labels and names are not set by the `typesetter`; with `units`, numbers are kept on a line with what
        they count.
        """
        part = self._texts.converted(converter, typesetter)
        article = self._article
        image, alt, caption = self._image
        edition_article = EditionArticle(
            article=article,
            edition=converter.to,
            title=part[self._title],
            summary=part[self._summary],
            credits=credited,
            source=article.source.typed if self._source is None else part[self._source],
            original_title=part[self._original_title],
            tags=tuple(part[number] for number in self._tags),
            industries=tuple(part[number] for number in self._industries),
            corrections=tuple(replace(item, text=part[number]) for item, number in self._corrections),
            image=image and Image(image.src, part[alt], part[caption], pictured, name(image.source)),
            figures=tuple(KeyFigure(*(part[number] for number in numbers)) for numbers in self._figures),
            records=self._records.converted(part, script_of_edition(converter.to)),
            kicker=part[self._kicker],
            subtitle=part[self._subtitle],
        )
        headings = tuple(
            Heading(heading.level, heading.anchor, part[number]) for heading, number in self._headings
        )
        return edition_article, Body(self._html.html(part, units), headings)
