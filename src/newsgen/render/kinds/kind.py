"""A kind of pages: which there are, how one is made, and what its key depends on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from newsgen.charts.svg import NOT_XML
from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup, SinglePages, Site
from newsgen.problems import Problem
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.views import PageView, TrailView


class PageKind:
    """What all kinds have in common; each has a module, and is registered in `__init__`.

    `name` tells it from the others, to templates too (`page.kind`). The template renders its pages; where
    there is none, `content` makes them. `is_indexed` tells whether search engines are told of them, as far as
    their articles allow it. `shares` tells whether a page changes with what all pages of its edition have,
    such as the site's name. `has_trail` tells whether readers are shown the way to a page from the home page.
    """

    name = ""
    template = ""
    is_indexed = True
    shares = True
    has_trail = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the kind's pages in an edition."""
        return ()

    def single(
        self,
        contents: Contents,
        path: str,
        title: str,
        origin: str,
        items: Iterable[str] = (),
        *,
        above: tuple[Term, ...] = (),
        terms: tuple[Term, ...] = (),
    ) -> SinglePages:
        """Return one page of this kind in an edition, for `pages`."""
        page = Page(
            path,
            contents.edition,
            self.name,
            self.template,
            title,
            items=tuple(items),
            above=above,
            terms=terms,
            origin=origin,
        )
        return SinglePages((page,))

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give those of its pages that belong to no edition, though they are written in one."""
        return ()

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return a page's file; `problems` takes what is wrong. Raises TemplateFailed."""
        context = {"page": self.view(page, edition), **self.context(page, edition, problems)}
        text = edition.rendered(page.template, context)
        if page.template.endswith(".xml"):
            text = NOT_XML.sub("", text)
        return encoded(text)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page as its template sees it."""
        return edition.page_view(page, trail=self.trail(page, edition))

    def trail(self, page: Page, edition: Edition) -> TrailView | None:
        """Return the way from the home page to a page, if readers are shown it."""
        return edition.trail(page, page.title) if self.has_trail else None

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return what the template has beside `page` and what all pages have."""
        return {}

    def texts(self, page: Page) -> tuple[str, ...]:
        """Return the keys of the articles whose text a page has."""
        return ()

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return what a page depends on beside its record, its template and what the edition's pages share.

        It goes into the page's key: numbers, texts, bytes, and lists of them. The default is what lists show
        of the page's articles.
        """
        return b"".join([digests.shown(key, page.edition) for key in page.items])


def encoded(text: str) -> bytes:
    """Return a text as it is written; what no file can hold, half a surrogate pair, is a question mark."""
    return text.encode("utf-8", "replace")


def as_json(value: object, indent: int | None = 1) -> bytes:
    """Return a JSON file; without an `indent` in one line."""
    separators = (",", ":") if indent is None else None
    return encoded(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n")
