"""The end that answers one page at a time, of a site that is planned and not rendered yet."""

from __future__ import annotations

from functools import cached_property

from newsgen.model import Output, Page
from newsgen.pages import edition_prefix
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.problems import stops
from newsgen.render import Renderer


class PagesOnDemand:
    """Renders the pages of a planned site when they are asked for."""

    def __init__(self, plan: SitePlan) -> None:
        self._plan = plan

    def __call__(self, file: str) -> bytes | None:
        """Return the content of a file below the output folder; None where no page is written to it, or
        where something is wrong with the page."""
        output = self.output(file)
        wrong = output is None or output.dead or stops(output.problems, strict=False)
        return None if wrong or output is None else output.content

    def output(self, file: str) -> Output | None:
        """Return a page with what is wrong with it; None where no page is written to the file."""
        page = self._page(file)
        return self._renderer.render(page) if page else None

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._plan.newsroom, self._plan.templates, self._plan.store.body)

    def _page(self, file: str) -> Page | None:
        config, pages = self._plan.newsroom.config, self._plan.newsroom.plan.pages
        if not file or file.endswith("/"):
            return None
        folder = file.removesuffix("index.html")
        path = folder if not folder or folder.endswith("/") else file
        for edition in reversed(config.editions):
            prefix = edition_prefix(edition, config.default_edition)
            at = pages.find(path.removeprefix(prefix), edition) if path.startswith(prefix) else None
            if at is not None:
                return pages[at]
        return None
