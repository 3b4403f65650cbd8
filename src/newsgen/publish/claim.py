"""Which folder a build may replace, and that only one build at a time does."""

from __future__ import annotations

from pathlib import Path

from newsgen.lock import lock_folder
from newsgen.publish.files import OutputRefused
from newsgen.publish.trees import MARKER


def claim(output: Path, work: Path) -> int:
    """Lock the work folder of an output folder, made where it is missing; return the lock, for `unlock`.

    Raises OutputRefused when another build holds it, or when the output folder is not a build's;
    OSError when the system refuses.
    """
    _check(output)
    work.parent.mkdir(parents=True, exist_ok=True)
    if work.is_symlink():
        raise OutputRefused(f"{work} is not a folder")
    work.mkdir(exist_ok=True)
    try:
        return lock_folder(work)
    except BlockingIOError:
        raise OutputRefused(f"another build is writing {output} just now") from None


def _check(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(f"{output} is not a folder")
    if output.is_mount():
        raise OutputRefused(f"{output} is a mount point and cannot be replaced; name a folder in it")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise OutputRefused(f"{output} holds files that no build made; name another folder, or empty it")
