"""The stage that makes pictures smaller: those that some page shows, as far as they have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import decoded
from newsgen.files import Stamp
from newsgen.images import is_drawing, is_raster
from newsgen.memo import remember
from newsgen.model import ArticleEntry, Picture
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.inputs import Inputs, site_path
from newsgen.pipeline.picture_task import PictureStage, SizedPicture, kept_at, key_of, pictures_folder
from newsgen.problems import Problem
from newsgen.render.targets import named_file

_SPARE = 64  # files that nothing uses any longer, before anybody looks

#: Where each picture that is shown goes, and its path.
_Wanted = Mapping[str, str]


class SitePictures(Struct, frozen=True):
    """The pictures of a site: `shown` by where they are published; `keys` of their results, by their paths.

    `files` has the digest of each file that was made, by its path below the output folder, `origins` the
    picture that it was made of.
    """

    shown: Mapping[str, Picture] = {}
    keys: Mapping[str, bytes] = {}
    files: Mapping[str, bytes] = {}
    origins: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()

    def hold(self, inputs: Inputs, before: Mapping[str, Stamp | None]) -> bool:
        """Whether no picture is another one than it was; `before` are the stamps of then."""
        return all(
            _is_trusted(path, inputs, before) or key_of(inputs.file(path)) == key
            for path, key in self.keys.items()
        )

    def sweep(self, folder: Path) -> None:
        """Remove from a folder what was made once and is used no longer, when it is more than what is."""
        with suppress(OSError):  # there is no such folder as a rule, or it cannot be written to
            there = set(folder.iterdir())
            used = {kept_at(folder, path) for path in self.files}
            if len(there) > 2 * len(used) + _SPARE:
                for file in there - used:
                    file.unlink()


def wanted_pictures(entries: Iterable[ArticleEntry], copies: Mapping[str, str]) -> dict[str, str]:
    """Return the pictures that some articles show: where each is published, and its path.

    `copies` are the files that are published as they are.
    """
    paths: AbstractSet[str] = copies.keys()
    wanted: dict[str, str] = {}
    for item in entries:
        for target in (*item.pictures, *([item.image] if item.image else ())):
            place = named_file(target, item.path, paths)
            if place and (is_raster(place) or is_drawing(place)):
                wanted[place] = copies[place]
    return wanted


def make_pictures(context: BuildContext, published: Mapping[str, bytes], wanted: _Wanted) -> SitePictures:
    """Make the sizes of pictures that neither the last build nor the cache has.

    `published` are the files of the present site: what is there need not be looked for. Raises CacheRefused
    where nothing can be written.
    """
    if not wanted:
        return SitePictures()
    inputs, cache, state = context.inputs, context.cache, context.state
    last, stamps = (state.pictures(), state.stamps) if state else (SitePictures(), {})
    known: dict[str, tuple[bytes, SizedPicture]] = {}
    for path in dict.fromkeys(wanted.values()):
        key = last.keys.get(path)
        row = cache.get(key) if key and _is_trusted(path, inputs, stamps) else None
        if key and row:
            its = decoded(row, SizedPicture)
            if all(published.get(file) == made for file, made in its.files):
                known[path] = key, its
    tasks = [(path, inputs.file(path)) for path in dict.fromkeys(wanted.values()) if path not in known]
    make = partial(PictureStage, pictures_folder(cache))
    made = remember(context.pool, cache, make, tasks, at_once=1)
    for at, (task, done) in enumerate(zip(tasks, made, strict=True), 1):
        known[task[0]] = done
        context.options.progress("pictures", at, len(tasks))
    known = {path: known[path] for path in wanted.values()}  # in the same order in every build
    files = {file: made for _, its in known.values() for file, made in its.files}
    return SitePictures(
        {place: shown for place, path in wanted.items() if (shown := known[path][1].picture)},
        {path: key for path, (key, _) in known.items()},
        files,
        {file: path for path, (_, its) in reversed(known.items()) for file, _ in its.files},
        tuple(
            replace(problem, path=site_path(path))
            for path, (_, its) in known.items()
            for problem in its.problems
        ),
    )


def _is_trusted(path: str, inputs: Inputs, before: Mapping[str, Stamp | None]) -> bool:
    its = inputs.stamps.get(path)
    return its is not None and before.get(path) == its
