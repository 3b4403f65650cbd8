"""The page that tells of all feeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import FEEDS, REGIONS, SECTIONS, list_feed_path
from newsgen.problems import Problem, sentence
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.views import LinkView


class FeedsPage(PageKind):
    """One in each edition; its terms are the feeds of lists."""

    name = "feeds"
    template = "feeds.html"
    has_trail = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the page."""
        terms = tuple(Term(listing.title, list_feed_path(listing.path)) for listing in contents.with_feed())
        title = contents.word("feeds_page")
        yield self.single(contents, FEEDS, title, sentence("the page of all feeds"), terms=terms)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return links to the feeds of sections and of regions."""

        def below(path: str) -> tuple[LinkView, ...]:
            return edition.term_links(tuple(term for term in page.terms if term.path.startswith(path)))

        return {"sections": below(SECTIONS), "regions": below(REGIONS)}
