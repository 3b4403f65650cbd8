"""Two folders change places."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


def swap(first: Path, second: Path, aside: Path) -> None:
    """Let two folders of one file system change places.

    On Linux in one step (renameat2(2), since Linux 3.15 and glibc 2.28), so that there is no moment
    without a site; elsewhere in three renames, the second folder waiting `aside`: what a kill between
    them leaves there is put back by `resume`.
    """
    if not _at_once(first, second):
        second.rename(aside)
        first.rename(second)
        aside.rename(first)


def resume(second: Path, aside: Path) -> None:
    """Put the second folder back when an exchange in three renames was interrupted after the first."""
    if aside.is_dir() and not second.exists():
        aside.rename(second)


def _at_once(first: Path, second: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library without it
        return False
    return bool(
        renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0
    )
