"""What a build leaves for the next one to start from."""

from __future__ import annotations

import marshal
import pickle
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newsgen.cache import Cache, pickled
from newsgen.files import Stamp
from newsgen.pipeline.options import BuildResult, Counts
from newsgen.problems import Problem, stops

if TYPE_CHECKING:  # a build that finds nothing changed does without them
    from newsgen.config import Config
    from newsgen.library import Registries
    from newsgen.pipeline.pictures import Pictures
    from newsgen.render import Newsroom

_KEY = 16  # bytes of a page's key
_NO_KEY = bytes(_KEY)  # of a file that is not a page

#: What is wrong with a file, by its path.
Problems = Mapping[str, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished build in few words.

    `asked` is a digest of its options; `setup`, `reading`, `converting` and `templates` of what it read;
    `published` is the id of the site that it made. Warnings are by the path of the file that was read, or of
    the page that was written; `warnings` are all, as they were reported.
    """

    asked: bytes
    setup: bytes
    reading: bytes
    converting: bytes
    templates: bytes
    published: str
    articles: int
    editions: int
    files: int
    pages: int
    warnings: tuple[Problem, ...] = ()
    file_warnings: Problems = field(default_factory=dict)
    page_warnings: Problems = field(default_factory=dict)

    def fails(self, strict: bool) -> bool:
        """Whether what was only warned of stops a build now."""
        return stops(self.warnings, strict)

    def result(self, counts: Counts) -> BuildResult:
        """Return the build as it is reported."""
        return BuildResult(self.articles, self.editions, self.files, self.warnings, counts)


class KnownFile(NamedTuple):
    """A content file at the time of a build: the keys of its results, and of its article (or empty)."""

    read_key: bytes
    key: bytes
    article: str


class Setup(NamedTuple):
    """What a newsroom has fixed once, and what is wrong with it."""

    config: Config
    registries: Registries
    problems: tuple[Problem, ...]


class LastBuild:
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
        return dict(marshal.loads(self._cache.need_note("stamps")))  # noqa: S302 - our own, with a checksum

    def files(self) -> dict[str, KnownFile]:
        """Return the content files that are read."""
        found = marshal.loads(self._cache.need_note("files"))  # noqa: S302 - our own, with a checksum
        return {path: KnownFile(*its) for path, its in found.items()}

    def copies(self) -> dict[str, tuple[str, bytes]]:
        """Return the files that were copied, by where they went: their path, and the digest."""
        return dict(marshal.loads(self._cache.need_note("copies")))  # noqa: S302 - our own, with a checksum

    def page_keys(self, published: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the key of each published file."""
        keys = self._cache.need_note("page_keys")
        each = struct.unpack(f"{_KEY}s" * len(published), keys)
        return dict(zip(sorted(published), each, strict=True))

    def had_keys(self) -> int:
        """Return how many files the published site had, and so how many keys there are."""
        return len(self._cache.need_note("page_keys")) // _KEY

    def setup(self) -> Setup:
        """Return the configuration and the registries."""
        setup: Setup = pickle.loads(self._cache.need_note("setup"))  # noqa: S301 - our own, with a checksum
        return setup

    def pictures(self) -> Pictures:
        """Return the pictures that the newsroom shows."""
        pictures: Pictures = pickle.loads(self._cache.need_note("pictures"))  # noqa: S301 - our own, with a checksum
        return pictures

    def newsroom(self) -> Newsroom:
        """Return the newsroom, without its articles."""
        newsroom: Newsroom = pickle.loads(self._cache.need_note("newsroom"))  # noqa: S301 - our own, with a checksum
        return newsroom


def last_build(cache: Cache) -> LastBuild | None:
    """Return the last finished build whose results the cache has, if there is one."""
    summary = cache.note("summary")
    return LastBuild(cache, pickle.loads(summary)) if summary else None  # noqa: S301 - our own, with a checksum


def leave(
    cache: Cache,
    summary: Summary,
    stamps: Mapping[str, Stamp | None],
    files: Mapping[str, KnownFile],
    copies: Mapping[str, tuple[str, bytes]],
    page_keys: Mapping[str, bytes],
    published: Iterable[str],
    more: Mapping[str, object],
) -> None:
    """Leave a finished build for the next; `more` has setup, newsroom and
    pictures, where they are new."""
    notes = [
        ("summary", pickled(summary)),
        ("stamps", _stamps(stamps)),
        ("files", marshal.dumps({path: tuple(its) for path, its in files.items()}, 2)),
        ("copies", marshal.dumps(dict(copies), 2)),
        ("page_keys", b"".join([page_keys.get(path) or _NO_KEY for path in sorted(published)])),
    ]
    cache.leave([*notes, *((name, pickled(value)) for name, value in more.items())])


def _stamps(stamps: Mapping[str, Stamp | None]) -> bytes:
    return marshal.dumps({path: its and tuple(its) for path, its in sorted(stamps.items())}, 2)
