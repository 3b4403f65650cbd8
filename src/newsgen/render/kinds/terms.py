"""An index of lists: all regions, all tags, each with the number of its articles."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.model import Page, Term
from newsgen.pages import Contents, Listing
from newsgen.problems import Problem
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind


class Terms(PageKind):
    """An index; those who have one plan it."""

    name = "terms"
    template = "terms.html"
    has_trail = True

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return links to the lists."""
        return {"terms": edition.term_links(page.terms)}


def index_of(contents: Contents, index: Term, terms: tuple[Term, ...]) -> Listing:
    """Return the page of an index."""
    size = contents.config.page_size
    return Listing(contents.edition, Terms.name, Terms.template, size, index.path, index.label, terms=terms)
