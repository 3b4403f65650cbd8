"""What a build may read: every file with its stamp, so that the next build need not read them all."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from newsgen.cache import digest
from newsgen.files import CONFIG_FILE, CONTENT, Stamp, is_hidden, stamp, walk
from newsgen.problems import sentence
from newsgen.theme import theme_folder

# A file that was changed so short a time before a build began may change again without its times showing
# it: file systems count in steps, the coarsest in two seconds.
_FRESH = 2_000_000_000  # nanoseconds

_HALF_PAIR = re.compile("[\ud800-\udfff]")

#: Why a file is left out whose name Python has with half surrogate pairs in it (PEP 383).
NOT_UTF8 = sentence("the name of the file, or of its folder, is not UTF-8")

_THEME = "theme:"  # before the paths of the theme's own files


class Inputs(Struct, frozen=True):
    """Every file of a site and of the theme, by its path, with its stamp.

    `sheets` are style sheets as they are published, by their paths. `fingerprints` are second names of style
    sheets and scripts, by the paths at which they are published: names that change with the content, so that
    browsers need not ask whether what they have is still right. Both are there when `read_assets` was asked.

    Paths are relative to the site. A stamp of None says that the file was changed just now, so that its
    stamp vouches for nothing. `skipped` has what lies there and is not read, and why.
    """

    site: Path
    stamps: dict[str, Stamp | None]
    sheets: dict[str, bytes] = {}
    fingerprints: dict[str, str] = {}
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def static(self) -> dict[str, str]:
        """The files that are published as they are: where each goes, and its path; the site's go over
        the theme's."""
        return {
            path.removeprefix(prefix): path
            for prefix in (f"{_THEME}static/", "static/")
            for path in sorted(self.stamps)
            if path.startswith(prefix)
        }

    def file(self, path: str) -> Path:
        """Return where a file is."""
        if path.startswith(_THEME):
            folder, _, inside = path.removeprefix(_THEME).partition("/")
            return theme_folder(folder) / inside
        return self.site / path

    def setup_digest(self) -> bytes:
        """Return a digest of the configuration and the registries, those of the theme too."""
        return self._digest(self.setup_paths())

    def templates_digest(self) -> bytes:
        """Return a digest of all templates."""
        return self._digest(self.template_paths())

    def setup_paths(self) -> Iterator[str]:
        """Give the configuration and the registries, those of the theme too."""
        for path in self.stamps:
            if path.endswith((".yaml", ".yml")) and path.count("/") < 2 and not path.startswith("static/"):
                yield path

    def template_paths(self) -> Iterator[str]:
        """Give all templates."""
        return (path for path in self.stamps if path.startswith(("templates/", f"{_THEME}templates/")))

    def _digest(self, paths: Iterable[str]) -> bytes:
        parts = []
        for path in sorted(paths):
            try:
                content = self.file(path).read_bytes()
            except OSError:  # whoever reads it in earnest says so
                content = b""
            parts += [path.encode("utf-8", "surrogateescape"), content]
        return digest(*parts)


def scan_inputs(site: Path) -> Inputs:
    """Look at every file that a build of the site may read."""
    now = time.time_ns()
    found: dict[str, Stamp | None] = {CONFIG_FILE: stamp(site / CONFIG_FILE)}
    folders = [
        (site / CONTENT, f"{CONTENT}/", is_hidden),
        (site / "static", "static/", _is_private),
        (site / "templates", "templates/", _is_private),
        *((theme_folder(name), f"{_THEME}{name}/", _is_private) for name in ("static", "templates")),
    ]
    skipped: list[tuple[str, str]] = []
    for folder, prefix, hidden in folders:
        within = None if prefix.startswith(_THEME) else site
        for path, its in walk(folder, hidden, partial(_note, skipped, prefix), within):
            if _HALF_PAIR.search(path):
                skipped.append((prefix + path, NOT_UTF8))
                continue
            fresh = max(its.modified, its.changed) > now - _FRESH
            found[prefix + path] = None if fresh else its
    return Inputs(site, found, skipped=tuple(sorted(skipped)))


def site_path(path: str) -> str:
    """Return a file's path as an editor knows it: the theme's files are told from the site's by nobody."""
    return path.removeprefix(_THEME)


def _note(skipped: list[tuple[str, str]], prefix: str, path: str, why: str) -> None:
    skipped.append((prefix + path, why))


def _is_private(name: str) -> bool:
    """Whether a file of static/ or templates/ is hidden; `.well-known` (RFC 8615) is for readers."""
    return name.startswith(".") and name != ".well-known"
