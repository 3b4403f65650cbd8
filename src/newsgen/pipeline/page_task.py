"""Page -> Output: what a process does with one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen.pages import output_path
from newsgen.pipeline.article_store import Shelf
from newsgen.problems import Problem
from newsgen.publish import write_file
from newsgen.render import Newsroom, PageKeys, Renderer


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one page: its file with the content, or none; `dead` are addresses that lead nowhere.

    `key` is a digest of what the file was made from.
    """

    file: str
    key: bytes
    content: bytes
    path: str
    template: str
    problems: tuple[Problem, ...] = ()
    dead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was made, its content in the folder: what is left of that is the digest."""

    file: str
    key: bytes
    digest: bytes
    path: str
    template: str
    problems: tuple[Problem, ...] = ()
    dead: tuple[str, ...] = ()


def write_page(folder: Path, made: Made) -> Written:
    """Write what was made of a page into a folder, if anything was."""
    digest = write_file(folder, made.file, made.content) if made.file else b""
    return Written(made.file, made.key, digest, made.path, made.template, made.problems, made.dead)


class PageWriter:
    """Makes pages and writes them into a folder."""

    def __init__(self, make: Callable[[], PageMaker], folder: Path) -> None:
        self._make = make()
        self._folder = folder

    def __call__(self, place: int) -> Written | None:
        """Write the file of the page at a place of the plan; None where the published one is right."""
        made = self._make(place)
        return None if made is None else write_page(self._folder, made)


class PageMaker:
    """Makes pages, but for those whose key has not changed.

    `known` are the keys of the published files; `published` is their folder, where something that they may
    link to has been removed since, else None. Without drawing, cards have no content.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        shelf: Shelf,
        known: Mapping[str, bytes],
        published: Path | None = None,
        draws: bool = True,
    ) -> None:
        shelf.cache.hold()
        self._newsroom = newsroom
        self._pages = newsroom.plan.pages
        self._renderer = Renderer(newsroom, shelf.body, draws)
        self._keys = PageKeys(newsroom, shelf, self._renderer)
        self._known = known
        self._published = published

    def __call__(self, place: int) -> Made | None:
        """Return what is made of the page at a place of the plan; None where the published one is right."""
        page = self._pages[place]
        file = output_path(page.path, page.edition, self._newsroom.config.default_edition)
        key = self._keys(page)
        if key and self._known.get(file) == key and self._leads_somewhere(file):
            return None
        rendered = self._renderer.render(page)
        if rendered.output is None:
            return Made("", b"", b"", page.path, page.template, rendered.problems)
        content = rendered.output.content
        return Made(file, key, content, page.path, page.template, rendered.problems, rendered.dead)

    def _leads_somewhere(self, file: str) -> bool:
        """Whether every address in a published file is still there."""
        if self._published is None or not file.endswith(".html"):
            return True
        try:
            html = (self._published / file).read_text("utf-8")
        except OSError:
            return False
        return not self._renderer.dead_addresses(html)
