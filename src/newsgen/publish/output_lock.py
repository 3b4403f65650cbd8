"""Which folder a build may replace, and a lock on it: only one build at a time."""

from __future__ import annotations

from pathlib import Path

from newsgen.lock import lock_folder
from newsgen.publish.files import OutputRefused
from newsgen.publish.trees import MARKER


def lock_output(output: Path, work: Path) -> int:
    """Lock the work folder of an output folder, made where it is missing; return the lock, for `unlock`.

    Raises OutputRefused when another build holds it, or when the output folder is not a build's;
    OSError when the system refuses.
    """
    _check(output)
    work.parent.mkdir(parents=True, exist_ok=True)
    if work.is_symlink():
        raise OutputRefused("{place} is not a folder", place=str(work))
    work.mkdir(exist_ok=True)
    try:
        return lock_folder(work)
    except BlockingIOError:
        raise OutputRefused("another build is writing {folder} just now", folder=str(output)) from None


def _check(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused("{place} is not a folder", place=str(output))
    if output.is_mount():
        raise OutputRefused(
            "{folder} is a mount point and cannot be replaced; name a folder in it", folder=str(output)
        )
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise OutputRefused(
            "{folder} holds files that no build made; name another folder, or empty it", folder=str(output)
        )
