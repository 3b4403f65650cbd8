"""Worked-out tables kept between runs, in the user's cache folder; without one, they are worked out anew.

A file is named by everything that it depends on and begins with the digest of its content; it is
written beside its place and moved there, so that a reader sees it whole or not at all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from newsgen.hanzi.dictionary import DATA, package_folder

# Raised when the same dictionaries give other tables.
_VERSION = b"11"
_DIGEST = 16


def cached(name: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` gives, from the cache if it is there; `name` tells tables apart."""
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{name}-{_fingerprint()}.table"
    with suppress(OSError):
        kept = path.read_bytes()
        if kept[:_DIGEST] == _digest(kept[_DIGEST:]):
            return kept[_DIGEST:]
    content = make()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_bytes(_digest(content) + content)
        beside.replace(path)
    return content


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()


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
    if not _fingerprints:
        digest = blake2b(_VERSION + sys.version.encode() + sys.implementation.name.encode(), digest_size=12)
        for folder in (package_folder() / "dictionary", DATA):
            for path in sorted(folder.iterdir()):
                if path.suffix in {".txt", ".tsv"}:
                    digest.update(path.name.encode() + b"\0" + path.read_bytes())
        _fingerprints.append(digest.hexdigest())
    return _fingerprints[0]
