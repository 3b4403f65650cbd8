"""What lies in a folder, and a stamp on each file that changes whenever the file does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsgen.problems import sentence

#: The site's configuration, in its folder; and where editors keep their work.
CONFIG_FILE = "newsgen.yaml"
CONTENT = "content"
#: Where it is kept what pictures were before they were put beside an article.
PICTURES_FILE = f"{CONTENT}/pictures.yaml"
#: Where a site is published, in its folder, unless another place is named.
OUTPUT = "public"


class Stamp(NamedTuple):
    """Size, times of change in nanoseconds, and inode: what a file system says of a file unasked."""

    size: int
    modified: int
    changed: int
    inode: int


#: Why a link is not followed: a build publishes what lies in the site's folder, and nothing of the machine.
OUTSIDE = sentence("this link leads out of the site's folder, and is not followed")


def is_hidden(name: str) -> bool:
    """Whether a file or folder is nobody's content: hidden files and editors' backups."""
    return name.startswith((".", "~")) or name.endswith("~")


def stamp(path: Path) -> Stamp | None:
    """Return a file's stamp; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def walk(
    folder: Path,
    is_hidden: Callable[[str], bool],
    skipped: Callable[[str, str], object] = lambda _path, _why: None,
    within: Path | None = None,
) -> Iterator[tuple[str, Stamp]]:
    """Give each file below a folder, by its path with forward slashes, with its stamp; in no order.

    What `is_hidden` says of a name is left out, with all that is in it. Links to files are followed, but not
    out of the folder `within`, where one is given; links to folders are not. `skipped` is told of these and
    of what is no file, and why. A folder that is not there is empty.
    """
    homes = [home.resolve() for home in (within, folder)] if within else []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            entries = os.scandir(folder / prefix)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if is_hidden(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                elif homes and entry.is_symlink() and entry.is_file() and not _is_inside(entry.path, homes):
                    skipped(prefix + entry.name, OUTSIDE)
                elif entry.is_file():
                    found = entry.stat()
                    yield (
                        prefix + entry.name,
                        Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino),
                    )
                elif entry.is_dir():
                    skipped(prefix + entry.name, sentence("this link to a folder is not followed"))
                elif entry.is_symlink():
                    skipped(prefix + entry.name, sentence("this link leads nowhere"))
                else:
                    skipped(prefix + entry.name, sentence("this is no file, and is not read"))


def _is_inside(path: str, folders: Sequence[Path]) -> bool:
    target = Path(path).resolve()
    return any(target.is_relative_to(folder) for folder in folders)
