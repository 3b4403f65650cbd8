"""The home page: the newest articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page
from newsgen.pages import Contents, PageGroup
from newsgen.problems import Problem
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import Kind


class Home(Kind):
    """One in each edition, at its root."""

    name = "home"
    template = "home.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the home page."""
        title = contents.title
        yield contents.single("", self.name, self.template, title, "the home page", contents.newest)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:  # noqa: ARG002
        """Return the newest articles."""
        return {"articles": edition.listed(page)}
