"""Which newsgen this is: what makes results different, although nothing in the site has changed."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import version
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
)
_NOT_OURS = ("__pycache__", "default_theme")  # the theme is read like the site


@cache  # a process that builds many times runs the code that it has loaded, whatever lies there by now
def version_digest() -> bytes:
    """Return a digest of newsgen's code and data, the libraries that it uses, and Python's version."""
    folder = Path(newsgen.__file__).parent
    parts = [sys.version.encode(), *(f"{name} {version(name)}".encode() for name in _LIBRARIES)]
    parts.append(str(card_font_file() is not None).encode())  # the font is optional
    for path, _ in sorted(walk(folder, lambda name: name in _NOT_OURS)):
        parts += (path.encode(), (folder / path).read_bytes())
    return digest(*parts)
