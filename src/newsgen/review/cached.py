"""What came of each file in an earlier review, by what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from newsgen.cache import Cache, digest
from newsgen.editions import Mentions, readable
from newsgen.library import ContentFile, Settings
from newsgen.memo import Memo, remember, with_cache
from newsgen.model import Name
from newsgen.parallel import Processes
from newsgen.pipeline import Progress
from newsgen.pipeline.chart_files import files_of_charts, of_all, read_files
from newsgen.pipeline.dependencies import reading_digest
from newsgen.pipeline.version import version_digest
from newsgen.review.examiner import Examiner
from newsgen.review.questions import Doubt

Result = TypeVar("Result")

_KEPT = Path(".newsgen", "review")  # in the site; not the build's own cache, which builds lock


class Examined(Struct, frozen=True):
    """What came of a file: its doubts, None where it could not be read; the keys of its results in the
    cache."""

    path: str
    doubts: tuple[Doubt, ...] | None
    keys: tuple[bytes, ...] = ()


class Readable(Struct, frozen=True, array_like=True):
    """All of an article that can matter to its conversion, and the ids of its sources; of a file that cannot
    be read it `is_article` no longer."""

    text: str = ""
    sources: tuple[str, ...] = ()
    is_article: bool = True


class ReviewStage:
    """Examines files.

    Two results are kept of a file: what is readable in it, by its content, and its doubts, by that and by the
    names that stand in it. So a new name costs only the articles that have it.
    """

    def __init__(self, settings: Settings, everything: bool) -> None:
        self._settings = settings
        self._everything = everything
        self._examiner = Examiner(settings, everything)
        self._read = lru_cache(1)(self._examiner.read)  # for both results of a file
        registries = settings.registries
        self._reading = reading_digest(settings.config, registries)
        self._fixed = [*registries.names, *(Name(source.name) for source in registries.sources.values())]
        self._mentions = Mentions(self._fixed)

    def __call__(self, file: ContentFile, memo: Memo) -> Examined:
        """Return what came of a file; bad content gives no exception."""
        try:
            raw = (self._settings.site / file.path).read_bytes()
        except OSError:
            return Examined(file.path, None)
        beside = read_files(self._settings.site, files_of_charts(raw, file.path))
        path = file.path.encode("utf-8", "surrogateescape")
        read_key = digest(b"readable", self._reading, path, raw, *of_all(beside))
        said = memo.recall(read_key, Readable, partial(self._readable, file, raw))
        if not said.is_article:
            return Examined(file.path, None, (read_key,))
        key = digest(b"doubts", read_key, self._converting(said.text, said.sources))
        doubts = memo.recall(key, tuple[Doubt, ...], partial(self._doubts, file, raw))
        return Examined(file.path, doubts, (read_key, key))

    def _readable(self, file: ContentFile, raw: bytes) -> Readable:
        read = self._read(file, raw)
        if read is None:
            return Readable(is_article=False)
        return Readable(readable(read.article, read.body), read.article.source.candidates)

    def _doubts(self, file: ContentFile, raw: bytes) -> tuple[Doubt, ...]:
        read = self._read(file, raw)
        return self._examiner.doubts(read) if read else ()

    def _converting(self, text: str, sources: tuple[str, ...]) -> bytes:
        """Return a digest of what the conversion of a text depends on, beside the article."""
        config, registered = self._settings.config, self._settings.registries.sources
        asked = (
            self._everything,
            config.editions,
            sorted(config.vocabulary),
            [self._fixed[at].forms for at in self._mentions.within(text)],
            [registered[source].repair for source in sources],
        )
        return digest(repr(asked).encode("utf-8", "surrogateescape"))


def with_reviews(site: Path, use: Callable[[Cache], Result]) -> Result:
    """Return what `use` makes with what earlier reviews of a site left; see `with_cache`."""
    folder: Path | None = site / _KEPT
    with suppress(OSError):
        (site / _KEPT.parent).mkdir(exist_ok=True)
    return with_cache(folder, version_digest(), use)


def examine_files(
    settings: Settings,
    files: Sequence[ContentFile],
    cache: Cache,
    *,
    everything: bool = False,
    jobs: int = 0,
    progress: Progress,
) -> Iterator[Examined]:
    """Give what came of each file, in order; what is new goes into the cache. Raises CacheLost."""
    make = partial(ReviewStage, settings, everything)
    for at, examined in enumerate(remember(Processes(jobs), cache, make, files), 1):
        progress("reading", at, len(files))
        yield examined
