"""robots.txt: what crawlers are asked to leave, and where the sitemaps are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.files import CONFIG_FILE
from newsgen.model import Page
from newsgen.pages import Site, output_path
from newsgen.pages.paths import ROBOTS, SITEMAP
from newsgen.problems import Problem
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.crawlers import crawlers
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.kinds.news_sitemap import NewsSitemap
from newsgen.render.newsroom import Newsroom


class Robots(PageKind):
    """One for the whole site."""

    name = "robots"
    template = "robots.txt"

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the file."""
        contents = site.editions[0]
        yield Page(ROBOTS, contents.edition, self.name, self.template, contents.title, origin=ROBOTS)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the groups of crawlers, and the addresses of all sitemaps."""
        newsroom = edition.newsroom
        problems += _dead_references(newsroom)
        news = [(it.path, it.edition) for it in newsroom.plan.others if it.kind == NewsSitemap.name]
        sitemaps = [(SITEMAP, page.edition), *news]
        machines = newsroom.config.machines
        return {
            "sitemaps": [edition.urls.absolute(edition.urls.page(path, tag)) for path, tag in sitemaps],
            "crawlers": crawlers(machines) if machines else (),
        }

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return a digest of all pages."""
        return edition.newsroom.whole


def _dead_references(newsroom: Newsroom) -> list[Problem]:
    """Return a problem for each page that newsgen.yaml names, and that an edition does not have."""
    config = newsroom.config
    named = {"rights_page": config.rights_page, "licensing_page": config.licensing_page}
    if config.machines:
        named["policy"] = config.machines.policy
    return [
        Problem(
            CONFIG_FILE,
            0,
            "`{field}` is {address}, which the edition {edition} does not have",
            "name a page of content/pages by its path, such as /copyright/, or a whole address",
            values=(("address", target), ("edition", tag), ("field", field)),
        )
        for field, target in named.items()
        for tag in config.editions
        if target
        and not target.startswith(("https://", "http://"))
        and output_path(target.removeprefix("/").partition("#")[0], tag, config.default_edition)
        not in (newsroom.files if target.startswith("/") else ())
    ]
