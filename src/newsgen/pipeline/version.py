"""Which newsgen this is: what makes results different, although nothing in the site has changed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import newsgen
from newsgen.cache import digest
from newsgen.files import walk
from newsgen.images import card_font_file

# What results are made with, beside our own code.
_LIBRARIES = (
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "PyYAML",
    "ahocorasick-rs",
    "nh3",
    "opencc-python-reimplemented",
    "pillow",
    "tinycss2",
)
_NOT_OURS = ("__pycache__", "default_theme")  # the theme is read like the site


@cache  # a process that builds many times runs the code that it has loaded, whatever lies there by now
def version_digest() -> bytes:
    """Return a digest of newsgen's code and data, the libraries that it uses, and Python's version."""
    folder = Path(newsgen.__file__).parent
    parts = [sys.version.encode(), *_versions(_LIBRARIES)]
    parts.append(str(card_font_file() is not None).encode())  # the font is optional
    for path, _ in sorted(walk(folder, lambda name: name in _NOT_OURS)):
        parts += (path.encode(), (folder / path).read_bytes())
    return digest(*parts)


def _versions(libraries: Iterable[str]) -> list[bytes]:
    """Return the name and version of each library.

    They stand in the name of the folder that tells of an installed library (packaging.python.org, "Recording
    installed projects"); `importlib.metadata` reads what is in it, and takes as long as half of a build that
    finds nothing to do.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # it need not be there, and may be an archive
            for entry in sorted(os.listdir(folder or ".")):  # noqa: PTH208 - names are all that is wanted
                if entry.endswith(".dist-info"):
                    name, _, version = entry.removesuffix(".dist-info").partition("-")
                    found.setdefault(_normal(name), version)
    return [f"{name} {found.get(_normal(name)) or _recorded(name)}".encode() for name in libraries]


def _normal(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def _recorded(name: str) -> str:
    from importlib.metadata import version

    return version(name)
