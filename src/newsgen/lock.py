"""A folder that one process at a time may use: what flock(2) holds, and its workers do not."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

_held: set[int] = set()


def lock_folder(folder: Path) -> int:
    """Lock a folder and return the lock, for `unlock`; it ends with the process at the latest.

    Raises BlockingIOError when the folder is locked already, another OSError when the system refuses.
    """
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(lock)
        raise
    _held.add(lock)
    return lock


def unlock(lock: int) -> None:
    """Give up a lock."""
    _held.discard(lock)
    fcntl.flock(lock, fcntl.LOCK_UN)  # for a worker just forked, too
    os.close(lock)


def _forget() -> None:
    """Let go of the locks in a forked worker: one that outlives a killed build must not hold them."""
    for lock in _held:
        with suppress(OSError):
            os.close(lock)
    _held.clear()


os.register_at_fork(after_in_child=_forget)
