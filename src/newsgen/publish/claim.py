"""Which folder a build may replace, and that only one build at a time does."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from newsgen.publish.files import OutputRefused
from newsgen.publish.trees import MARKER

_held: set[int] = set()


def claim(output: Path, work: Path) -> int:
    """Lock the work folder of an output folder, made where it is missing; return the lock.

    Raises OutputRefused when another build holds it, or when the output folder is not a build's;
    OSError when the system refuses.
    """
    _check(output)
    work.parent.mkdir(parents=True, exist_ok=True)
    if work.is_symlink():
        raise OutputRefused(f"{work} is not a folder")
    work.mkdir(exist_ok=True)
    lock = os.open(work, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException as error:
        os.close(lock)
        if isinstance(error, BlockingIOError):
            raise OutputRefused(f"another build is writing {output} just now") from None
        raise
    _held.add(lock)
    return lock


def release(lock: int) -> None:
    """Give up a lock."""
    _held.discard(lock)
    fcntl.flock(lock, fcntl.LOCK_UN)  # for a worker just forked, too
    os.close(lock)


def _check(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(f"{output} is not a folder")
    if output.is_mount():
        raise OutputRefused(f"{output} is a mount point and cannot be replaced; name a folder in it")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise OutputRefused(f"{output} holds files that no build made; name another folder, or empty it")


def _forget() -> None:
    """Let go of the locks in a forked worker: one that outlives a killed build must not hold them."""
    for lock in _held:
        with suppress(OSError):
            os.close(lock)
    _held.clear()


os.register_at_fork(after_in_child=_forget)
