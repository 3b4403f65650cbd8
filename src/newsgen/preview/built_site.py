"""The last good build, as far as the preview asks for it: articles by their address, and what marks them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from newsgen.cache import CACHE_FILE, Cache, CacheLost, decoded, digest
from newsgen.memo import Memo
from newsgen.model import Article, Body, EditionArticle, Labels, Outline, RightsClass, Status
from newsgen.pages import url_path
from newsgen.pipeline.article_store import ArticleStore, stored_entries
from newsgen.pipeline.article_task import ReadFile
from newsgen.pipeline.build_state import BuildState, load_state
from newsgen.pipeline.planned_site import PlannedSite
from newsgen.pipeline.searched_texts import SearchedTexts
from newsgen.problems import Problem
from newsgen.publish import marked_id
from newsgen.render import Newsroom
from newsgen.search import FoldedTexts

Result = TypeVar("Result")

_BREATH = 0.0001  # seconds between two articles that are read ahead: whoever asks meanwhile goes first


class HiddenReasons(Struct, frozen=True):
    """Why readers do not see an article, if they do not: it is a draft, scheduled for a moment, taken down
    since one, or its source is not clear (`unclear` says why)."""

    draft: bool = False
    scheduled: datetime | None = None
    expired: datetime | None = None
    unclear: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.draft or self.scheduled or self.expired or self.unclear)


class BuiltArticle(Struct, frozen=True):
    """An article in the list of the desk; `titles` and `addresses` are by edition, `labels` what each edition
    lists it under, the default one first, `shows` the targets of its pictures and links as typed."""

    key: str
    path: str
    date: datetime | None
    titles: dict[str, str]
    addresses: dict[str, str]
    marks: HiddenReasons
    section: str | None = None
    labels: tuple[Labels, ...] = ()
    expires: datetime | None = None
    shows: tuple[str, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Its authors, as the default edition has them."""
        return self.labels[0].authors if self.labels else ()


class BuiltSite:
    """What the last good build has left. Methods raise CacheLost where a new build has taken it away."""

    def __init__(self, site: Path, cache: Cache, last: BuildState, before: BuiltSite | None = None) -> None:
        """Open what a build has left; of the one `before` as much is taken over as has not changed."""
        self._cache = cache
        self._lock = threading.RLock()  # answers are made in several threads
        self._closed = False
        files = last.files()
        self._files = {its.article: (path, its) for path, its in files.items() if its.article}
        self._keys = {path: key for key, (path, _) in self._files.items()}
        self._store = ArticleStore(cache, stored_entries(cache, files))
        self._digest: bytes = digest(cache.need_note("planned"))
        same = before is not None and before._digest == self._digest
        self._planned: PlannedSite = before._planned if before and same else last.planned()
        self.newsroom: Newsroom = self._planned.newsroom(last.settings(site), self._store)
        self._texts = SearchedTexts(self.newsroom, self._store, whole=True)
        self._entries: dict[str, BuiltArticle] = {}
        self._searched: dict[str, FoldedTexts] = {}
        if before and same:
            kept = [key for key in before._entries if before._row(key) == self._row(key)]
            self._entries = {key: before._entries[key] for key in kept}
            self._searched = {key: before._searched[key] for key in kept if key in before._searched}

    def close(self) -> None:
        """Give up the cache."""
        with self._lock:
            self._closed = True
            self._cache.close()

    def read_ahead(self) -> None:
        """Read what pages about all articles ask for, so that nobody waits for it: how they stand, then their
        texts. Ends early where the site is closed meanwhile, or its cache is gone: a new build is there then.
        """
        with suppress(CacheLost):
            for read in (self.entry, self.searched):
                for key in self._keys_shown():
                    with self._lock:
                        if self._closed:
                            return
                        read(key)
                    time.sleep(_BREATH)

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions of the site, the default one first."""
        return self.newsroom.config.editions

    def key_at(self, address: str) -> tuple[str, str]:
        """Return the key and edition of the article at an address (a decoded path); no key for others."""
        default = self.editions[0]
        for edition in (*self.editions[1:], default):
            prefix = url_path("", edition, default)
            if address.startswith(prefix):
                key = address.removeprefix(prefix).removesuffix("index.html").rstrip("/")
                shown = key in self.newsroom.articles[edition]
                return (key if shown else ""), edition
        return "", default

    def key(self, path: str) -> str:
        """Return the key of the article in a file; KeyError where there is none."""
        return self._keys[path]

    def version(self, key: str) -> str:
        """Return what changes when an article does, in any edition; KeyError where there is none."""
        return self._row(key).hex()

    def entry(self, key: str) -> BuiltArticle:
        """Return an article as the list has it; KeyError where there is none."""
        if key not in self._entries:
            with self._lock:
                self._entries[key] = self._entry(key)
        return self._entries[key]

    def entries(self) -> list[BuiltArticle]:
        """Return all articles, those without a date first, then the newest."""
        return sorted(map(self.entry, self._keys_shown()), key=_newest_first)

    def searched(self, key: str) -> FoldedTexts:
        """Return what is searched of an article, as the build has left it for readers, or made where their
        search has less of it; KeyError where there is none."""
        if key not in self._searched:
            with self._lock:
                self._searched[key] = self._texts.of(key, Memo(self._cache))
        return self._searched[key]

    def typed(self, key: str) -> tuple[Article, Body] | None:
        """Return an article as it was typed."""
        with self._lock:
            read = decoded(self._cache.need(self._files[key][1].read_key), ReadFile)
        return (read.article, read.body) if read.article and read.body else None

    def read(self, use: Callable[[Newsroom, Callable[[str, str], Body]], Result]) -> Result:
        """Return what `use` makes of the site and of what reads a text by its key and edition."""
        with self._lock:
            return use(self.newsroom, self._store.body)

    def item(self, key: str, edition: str) -> EditionArticle:
        """Return an article in an edition; KeyError where it has none."""
        with self._lock:
            return self.newsroom.articles[edition][key]

    def _keys_shown(self) -> set[str]:
        return {key for articles in self.newsroom.articles.values() for key in articles}

    def _row(self, key: str) -> bytes:
        return self._files[key][1].key

    def _entry(self, key: str) -> BuiltArticle:
        stored = self._store.entries[key]
        outline = stored.outline
        assert outline is not None, key  # noqa: S101 - what could not be read has no key
        zone = self.newsroom.config.timezone
        having = [tag for tag in self.editions if key in self.newsroom.articles[tag]]
        default = self.editions[0]
        return BuiltArticle(
            key=key,
            path=outline.path,
            date=outline.date and outline.date.astimezone(zone),
            titles={tag: self._store.entry(key, tag).title for tag in having},
            addresses={tag: url_path(f"{key}/", tag, default) for tag in having},
            marks=self._marks(outline, having),
            section=outline.section,
            labels=outline.labels,
            expires=outline.expires and outline.expires.astimezone(zone),
            shows=(*stored.pictures, *((stored.image,) if stored.image else ()), *stored.links),
        )

    def _marks(self, outline: Outline, editions: list[str]) -> HiddenReasons:
        newsroom = self.newsroom
        zone = newsroom.config.timezone
        unclear: dict[tuple[str, int, str], Problem] = {}
        for tag in editions:
            if newsroom.classes[tag].get(outline.key) is RightsClass.UNKNOWN:
                _, found = newsroom.classified(outline, tag)
                unclear |= {(problem.path, problem.line, problem.text()): problem for problem in found}
        expired = outline.expires if outline.expires and outline.expires <= newsroom.moment else None
        scheduled = outline.publish_at if outline.status is Status.SCHEDULED else None
        return HiddenReasons(
            draft=outline.status is Status.DRAFT,
            scheduled=scheduled and scheduled.astimezone(zone),
            expired=expired and expired.astimezone(zone),
            unclear=tuple(unclear.values()),
        )


def _newest_first(entry: BuiltArticle) -> tuple[bool, float, str]:
    return entry.date is not None, -(entry.date.timestamp() if entry.date else 0), entry.key


def open_built_site(folder: Path, output: Path, before: BuiltSite | None = None) -> BuiltSite | None:
    """Return what the build in a folder has left; None where it has left nothing, or not of this output."""
    if not (folder / CACHE_FILE).is_file():
        return None
    cache = Cache(folder / CACHE_FILE)
    try:
        last = load_state(cache)
        if last is not None and last.summary.published == marked_id(output):
            return BuiltSite(folder, cache, last, before)
    except CacheLost:
        pass
    cache.close()
    return None
