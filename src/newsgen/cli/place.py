"""Where the editor stands: the site around that folder, and paths as they look from there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsgen.files import CONFIG_FILE, CONTENT

# What paths of a site begin with: others name what is no file of it, such as an option or a received letter.
_PARTS = frozenset((CONFIG_FILE, CONTENT, "templates", "static"))

_site = Path()


def find_site() -> Path:
    """Return the site's folder as it is seen from the current one, such as `../..`: the nearest around it, as
    git finds a repository; the current one, where there is none."""
    here = Path.cwd()
    for steps, folder in enumerate((here, *here.parents)):
        if (folder / CONFIG_FILE).is_file():
            return Path(*[os.pardir] * steps)
    return Path()


@contextmanager
def standing_in(site: Path) -> Iterator[None]:
    """Let paths of a site be shown as they look from the current folder, to the end of the block."""
    global _site
    before, _site = _site, site
    try:
        yield
    finally:
        _site = before


def shown(path: str) -> str:
    """Return a path of the site as the editor can use it, with forward slashes."""
    if _site == Path() or path.partition("/")[0] not in _PARTS:
        return path
    return Path(os.path.relpath(_site / path)).as_posix()
