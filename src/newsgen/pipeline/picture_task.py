"""One picture -> its sizes: what a process does with it."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import Cache, CacheRefused, digest
from newsgen.images import FOLDER, LARGEST, SETTINGS, is_drawing, svg_size
from newsgen.memo import Memo
from newsgen.model import Picture
from newsgen.problems import Problem, reason_of
from newsgen.publish import digest_of, digest_of_file


class SizedPicture(Struct, frozen=True, array_like=True):
    """What came of one file: the picture, None where it cannot be shown, and the digest of each of its files.

    Problems have no path: the same content may lie at several.
    """

    picture: Picture | None
    files: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()


class PictureStage:
    """Makes the sizes of pictures; their files are kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, task: tuple[str, Path], memo: Memo) -> tuple[bytes, SizedPicture]:
        """Return the key of a file's result, and the result; its files are in the folder then."""
        path, place = task
        try:
            content = place.read_bytes() if place.stat().st_size <= LARGEST else None
        except OSError as error:
            why = (("reason", reason_of(error)),)
            problem = Problem("", 0, "this file cannot be read: {reason}", values=why)
            return bytes(16), SizedPicture(None, (), (problem,))
        if content is None:
            return bytes(16), SizedPicture(None, (), (_too_large(),))
        key = _key(path, content)
        return key, memo.recall(key, SizedPicture, partial(self._make, path, content), self._holds)

    def _make(self, path: str, content: bytes) -> SizedPicture:
        if is_drawing(path):
            size = svg_size(content)
            return SizedPicture(Picture(*size) if size else None)
        # What makes pictures is loaded where there is something to do for it.
        from newsgen.images.sizes import make_sizes

        made = make_sizes(path, content)
        for name, data in made.files:
            self._write(name, data)
        files = tuple((name, digest_of(data)) for name, data in made.files)
        return SizedPicture(
            made.picture, files, tuple(replace(problem, path="") for problem in made.problems)
        )

    def _holds(self, known: SizedPicture) -> bool:
        return all(self._has(*file) for file in known.files)

    def _has(self, path: str, made: bytes) -> bool:
        try:
            return digest_of_file(kept_at(self._folder, path)) == made
        except OSError:
            return False

    def _write(self, path: str, data: bytes) -> None:
        """Write a file all at once: a build that is killed leaves a part of none."""
        target = kept_at(self._folder, path)
        beside = target.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(exist_ok=True)
            beside.write_bytes(data)
            beside.replace(target)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise CacheRefused(
                "{folder}: {reason}", folder=str(self._folder), reason=reason_of(error)
            ) from error


def _too_large() -> Problem:
    return Problem(
        "", 0, "this picture has more than 100 megabytes", "make it smaller: no reader waits for it"
    )


def pictures_folder(cache: Cache) -> Path:
    """Return where pictures are kept that were made: beside the cache, whose results name them.

    In a folder, and not in the cache itself: they come from worker processes, and go to the site, without
    passing through a file that one process writes and that grows by gigabytes.
    """
    return cache.path.parent / "images"


def kept_at(folder: Path, path: str) -> Path:
    """Return where a file is kept that was made, by its path below the output folder."""
    return folder / path.removeprefix(FOLDER)


def key_of(file: Path) -> bytes:
    """Return the key of a file's result as it is now; none of a file that is gone."""
    try:
        return _key(file.name, file.read_bytes())
    except OSError:
        return b""


def _key(path: str, content: bytes) -> bytes:
    # The suffix, for one that does not fit is a problem.
    return digest(b"picture", SETTINGS, path.rpartition(".")[2].encode("utf-8", "surrogateescape"), content)
