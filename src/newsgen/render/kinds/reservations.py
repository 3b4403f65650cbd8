"""What is reserved from machines, in two formats.

A reservation is the operator's word on its own articles: there is none where it says nothing, and none on a
site that has no article of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page
from newsgen.pages import Site
from newsgen.pages.paths import RSL
from newsgen.problems import Problem, sentence
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.crawlers import licence_terms, own_holder, own_locations, reserves, tdm_reservation
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind, as_json

#: The file of the W3C's TDM Reservation Protocol.
TDMREP = ".well-known/tdmrep.json"


class LicenceFile(PageKind):
    """The licence document of RSL 1.0, where any use is denied."""

    name = "rsl"
    template = "license.xml"

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the file, where something is reserved."""
        contents = site.editions[0]
        if site.owns_articles and reserves(contents.config.machines):
            origin = sentence("the licence for machines")
            yield Page(RSL, contents.edition, self.name, self.template, contents.title, origin=origin)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the own articles, what may be done with them, and whose they are."""
        newsroom = edition.newsroom
        machines = newsroom.config.machines
        return {
            "locations": own_locations(newsroom, edition.urls),
            "terms": licence_terms(machines) if machines else {},
            "holder": own_holder(newsroom, page.edition),
        }

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return a digest of all pages."""
        return edition.newsroom.whole


class ReservationFile(LicenceFile):
    """The reservation of text and data mining, where training is denied."""

    name = "tdmrep"
    template = ""

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the file, where mining is reserved."""
        contents = site.editions[0]
        machines = contents.config.machines
        if site.owns_articles and machines and machines.ai_training is False:
            origin = sentence("the reservation of data mining")
            yield Page(TDMREP, contents.edition, self.name, "", contents.title, origin=origin)

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the file."""
        return as_json(tdm_reservation(edition.newsroom, edition.urls))
