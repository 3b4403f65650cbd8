"""The home page: the newest articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.files import CONFIG_FILE
from newsgen.model import Page
from newsgen.pages import Contents, PageGroup
from newsgen.problems import Problem, nearest
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import Kind
from newsgen.render.newsroom import Newsroom


class Home(Kind):
    """One in each edition, at its root."""

    name = "home"
    template = "home.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the home page."""
        shown = {item.key for item in contents.listed}
        first = [key for key in contents.config.appearance.home if key in shown]
        articles = tuple(dict.fromkeys((*first, *contents.newest)))[: max(len(first), len(contents.newest))]
        yield contents.single("", self.name, self.template, contents.title, "the home page", articles)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles that the site sets, and the newest."""
        problems += _unknown(edition.newsroom)
        return {"articles": edition.listed(page)}


def _unknown(newsroom: Newsroom) -> list[Problem]:
    """Return a problem for each article that newsgen.yaml sets on the home page, and that there is not."""
    known = frozenset(newsroom.keys.values())
    home = newsroom.config.appearance.home
    return [
        Problem(
            CONFIG_FILE,
            newsroom.config.appearance.home_line,
            "`home` names the article `{key}`, which is not there",
            "did you mean `{close}`?" if close else "name its file, such as 2026/fund-matrix",
            values=(("close", "".join(close)), ("key", key)),
        )
        for key in home
        if key not in known
        for close in [nearest(key, sorted(known))]
    ]
