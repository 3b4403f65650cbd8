"""The list of a section."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import section_path
from newsgen.render.edition import Edition
from newsgen.render.kinds.lists import ListKind
from newsgen.render.views import PageView


class SectionList(ListKind):
    """The articles of a section, with a feed."""

    name = "section"
    has_feed = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give a list for each configured section, also an empty one: the navigation leads there."""
        for section in contents.config.sections:
            keys = (item.key for item in contents.listed if item.section == section.id)
            term = Term(section.name.of(contents.edition), section_path(section.id))
            yield self.listing(contents, term, keys)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page of the list: it lies in its own section."""
        return replace(super().view(page, edition), section_url=edition.urls.page(page.first_path))
