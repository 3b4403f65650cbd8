"""Files of a newsroom, written whole or not at all: new ones, and those that are as they were when read."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath


class ChangedMeanwhile(Exception):
    """A file is not what it was when it was read; it was left as it is."""


def write_if_unchanged(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Give a file that holds `before` the content `after`; None stands for no file at all.

    Its permissions stay, and a link stays a link. Raises ChangedMeanwhile where the file holds something
    else, and OSError where it cannot be written; then it is as it was.
    """
    target = path.resolve()
    if read_if_there(target) != before:
        raise ChangedMeanwhile
    if after is None:
        target.unlink(missing_ok=True)
        return
    with _written_beside(target, after) as beside:
        if before is not None:
            beside.chmod(target.stat().st_mode & 0o7777)
        if read_if_there(target) != before:
            raise ChangedMeanwhile
        beside.replace(target)


def write_new(site: Path, path: str, text: str | bytes) -> Path:
    """Write a file that is not there yet, and return it; `path` is relative to the site.

    Folders are made as they are needed. Raises FileExistsError where anything has the name already,
    ValueError where the path leads out of the site, OSError where the system refuses; then nothing is left
    of the file. Whoever is stopped in the middle leaves a whole file, or none.
    """
    target = place_in(site, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _written_beside(target, text if isinstance(text, bytes) else text.encode("utf-8")) as beside:
        try:
            target.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a file system without further names of one file
            with target.open("xb"):  # takes the name, which is then exchanged
                beside.replace(target)
    return site / PurePosixPath(path)


def place_in(site: Path, path: str) -> Path:
    """Return where a file of the site is, its folders as they really are; `path` is relative to the site.

    Raises ValueError where it leads out of the site.
    """
    parts = PurePosixPath(path)
    root = site.resolve()
    target = root / parts
    if parts.is_absolute() or ".." in parts.parts or not target.parent.resolve().is_relative_to(root):
        raise ValueError(f"{path} is not inside {site}")
    return target


def read_if_there(path: Path) -> bytes | None:
    """Return a file's content, None where there is no file. Raises OSError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


@contextmanager
def _written_beside(target: Path, data: bytes) -> Iterator[Path]:
    """Give a file beside another one, wholly on the disk; it is gone afterwards, unless it has got a name."""
    beside = target.with_name(f".{target.name[:64]}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
