"""The page of an article, and those of the site itself from content/pages/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup
from msgspec.structs import replace
from msgspec.structs import replace as replace_fields

from newsgen.model import Article, Body, Outline, Page
from newsgen.pages import ArticlePages, Contents, PageGroup
from newsgen.problems import Problem, Severity
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.article_view import ArticleView
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.live import live_entries
from newsgen.render.views import LiveEntryView, PageView, TrailView


class OwnPage(PageKind):
    """A page of the site itself, such as the one that tells who runs it."""

    name = "page"
    template = "page.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give one for each file of content/pages/."""
        yield self._of(contents, contents.own_pages)

    def _of(self, contents: Contents, items: Sequence[Outline]) -> PageGroup:
        keys, origins = tuple(item.key for item in items), tuple(item.path for item in items)
        return ArticlePages(contents.edition, self.name, self.template, keys, origins)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return the page with its article's title and picture."""
        item = edition.views.item(page.key)
        return edition.page_view(page, trail=self.trail(page, edition), item=item)

    def trail(self, page: Page, edition: Edition) -> TrailView | None:
        """Return the home page, and the title."""
        return edition.trail(page, edition.views.item(page.key).title)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the article with its text."""
        return {"article": _with_text(page, edition, problems), "structured": ""}

    def texts(self, page: Page) -> tuple[str, ...]:
        """Return the article's key."""
        return (page.key,)

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return the article with its text, and those that it leads to."""
        others = (*edition.neighbours(page.key), *edition.related(page.key), *edition.parts(page.key))
        return (
            digests.text(page.key, page.edition),
            others,
            [digests.title(key, page.edition) for key in others if key],
            page.key in edition.newsroom.unindexed,
            page.key in edition.newsroom.plan.cards.get(page.edition, ()),
        )


class ArticlePage(OwnPage):
    """An article with its notice."""

    name = "article"
    template = "article.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give one for each article."""
        yield self._of(contents, contents.articles)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return the page with its section."""
        section = edition.section_of(page.key)
        return replace(super().view(page, edition), section_url=section.url if section else "")

    def trail(self, page: Page, edition: Edition) -> TrailView | None:
        """Return the home page, and the section: the article's title stands below."""
        return edition.article_trail(page.key)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the article with its text, what it states, and the same for machines."""
        article = _with_text(page, edition, problems)
        address = edition.urls.absolute(edition.urls.page(page.path))
        records = tuple(map(edition.records.view, edition.views.item(page.key).records))
        return {
            "article": article,
            "records": records,
            "structured": edition.structured(article, address, records),
        }


def _with_text(page: Page, edition: Edition, problems: list[Problem]) -> ArticleView:
    """Return the article of a page with its text; add what is wrong with its links."""
    article = edition.views.item(page.key).article
    body = edition.read_body(page.key, page.edition)
    entries: tuple[LiveEntryView, ...] = ()
    if article.live and article.date:
        timed, entries = live_entries(body, article.date)
        body = replace_fields(body, html=timed)
    html, found = _with_links(article, body, edition)
    problems += found
    newer, older = map(edition.link, edition.neighbours(page.key))
    related = map(edition.link, edition.related(page.key))
    return ArticleView(
        page.key,
        edition.views,
        body=Markup(html),  # noqa: S704 - sanitized by the markup stage
        headings=body.headings,
        newer=newer,
        older=older,
        related=tuple(filter(None, related)),
        series=edition.series(page.key),
        entries=entries,
    )


def _with_links(article: Article, body: Body, edition: Edition) -> tuple[str, list[Problem]]:
    """Return a body with its players, its charts and the addresses that its links mean, and a problem for
    each that leads nowhere, or shows nothing."""
    html = edition.charts.put(edition.players.put(body.html))
    html, problems = edition.links.rewrite(html, article, body.links)
    for asked in edition.charts.empty(body.html):
        problems.append(_nothing_to_draw(asked, article, body))
    if article.image:
        _, problem = edition.links.resolve(article.image.src, article, body.line("image"), shown="image")
        problems += [problem] if problem else []
    return html, problems


def _nothing_to_draw(asked: str, article: Article, body: Body) -> Problem:
    return Problem(
        article.path,
        body.line(asked),
        "no record is what the chart `{asked}` asks for",
        "readers see no chart there until there is one",
        severity=Severity.WARNING,
        values=(("asked", asked),),
    )
