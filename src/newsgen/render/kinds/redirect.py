"""A former address of an article or a page, which leads to the present one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page
from newsgen.pages import Site
from newsgen.problems import Problem
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import Kind


class Redirect(Kind):
    """One for each alias."""

    name = "redirect"
    template = "redirect.html"
    is_indexed = False

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give a page for each former address of an article or a page, in the first edition that has it."""
        done: set[str] = set()
        for contents in site.editions:
            for item in (*contents.articles, *contents.own_pages):
                for alias in item.aliases if item.key not in done else ():
                    is_whole = alias.endswith("/") or "." in alias.rsplit("/", 1)[-1]
                    path = alias if is_whole else f"{alias}/"
                    if path != f"{item.key}/":
                        yield Page(
                            path,
                            contents.edition,
                            self.name,
                            self.template,
                            key=item.key,
                            origin=item.path,
                        )
                done.add(item.key)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:  # noqa: ARG002
        """Return the present address."""
        return {"target": edition.urls.absolute(edition.urls.page(f"{page.key}/"))}
