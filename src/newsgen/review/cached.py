"""What came of each file in an earlier review, by what it was made from."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from newsgen.cache import Cache, CacheLost, digest, open_cache, pickled
from newsgen.editions import Mentions, readable
from newsgen.library import ContentFile, Settings
from newsgen.model import Name
from newsgen.parallel import map_in_order
from newsgen.pipeline.depends import reading_digest
from newsgen.pipeline.options import Progress
from newsgen.pipeline.version import version_digest
from newsgen.review.examiner import Examiner
from newsgen.review.questions import Doubt

_KEPT = Path(".newsgen", "review")  # in the site; not the build's own cache, which builds lock

_Row = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a file: its doubts, None where it could not be read; the keys of its results in the cache,
    and those results that are new."""

    path: str
    doubts: tuple[Doubt, ...] | None
    keys: tuple[bytes, ...] = ()
    rows: tuple[_Row, ...] = ()


class KeptExaminer:
    """Examines files, as far as the cache does not have them.

    Two results are kept of a file: what is readable in it, by its content, and its doubts, by that and by the
    names that stand in it. So a new name costs only the articles that have it.
    """

    def __init__(self, settings: Settings, everything: bool, cache: Cache) -> None:
        self._settings = settings
        self._everything = everything
        self._cache = cache
        self._examiner = Examiner(settings, everything)
        registries = settings.registries
        self._reading = reading_digest(settings.config, registries)
        self._fixed = [*registries.names, *(Name(source.name) for source in registries.sources.values())]
        self._mentions = Mentions(self._fixed)

    def __call__(self, file: ContentFile) -> Examined:
        """Return what came of a file; bad content gives no exception."""
        try:
            raw = (self._settings.site / file.path).read_bytes()
        except OSError:
            return Examined(file.path, None)
        rows: list[_Row] = []
        read_key = digest(b"readable", self._reading, file.path.encode("utf-8", "surrogateescape"), raw)
        kept = self._cache.get(read_key)
        read = None
        said: tuple[str, tuple[str, ...]] | None
        if kept is None:
            read = self._examiner.read(file, raw)
            said = (readable(read.article, read.body), read.article.source.candidates) if read else None
            rows.append((read_key, pickled(said)))
        else:
            said = pickle.loads(kept)  # noqa: S301 - our own, with a checksum
        if said is None:
            return Examined(file.path, None, (read_key,), tuple(rows))
        key = digest(b"doubts", read_key, self._converting(*said))
        kept = self._cache.get(key)
        if kept is not None:
            doubts = pickle.loads(kept)  # noqa: S301 - our own, with a checksum
            return Examined(file.path, doubts, (read_key, key), tuple(rows))
        read = read or self._examiner.read(file, raw)
        doubts = self._examiner.doubts(read) if read else None
        rows.append((key, pickled(doubts)))
        return Examined(file.path, doubts, (read_key, key), tuple(rows))

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


@contextmanager
def kept_results(site: Path, *, fresh: bool = False) -> Iterator[Cache]:
    """Open what earlier reviews of a site left; a `fresh` one is empty.

    Where it cannot be used, because another review does or the folder may not be written, it is an empty one
    for this time. Using it raises CacheLost when it is damaged.
    """
    with ExitStack() as stack:
        yield _opened(stack, site / _KEPT, version_digest(), fresh)


def _opened(stack: ExitStack, folder: Path, version: bytes, fresh: bool) -> Cache:
    for emptied in (fresh, True):
        with suppress(CacheLost, OSError):
            folder.parent.mkdir(exist_ok=True)
            return stack.enter_context(open_cache(folder, version, fresh=emptied))
    spare = stack.enter_context(TemporaryDirectory(prefix="newsgen-"))
    return stack.enter_context(open_cache(Path(spare), version))


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
    cache.close()
    make: Callable[[], KeptExaminer] = partial(KeptExaminer, settings, everything, cache)
    for at, examined in enumerate(map_in_order(make, files, jobs), 1):
        cache.put(examined.rows)
        progress("reading", at, len(files))
        yield examined
    cache.commit()
