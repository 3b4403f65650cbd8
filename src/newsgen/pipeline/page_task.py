"""Page -> Output: what a process does with one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from newsgen.pages import output_path
from newsgen.pipeline.article_store import ArticleStore
from newsgen.problems import Problem
from newsgen.render import Newsroom, PageKeys, Renderer
from newsgen.templating import Templates

#: Where finished files go: takes the path below the output folder and the content, gives the digest.
Sink = Callable[[str, bytes], bytes]


class PageResult(Struct, frozen=True):
    """What came of one page: its file, with a digest of the content, or none where its template fails.

    `key` is a digest of what the file was made from; `dead` are addresses that lead nowhere. The `content` is
    there where the page was made on another machine, for whoever hands it over.
    """

    file: str
    key: bytes
    digest: bytes
    path: str
    template: str
    problems: tuple[Problem, ...] = ()
    dead: tuple[str, ...] = ()
    content: bytes | None = None


class PageStage:
    """Makes pages and hands their files over, but for those whose key has not changed.

    `known` are the keys of the published files; `published` is their folder, where something that they may
    link to has been removed since, else None. Without `draws`, cards have no content.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        templates: Templates,
        store: ArticleStore,
        sink: Sink,
        known: Mapping[str, bytes],
        published: Path | None = None,
        draws: bool = True,
    ) -> None:
        store.results.hold()
        self._newsroom = newsroom
        self._pages = newsroom.plan.pages
        self._renderer = Renderer(newsroom, templates, store.body, draws)
        self._keys = PageKeys(newsroom, store, self._renderer)
        self._sink = sink
        self._known = known
        self._published = published

    def __call__(self, place: int) -> PageResult | None:
        """Make the page at a place of the plan; None where the published one is right."""
        page = self._pages[place]
        file = output_path(page.path, page.edition, self._newsroom.config.default_edition)
        key = self._keys(page)
        if key and self._known.get(file) == key and self._leads_somewhere(file):
            return None
        rendered = self._renderer.render(page)
        if rendered.content is None:
            return PageResult("", b"", b"", page.path, page.template, rendered.problems)
        digest = self._sink(file, rendered.content)
        return PageResult(file, key, digest, page.path, page.template, rendered.problems, rendered.dead)

    def _leads_somewhere(self, file: str) -> bool:
        """Whether every address in a published file is still there."""
        if self._published is None or not file.endswith(".html"):
            return True
        try:
            html = (self._published / file).read_bytes()
        except OSError:
            return False
        return not self._renderer.dead_addresses(html)
