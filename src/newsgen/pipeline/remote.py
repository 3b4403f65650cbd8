"""Rendering where the site's folder and the cache are not: what is needed is sent along."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct

from newsgen.cache import CacheLost, encoded
from newsgen.files import is_hidden, walk
from newsgen.library import Settings
from newsgen.pages import output_path
from newsgen.parallel import Remote
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.article_store import ArticleStore, StoredEntries
from newsgen.pipeline.page_task import PageResult, PageStage
from newsgen.pipeline.planned_site import PlannedSite
from newsgen.render import KINDS, Newsroom
from newsgen.templating import Templates

TemplateFiles = tuple[dict[str, bytes], ...]  # by path, for each folder


def remote_pages(plan: SitePlan, known: Mapping[str, bytes]) -> Remote[int, PageResult | None]:
    """Return how pages are made on other machines, their content with them.

    What lists show of all articles is sent to each worker once; a text to the one that renders it.
    """
    make = partial(
        RemotePageStage,
        plan.planned,
        plan.settings,
        dict(_metadata(plan.store)),
        {key: _row(key) for key in plan.store.entries},
        tuple(map(_files, plan.templates.folders)),
    )
    return Remote(make, partial(_part, plan.newsroom, plan.store, known))


class PagesPart(Struct, frozen=True):
    """Places of the plan, the keys of the files that are published there, and the texts that they need."""

    places: Sequence[int]
    known: Mapping[str, bytes]
    texts: Mapping[bytes, bytes]


class RemotePageStage:
    """Makes pages from what was sent: the planned site and its settings, what lists show of them, the key of
    each article's result, and the templates."""

    def __init__(
        self,
        planned: PlannedSite,
        settings: Settings,
        metadata: Mapping[bytes, bytes],
        rows: Mapping[str, bytes],
        templates: TemplateFiles,
    ) -> None:
        folder = mkdtemp(prefix="newsgen-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        folders = tuple(Path(folder) / str(number) for number in range(len(templates)))
        for place, files in zip(folders, templates, strict=True):
            for path, content in files.items():
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(content)
        self._sent = _Sent(metadata)
        self._known: dict[str, bytes] = {}
        self._content = b""
        store = ArticleStore(self._sent, StoredEntries(self._sent, rows))
        self._make = PageStage(
            planned.newsroom(settings, store), Templates(folders), store, self._take, self._known
        )

    def __call__(self, part: PagesPart) -> list[PageResult | None]:
        """Return what is made of some pages; CacheLost where something was not sent that one needs."""
        self._known.clear()
        self._known.update(part.known)
        self._sent.texts = part.texts
        return [self._page(place) for place in part.places]

    def _page(self, place: int) -> PageResult | None:
        page = self._make(place)
        return page and PageResult(
            page.file, page.key, b"", page.path, page.template, page.problems, page.dead, self._content
        )

    def _take(self, _: str, content: bytes) -> bytes:
        self._content = content
        return b""


class _Sent:
    """Results that were sent, in place of the cache."""

    def __init__(self, metadata: Mapping[bytes, bytes]) -> None:
        self._metadata = metadata
        self.texts: Mapping[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """Return a result, or None."""
        return self._metadata.get(key) or self.texts.get(key)

    def need(self, key: bytes) -> bytes:
        """Return a result; CacheLost when it was not sent."""
        value = self.get(key)
        if value is None:
            raise CacheLost("something was not sent")
        return value

    def hold(self) -> None:
        """Do nothing: what was sent does not change."""


def _metadata(store: ArticleStore) -> Iterator[tuple[bytes, bytes]]:
    """Give what came of each article, and what lists show of it in each edition."""
    for key, entry in store.entries.items():
        yield _row(key), encoded(entry)
        for edition in entry.editions:
            yield edition.item, store.results.need(edition.item)


def _row(key: str) -> bytes:
    return key.encode("utf-8", "surrogateescape")


def _files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {path: (folder / path).read_bytes() for path, _ in walk(folder, is_hidden)}


def _part(
    newsroom: Newsroom, store: ArticleStore, known: Mapping[str, bytes], places: Sequence[int]
) -> PagesPart:
    pages = [newsroom.plan.pages[place] for place in places]
    files = [output_path(page.path, page.edition, newsroom.config.default_edition) for page in pages]
    texts = {
        text: store.results.need(text)
        for page in pages
        for key in KINDS[page.kind].texts(page)
        for text in [store.entry(key, page.edition).body]
    }
    return PagesPart(places, {file: known[file] for file in files if file in known}, texts)
