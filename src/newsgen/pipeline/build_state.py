"""What a build leaves for the next one to start from."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from newsgen.cache import Cache, decoded, encoded
from newsgen.files import Stamp
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts
from newsgen.problems import Problem, stops
from newsgen.publish import Size

if TYPE_CHECKING:  # a build that finds nothing changed does without them
    from newsgen.library import Settings
    from newsgen.pipeline.pictures import SitePictures
    from newsgen.pipeline.planned_site import PlannedSite
    from newsgen.pipeline.search_index import SearchState

_KEY = 16  # bytes of a page's key
_NO_KEY = bytes(_KEY)  # of a file that is not a page

# The last that was asked for: a preview, which builds again and again, reads it once while it is the same.
_planned: dict[bytes, PlannedSite] = {}

#: What is wrong with a file, by its path.
Problems = Mapping[str, tuple[Problem, ...]]


class Summary(Struct, frozen=True, array_like=True):
    """A finished build in few words.

    `asked` is a digest of its options; `setup`, `reading`, `converting` and `templates` of what it read;
    `published` is the id of the site that it made. It was built for a `moment`, and is the same at any other
    until `unchanged_until`; `next_due` is when readers next see a change. Warnings are by the path of the
    file that was read, or of the page that was written; `warnings` are all, as they were reported. `beside`
    are the files that were published beside those of the plan.
    """

    asked: bytes
    setup: bytes
    reading: bytes
    converting: bytes
    templates: bytes
    published: str
    moment: datetime
    unchanged_until: datetime | None
    next_due: datetime | None
    articles: int
    editions: int
    files: int
    pages: int
    size: Size
    beside: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()
    file_warnings: Problems = {}
    page_warnings: Problems = {}

    def asks(self, options: BuildOptions) -> bool:
        """Whether a build with these options gives the same, where no file has changed: nothing is due
        meanwhile."""
        due = self.unchanged_until
        return (
            self.asked == options.digest() and self.moment <= options.now and (not due or options.now < due)
        )

    def fails(self, strict: bool) -> bool:
        """Whether what was only warned of stops a build now."""
        return stops(self.warnings, strict)

    def result(self, counts: Counts) -> BuildResult:
        """Return the build as it is reported."""
        return BuildResult(
            self.articles, self.editions, self.files, self.warnings, counts, self.next_due, self.size
        )


class KnownFile(NamedTuple):
    """A content file at the time of a build: the keys of its results, and of its article (or empty); and the
    files that its charts are of."""

    read_key: bytes
    key: bytes
    article: str
    beside: tuple[str, ...] = ()


class BuildState:
    """The build before this one. Each part is read from the cache when it is asked for."""

    def __init__(self, cache: Cache, summary: Summary) -> None:
        self._cache = cache
        self.summary = summary

    def had(self, stamps: Mapping[str, Stamp | None]) -> bool:
        """Whether no file has changed since, and that is sure."""
        return None not in stamps.values() and self._cache.need_note("stamps") == _stamps(stamps)

    @cached_property
    def stamps(self) -> dict[str, Stamp | None]:
        """Every file that the build may have read."""
        return decoded(self._cache.need_note("stamps"), dict[str, Stamp | None])

    def files(self) -> dict[str, KnownFile]:
        """Return the content files that are read."""
        return decoded(self._cache.need_note("files"), dict[str, KnownFile])

    def copies(self) -> dict[str, tuple[str, bytes]]:
        """Return the files that were copied, by where they went: their path, and the digest."""
        return decoded(self._cache.need_note("copies"), dict[str, tuple[str, bytes]])

    def page_keys(self, published: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the key of each published file."""
        keys = self._cache.need_note("page_keys")
        each = struct.unpack(f"{_KEY}s" * len(published), keys)
        return dict(zip(sorted(published), each, strict=True))

    def had_keys(self) -> int:
        """Return how many files the published site had, and so how many keys there are."""
        return len(self._cache.need_note("page_keys")) // _KEY

    def settings(self, site: Path) -> Settings:
        """Return the configuration and the registries of the site, which lies in a folder."""
        from newsgen.config import Config
        from newsgen.library import Registries, Settings

        content = self._cache.need_note("settings")
        return Settings(site, *decoded(content, tuple[Config, Registries, tuple[Problem, ...]]))

    def pictures(self) -> SitePictures:
        """Return the pictures that the newsroom shows."""
        from newsgen.pipeline.pictures import SitePictures

        return decoded(self._cache.need_note("pictures"), SitePictures)

    def planned(self) -> PlannedSite:
        """Return what followed from all articles together."""
        from newsgen.pipeline.planned_site import PlannedSite

        seal = self._cache.seal("planned")
        if seal not in _planned:
            planned = decoded(self._cache.need_note("planned"), PlannedSite)
            _planned.clear()
            _planned[seal] = planned
        return _planned[seal]

    def search(self) -> SearchState | None:
        """Return the search index, if there is one."""
        from newsgen.pipeline.search_index import SearchState

        content = self._cache.note("search")
        found = decoded(content, tuple[SearchState, ...]) if content else ()
        return found[0] if found else None


def load_state(cache: Cache) -> BuildState | None:
    """Return the last finished build whose results the cache has, if there is one."""
    summary = cache.note("summary")
    return BuildState(cache, decoded(summary, Summary)) if summary else None


def leave_state(
    cache: Cache,
    summary: Summary,
    stamps: Mapping[str, Stamp | None],
    files: Mapping[str, KnownFile],
    copies: Mapping[str, tuple[str, bytes]],
    page_keys: Mapping[str, bytes],
    published: Iterable[str],
    more: Mapping[str, object],
) -> None:
    """Leave a finished build for the next; `more` has the settings; and the plan and the pictures, where they
    are new."""
    notes = [
        ("summary", encoded(summary)),
        ("stamps", _stamps(stamps)),
        ("files", encoded(files)),
        ("copies", encoded(copies)),
        ("page_keys", b"".join([page_keys.get(path) or _NO_KEY for path in sorted(published)])),
    ]
    cache.leave([*notes, *((name, encoded(value)) for name, value in more.items())])


def _stamps(stamps: Mapping[str, Stamp | None]) -> bytes:
    return encoded(dict(sorted(stamps.items())))
