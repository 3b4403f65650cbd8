"""The list of all corrections, and its feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import CORRECTIONS, CORRECTIONS_FEED
from newsgen.problems import Problem, sentence
from newsgen.render.edition import Edition
from newsgen.render.feeds import feed_view
from newsgen.render.kinds.kind import PageKind


class CorrectionsFeed(PageKind):
    """Also where there is no correction yet, so that links to it last."""

    name = "corrections_feed"
    template = "corrections.xml"
    is_indexed = False
    path = CORRECTIONS_FEED
    origin = sentence("the feed that tells of corrections")

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give one, with every article in which something was corrected."""
        corrected = (item.key for item in contents.listed if item.corrected)
        title = contents.word("corrections_page")
        yield self.single(contents, self.path, title, self.origin, corrected)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return all corrections, the newest first."""
        corrections = edition.views.corrections(map(edition.views.item, page.items))
        moments = [correction.date for correction in corrections]
        return {
            "corrections": corrections,
            "feed": feed_view(page.path, CORRECTIONS, moments, edition.urls),
        }


class Corrections(CorrectionsFeed):
    """The same for readers."""

    name = "corrections"
    template = "corrections.html"
    is_indexed = True
    has_trail = True
    path = CORRECTIONS
    origin = sentence("the page of all corrections")
