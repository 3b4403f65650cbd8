"""An article as templates see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from newsgen.model import AUTHORING, EditionArticle, Heading, KeyFigure, Rights, Source
from newsgen.pages import listed_source
from newsgen.pages.paths import source_path, tag_path
from newsgen.render.corrections import anchored
from newsgen.render.newsroom import Newsroom
from newsgen.render.reading_time import reading_minutes
from newsgen.render.views import (
    AgentView,
    CorrectionView,
    CreditView,
    ImageView,
    LinkView,
    LiveEntryView,
    SeriesView,
)

if TYPE_CHECKING:
    from newsgen.render.articles import ArticleViews


class ArticleView:
    """An article in lists and feeds, and on its own page, where it has its text too.

    All of it is made when a template asks for it: of most articles in a list the text is remembered.
    """

    def __init__(
        self,
        key: str,
        views: ArticleViews,
        *,
        body: str = "",
        content: str = "",
        headings: tuple[Heading, ...] = (),
        newer: LinkView | None = None,
        older: LinkView | None = None,
        related: tuple[LinkView, ...] = (),
        series: SeriesView | None = None,
        entries: tuple[LiveEntryView, ...] = (),
    ) -> None:
        self._key = key
        self._views = views
        self.body = body
        self.content = content
        self.headings = headings
        self.newer = newer
        self.older = older
        self.related = related
        self.series = series
        self.entries = entries

    @cached_property
    def _item(self) -> EditionArticle:
        return self._views.item(self._key)

    @cached_property
    def _source(self) -> Source | None:
        return listed_source(self._item.article, self._views.newsroom.registries)

    @property
    def title(self) -> str:
        """The title in this edition."""
        return self._item.title

    @property
    def kicker(self) -> str:
        """The line above the title (引題)."""
        return self._item.kicker

    @property
    def subtitle(self) -> str:
        """The line below the title (副題)."""
        return self._item.subtitle

    @property
    def live(self) -> str:
        """Whether it is continued as things happen: `ongoing`, `ended`, or neither."""
        return self._item.article.live

    @cached_property
    def minutes(self) -> int:
        """How long it takes to read, at least 1; of its text, where the view has that."""
        return reading_minutes(self.body)

    @cached_property
    def topics(self) -> tuple[LinkView, ...]:
        """Links to the topics that it belongs to."""
        return self._views.lists(self._views.topic, _topics_of(self._item.tags, self._views.newsroom))

    @cached_property
    def url(self) -> str:
        """The address of its page."""
        return self._views.url(self._item.article)

    @property
    def summary(self) -> str:
        """What it says, in a sentence or two."""
        return self._item.summary

    @property
    def standfirst(self) -> bool:
        """Whether the summary stands above the text: it was written, and is not how the text begins."""
        return self._item.article.standfirst

    @property
    def date(self) -> datetime | None:
        """When it was published."""
        return self._item.article.date

    @cached_property
    def updated(self) -> datetime | None:
        """When it was last changed, if ever."""
        return self._item.article.changed

    @cached_property
    def rights(self) -> Rights:
        """What its source allows, and how the edition says so."""
        return self._views.rights(self._item)

    @property
    def source(self) -> str:
        """The bare name of its source."""
        return self.rights.source_name

    @property
    def source_url(self) -> str:
        """The home page of its source."""
        return self._source.homepage if self._source else ""

    @property
    def source_feed(self) -> str:
        """The feed of its source."""
        return self._source.feed if self._source else ""

    @property
    def source_list(self) -> str:
        """The address of the list of its source's articles."""
        return self._views.list_url(source_path(self._source.id)) if self._source else ""

    @property
    def section(self) -> LinkView | None:
        """The section that it is in."""
        return self._views.sections.get(self._item.article.section or "")

    @property
    def original_title(self) -> str:
        """The title that it had where it was first published."""
        return self._item.original_title

    @property
    def original_url(self) -> str:
        """Where it was first published."""
        return self._item.article.original_url

    @property
    def figures(self) -> tuple[KeyFigure, ...]:
        """The figures that it is about."""
        return self._item.figures

    @property
    def absolute_url(self) -> str:
        """The address, with scheme and host."""
        return self._views.urls.absolute(self.url)

    @cached_property
    def byline(self) -> tuple[CreditView, ...]:
        """For each role its word, and those who had it."""
        return self._views.bylines.byline(self._item.credits, self.rights)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote it."""
        return tuple(credit.name for credit in self._item.credits if credit.role in AUTHORING)

    @cached_property
    def agents(self) -> tuple[AgentView, ...]:
        """Everybody in the byline, as machines are told."""
        return self._views.bylines.agents(self._item.credits, self.rights)

    @cached_property
    def regions(self) -> tuple[LinkView, ...]:
        """Links to the lists of its regions."""
        return self._views.lists(self._views.region, self._item.article.regions)

    @cached_property
    def industries(self) -> tuple[LinkView, ...]:
        """Links to the lists of the industries that it is about."""
        return self._views.lists(self._views.industry, self._item.industries)

    @cached_property
    def tags(self) -> tuple[LinkView, ...]:
        """Links to the lists of its tags."""
        return self._views.lists(self._views.tag, self._item.tags)

    @cached_property
    def image(self) -> ImageView | None:
        """Its picture, with the address that it has on the site."""
        return self._views.image(self._item)

    @cached_property
    def notice(self) -> str:
        """The notice as one text, for machines: what readers see under the article."""
        return notice(self.rights)

    @cached_property
    def corrections(self) -> tuple[CorrectionView, ...]:
        """What was wrong in it, and when it was put right."""
        return anchored(self._item.corrections) if self._item.corrections else ()


def notice(rights: Rights) -> str:
    """Return what readers see under an article as one text."""
    return " ".join(filter(None, (*rights.clauses, rights.credit, rights.copyright_line)))


def _topics_of(tags: Iterable[str], newsroom: Newsroom) -> Iterator[str]:
    """Give the ids of the topics that an article with these tags belongs to."""
    paths = set(map(tag_path, tags))
    for topic in newsroom.registries.topics.values():
        if not paths.isdisjoint(map(tag_path, topic.tags)):
            yield topic.id
