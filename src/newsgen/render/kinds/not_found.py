"""What a reader sees at an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import NOT_FOUND
from newsgen.problems import Problem
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind

_NEWEST = 5  # articles, as ways on


class NotFound(PageKind):
    """One in each edition, with the newest articles."""

    name = "not_found"
    template = "not_found.html"
    is_indexed = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the page."""
        title, newest = contents.word("not_found"), contents.newest[:_NEWEST]
        yield self.single(contents, NOT_FOUND, title, "the 404 page", newest)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the newest articles."""
        return {"articles": edition.listed(page)}
