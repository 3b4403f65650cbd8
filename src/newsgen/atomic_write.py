"""Files of a newsroom, exchanged whole or not at all, and only as they were when they were read."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


class ChangedMeanwhile(Exception):
    """A file is not what it was when it was read; it was left as it is."""


def write_if_unchanged(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Give a file that holds `before` the content `after`; None stands for no file at all.

    Its permissions stay, and a link stays a link. Raises ChangedMeanwhile where the file holds something
    else, and OSError where it cannot be written; then it is as it was.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name[:64]}.{secrets.token_hex(4)}")
    if content(target) != before:
        raise ChangedMeanwhile
    if after is None:
        target.unlink(missing_ok=True)
        return
    try:
        with beside.open("xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            beside.chmod(target.stat().st_mode & 0o7777)
        if content(target) != before:
            raise ChangedMeanwhile
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def content(path: Path) -> bytes | None:
    """Return a file's content, None where there is no file. Raises OSError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
