"""A Page -> its Output."""

from __future__ import annotations

from newsgen.model import Output, Page
from newsgen.problems import Problem
from newsgen.render.edition import Edition
from newsgen.render.kinds import KINDS
from newsgen.render.link_check import AddressCheck
from newsgen.render.newsroom import Newsroom, ReadBody
from newsgen.templating import TemplateFailed, Templates


class Renderer:
    """Renders the pages of a newsroom; made once in each process.

    One that is not to draw gives cards without content: all that is known is what is wrong with them.
    """

    def __init__(
        self, newsroom: Newsroom, templates: Templates, read_body: ReadBody, draws: bool = True
    ) -> None:
        self._templates = templates
        self._addresses = AddressCheck(newsroom)
        self._editions = {
            tag: Edition(newsroom, tag, templates, read_body, draws) for tag in newsroom.config.editions
        }

    def edition(self, tag: str) -> Edition:
        """Return what the pages of an edition have in common."""
        return self._editions[tag]

    def template_digest(self, name: str) -> bytes:
        """Return a digest of a page's template, with all that it uses; empty for what code makes."""
        return self._templates.uses.digest(name) if name else b""

    def dead_addresses(self, html: bytes) -> tuple[str, ...]:
        """Return the addresses of this site that a finished page points to and that no output has."""
        return self._addresses.dead(html)

    def render(self, page: Page) -> Output:
        """Return a page's file; a template that fails is a problem, not an exception."""
        problems: list[Problem] = []
        try:
            content = KINDS[page.kind].content(page, self._editions[page.edition], problems)
        except TemplateFailed as failed:
            return Output(None, (*problems, failed.problem))
        dead = self.dead_addresses(content) if page.template.endswith(".html") else ()
        return Output(content, tuple(problems), dead)
