"""Worked-out tables kept between runs, in the user's cache folder; without one, they are worked out anew.

A file is named by everything that it depends on and begins with the checksum of its content; it is
written beside its place and moved there, so that a reader sees it whole or not at all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from newsgen.hanzi.dictionary import DATA, package_folder

_CHECKSUM = 4  # bytes: against damage; zlib, because importing hashlib takes as long as reading a table


def cached(name: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` gives, from the cache if it is there; `name` tells tables apart."""
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{name}-{_fingerprint()}.table"
    with suppress(OSError):
        kept = path.read_bytes()
        if kept[:_CHECKSUM] == _checksum(kept[_CHECKSUM:]):
            return kept[_CHECKSUM:]
    content = make()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_bytes(_checksum(content) + content)
        beside.replace(path)
    return content


def _checksum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_CHECKSUM, "big")


def _folder() -> Path | None:
    """Return the user's folder for tables; none where it would not be the user's own."""
    given = os.environ.get("XDG_CACHE_HOME")
    if not given and os.name == "nt":
        given = os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(given) if given else Path.home() / ".cache") / "newsgen" / "hanzi"
        if os.name == "posix" and folder.exists() and folder.stat().st_uid != os.getuid():
            return None
    except (OSError, RuntimeError):
        return None
    return folder if folder.is_absolute() else None


_fingerprints: list[str] = []


def _fingerprint() -> str:
    """Return a name for all that a table depends on: dictionaries, our tables, and the code itself.

    By size and time of the files, as Python tells whether its own compiled files are up to date.
    """
    if not _fingerprints:
        parts = [sys.version, sys.implementation.name]
        for folder, suffix in (
            (package_folder() / "dictionary", ".txt"),
            (DATA, ".tsv"),
            (DATA.parent, ".py"),
        ):
            for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
                if entry.name.endswith(suffix):
                    state = entry.stat()
                    parts.append(f"{folder}/{entry.name} {state.st_size} {state.st_mtime_ns}")
        said = "\n".join(parts).encode()
        _fingerprints.append(f"{crc32(said):08x}{crc32(said[::-1]):08x}")
    return _fingerprints[0]
