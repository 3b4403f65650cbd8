"""SVG pictures: whether anything runs in one that a reader opens by itself, and how large it is."""

from __future__ import annotations

import re
from html import unescape

# What runs in a picture (SVG 2, "Scripting and interactivity"), and foreign content; entities could hide it.
_UNSAFE = re.compile(
    r"<(?:\w+:)?(?:script|foreignobject|iframe|embed|object|handler|listener)\b"
    r"|\bon\w+\s*=|javascript:|<!entity",
    re.IGNORECASE,
)
_IGNORED = re.compile("[\t\r\n\0]")  # by browsers, in addresses
_ROOT = re.compile(r"<(?:\w+:)?svg\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_SAID = re.compile(r"""\s(width|height|viewBox)\s*=\s*["']([^"']*)["']""")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def svg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a drawing in CSS pixels: as it says, else those of its view box; None where
    it says neither (SVG 2, 8.2)."""
    root = _ROOT.search(_text(content))
    said = dict(_SAID.findall(root[1])) if root else {}
    stated = [_LENGTH.fullmatch(said.get(name, "")) for name in ("width", "height")]
    if stated[0] and stated[1]:
        sides = [float(length[1]) for length in stated if length]
    else:
        box = said.get("viewBox", "").replace(",", " ").split()
        sides = [float(length[1]) for part in box[2:] if (length := _LENGTH.fullmatch(part))]
    rounded = [round(side) for side in sides]
    return (rounded[0], rounded[1]) if len(rounded) == 2 and all(rounded) else None


def is_safe_svg(content: bytes) -> bool:
    """Whether a picture has neither script nor foreign content."""
    text = _text(content)
    return not _UNSAFE.search(text) and not _UNSAFE.search(_IGNORED.sub("", unescape(text)))


def _text(content: bytes) -> str:
    return content.decode("utf-16" if b"\0" in content else "utf-8", "replace")
