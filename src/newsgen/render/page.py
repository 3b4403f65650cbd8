"""A Page -> its Output."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from markupsafe import Markup

from newsgen.model import Body, EditionArticle, Output, Page, RightsClass, Term
from newsgen.pages import output_path
from newsgen.problems import Problem
from newsgen.render.articles import ArticleViews
from newsgen.render.links import Links, dead_addresses
from newsgen.render.newsroom import Newsroom
from newsgen.render.site import edition_views, site_view
from newsgen.render.sitemap import sitemap_urls
from newsgen.render.templates import TemplateFailed, Templates
from newsgen.render.urls import Urls
from newsgen.render.views import ArticleView, FeedView, LinkView, PageView, PaginationView
from newsgen.render.words import Words

#: Reads a text out of the spool: the key of an article, and the edition.
ReadBody = Callable[[str, str], Body]

# What XML 1.0 (section 2.2) cannot hold at all, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_FULL_TEXT_IN_FEED = (RightsClass.OWN, RightsClass.LICENSED)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's file, or none where its template fails; and everything that is wrong with it."""

    output: Output | None
    problems: tuple[Problem, ...] = ()


class Renderer:
    """Renders the pages of a newsroom; made once in each process."""

    def __init__(self, newsroom: Newsroom, read_body: ReadBody) -> None:
        self._newsroom = newsroom
        self._read_body = read_body
        self._templates = Templates(newsroom.template_folders)
        self._editions = {edition: _Edition(newsroom, edition) for edition in newsroom.config.editions}

    def render(self, page: Page) -> Rendered:
        """Return a page's file; a template that fails is a problem, not an exception."""
        edition = self._editions[page.edition]
        problems: list[Problem] = []
        context = edition.frame(page)
        if page.kind in ("article", "page"):
            context["article"] = self._article(page, edition, problems)
        elif page.kind == "feed":
            context |= self._feed(page, edition)
        elif page.kind == "sitemap":
            context["urls"] = sitemap_urls(page, self._newsroom, edition.urls)
        elif page.kind == "redirect":
            context["target"] = edition.urls.absolute(edition.urls.page(f"{page.key}/"))
        elif page.kind == "terms":
            context["terms"] = edition.term_links(page.terms)
        else:
            context["articles"] = tuple(map(edition.views.view, edition.items(page)))
            context["pagination"] = edition.pagination(page)
        try:
            text = self._templates.render(page.template, context)
        except TemplateFailed as failed:
            return Rendered(None, (*problems, failed.problem))
        if page.template.endswith(".xml"):
            text = _NOT_XML.sub("", text)
        else:
            problems += self._dead(text, page)
        path = output_path(page.path, page.edition, self._newsroom.config.default_edition)
        return Rendered(Output(path, text.encode("utf-8", "replace")), tuple(problems))

    def _article(self, page: Page, edition: _Edition, problems: list[Problem]) -> ArticleView:
        item = self._newsroom.item(page.key, page.edition)
        assert item is not None, page  # noqa: S101 - the plan has pages of shown articles only
        article = item.article
        body = self._read_body(page.key, page.edition)
        html, found = edition.links.rewrite(body.html, article)
        problems += found
        if article.image:
            _, problem = edition.links.resolve(article.image.src, article, article.line("image"))
            problems += [problem] if problem else []
        newer, older = edition.neighbours.get(page.key, (None, None))
        return replace(
            edition.views.view(item),
            body=Markup(html),  # noqa: S704 - sanitized by the markup stage
            headings=body.headings,
            newer=edition.views.link(newer),
            older=edition.views.link(older),
        )

    def _feed(self, page: Page, edition: _Edition) -> dict[str, object]:
        views = []
        for item in edition.items(page):
            view = edition.views.view(item)
            if view.rights.rights_class in _FULL_TEXT_IN_FEED:
                html, _ = edition.links.rewrite(
                    self._read_body(item.article.key, page.edition).html, item.article
                )
                view = replace(view, content=Markup(html))  # noqa: S704 - sanitized by the markup stage
            views.append(view)
        moments = [moment for view in views if (moment := view.updated or view.date)]
        home = edition.urls.absolute(edition.urls.page(""))
        feed = FeedView(
            id=home,
            # A feed must say when it changed (RFC 4287, 4.1.1); an empty one has not changed since 1970.
            updated=max(moments) if moments else _NEVER,
            self_url=edition.urls.absolute(edition.urls.page(page.path)),
            html_url=home,
        )
        return {"feed": feed, "articles": tuple(views)}

    def _dead(self, text: str, page: Page) -> list[Problem]:
        return [
            Problem(
                f"templates/{page.template}",
                0,
                "the page /{path} has a link to {address}, which does not exist",
                values=(("address", address), ("path", page.path)),
            )
            for address in dead_addresses(text, self._newsroom)
        ]


class _Edition:
    """What the pages of one edition have in common."""

    def __init__(self, newsroom: Newsroom, edition: str) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self._words = Words(newsroom.registries.strings, edition)
        self.urls = Urls(newsroom.config, edition)
        self.links = Links(newsroom, self.urls, edition)
        self.views = ArticleViews(newsroom, edition, self.urls, self._words, self.links)
        self._site = site_view(newsroom, edition, self.urls, self._words)
        listed = [item for key, item in newsroom.articles[edition].items() if key not in newsroom.unlisted]
        self.neighbours = {
            item.article.key: (
                listed[at - 1] if at else None,
                listed[at + 1] if at + 1 < len(listed) else None,
            )
            for at, item in enumerate(listed)
        }

    def frame(self, page: Page) -> dict[str, object]:
        """Return what every template may use."""
        address = self.urls.page(page.path)
        view = PageView(
            kind=page.kind,
            title=page.title,
            url=address,
            absolute_url=self.urls.absolute(address),
            lang=self._edition,
            edition=self._edition,
            editions=edition_views(page.path, self._edition, self._newsroom, self.urls),
            noindex=page.key in self._newsroom.unindexed,
            parent=self._link(page.parent) if page.parent else None,
            children=self.term_links(page.terms),
        )
        return {"t": self._words, "url": self.urls.file, "site": self._site, "page": view}

    def items(self, page: Page) -> list[EditionArticle]:
        """Return the articles that a list shows."""
        return [self._newsroom.articles[self._edition][key] for key in page.items]

    def term_links(self, terms: tuple[Term, ...]) -> tuple[LinkView, ...]:
        """Return links to lists."""
        return tuple(map(self._link, terms))

    def pagination(self, page: Page) -> PaginationView:
        """Return a list page's place among its pages."""
        return PaginationView(
            page.number,
            page.last,
            self._numbered(page, page.number - 1),
            self._numbered(page, page.number + 1),
        )

    def _link(self, term: Term) -> LinkView:
        return LinkView(term.label, self.urls.page(term.path), term.count)

    def _numbered(self, page: Page, number: int) -> str:
        if not 1 <= number <= page.last:
            return ""
        return self.urls.page(page.first_path if number == 1 else f"{page.first_path}page/{number}/")
