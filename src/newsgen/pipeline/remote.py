"""Reading and rendering where the site's folder and the cache are not: what is needed is sent along."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from newsgen.cache import Cache, CacheLost, pickled
from newsgen.config import Config
from newsgen.files import is_hidden, walk
from newsgen.library import Registries
from newsgen.pages import output_path
from newsgen.parallel import chunks
from newsgen.pipeline.article_store import Shelf, StoredPrepared
from newsgen.pipeline.article_task import Done, Preparer, Task
from newsgen.pipeline.cluster import Cluster
from newsgen.pipeline.gather import bare, furnished
from newsgen.pipeline.page_task import Made, PageMaker
from newsgen.render import KINDS, Newsroom

Templates = tuple[dict[str, bytes], ...]  # by path, for each folder


def read_away(
    cluster: Cluster,
    site: Path,
    config: Config,
    registries: Registries,
    tasks: Sequence[Task],
    make_here: Callable[[], Callable[[Task], Done]],
) -> Iterator[Done]:
    """Give what a `Preparer` makes of each task, in order; files are read here and sent."""
    parts = (tuple(_loaded(site, task) for task in part) for part in chunks(tasks, cluster.workers))
    make = partial(RemoteReader, config, registries)
    for results in cluster.map_in_order(make, parts, lambda: _tasks_here(make_here())):
        yield from results


def make_away(
    cluster: Cluster,
    newsroom: Newsroom,
    shelf: Shelf,
    known: Mapping[str, bytes],
    places: Sequence[int],
    make_here: Callable[[], PageMaker],
) -> Iterator[Made | None]:
    """Give what a `PageMaker` makes of each place of the plan, in order.

    What lists show of all articles is sent to each worker once; a text to the one that renders it.
    """
    make = partial(
        RemotePageMaker,
        bare(newsroom),
        dict(_metadata(shelf)),
        {key: _row(key) for key in shelf.prepared},
        tuple(map(_files, newsroom.template_folders)),
    )
    parts = (_part(newsroom, shelf, known, places) for places in chunks(places, cluster.workers))
    for results in cluster.map_in_order(make, parts, lambda: _pages_here(make_here())):
        yield from results


class RemoteReader:
    """Prepares files that were sent."""

    def __init__(self, config: Config, registries: Registries) -> None:
        nowhere = Path()
        self._prepare = Preparer(nowhere, config, registries, Cache(nowhere), empty=True)

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        """Return what came of some files; CacheLost where one could not be sent, for it cannot be read."""
        if any(task.raw is None for task in tasks):
            raise CacheLost("a file was not sent")
        return [self._prepare(task) for task in tasks]


@dataclass(frozen=True, slots=True)
class PagesPart:
    """Places of the plan, the keys of the files that are published there, and the texts that they need."""

    places: Sequence[int]
    known: Mapping[str, bytes]
    texts: Mapping[bytes, bytes]


class RemotePageMaker:
    """Makes pages from what was sent: a newsroom without its articles, what lists show of them, the key of
    each article's result, and the templates."""

    def __init__(
        self,
        newsroom: Newsroom,
        metadata: Mapping[bytes, bytes],
        rows: Mapping[str, bytes],
        templates: Templates,
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
        shelf = Shelf(self._sent, StoredPrepared(self._sent, rows))
        newsroom = furnished(newsroom, shelf, folders)
        self._make = PageMaker(newsroom, shelf, self._known)

    def __call__(self, part: PagesPart) -> list[Made | None]:
        """Return what is made of some pages; CacheLost where something was not sent that one needs."""
        self._known.clear()
        self._known.update(part.known)
        self._sent.texts = part.texts
        return [self._make(place) for place in part.places]


class _Sent:
    """Results that were sent, in place of the cache."""

    def __init__(self, metadata: Mapping[bytes, bytes]) -> None:
        self._metadata = metadata
        self.texts: Mapping[bytes, bytes] = {}

    def need(self, key: bytes) -> bytes:
        """Return a result; CacheLost when it was not sent."""
        value = self._metadata.get(key) or self.texts.get(key)
        if value is None:
            raise CacheLost("something was not sent")
        return value

    def hold(self) -> None:
        """Do nothing: what was sent does not change."""


def _metadata(shelf: Shelf) -> Iterator[tuple[bytes, bytes]]:
    """Give what came of each article, and what lists show of it in each edition."""
    for key, prepared in shelf.prepared.items():
        yield _row(key), pickled(prepared)
        for form in prepared.forms:
            yield form.item, shelf.cache.need(form.item)


def _row(key: str) -> bytes:
    return key.encode("utf-8", "surrogateescape")


def _files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {path: (folder / path).read_bytes() for path, _ in walk(folder, is_hidden)}


def _part(newsroom: Newsroom, shelf: Shelf, known: Mapping[str, bytes], places: Sequence[int]) -> PagesPart:
    pages = [newsroom.plan.pages[place] for place in places]
    files = [output_path(page.path, page.edition, newsroom.config.default_edition) for page in pages]
    texts = {
        text: shelf.cache.need(text)
        for page in pages
        for key in KINDS[page.kind].texts(page)
        for text in [shelf.form(key, page.edition).body]
    }
    return PagesPart(places, {file: known[file] for file in files if file in known}, texts)


def _loaded(site: Path, task: Task) -> Task:
    try:
        return replace(task, raw=(site / task.file.path).read_bytes())
    except OSError:  # whoever tries again here says why
        return task


def _tasks_here(prepare: Callable[[Task], Done]) -> Callable[[Sequence[Task]], list[Done]]:
    return lambda tasks: [prepare(replace(task, raw=None)) for task in tasks]


def _pages_here(make: PageMaker) -> Callable[[PagesPart], list[Made | None]]:
    return lambda part: [make(place) for place in part.places]
