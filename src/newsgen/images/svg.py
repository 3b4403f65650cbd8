"""SVG pictures: whether anything runs in one that a reader opens by itself."""

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


def is_safe_svg(content: bytes) -> bool:
    """Whether a picture has neither script nor foreign content."""
    text = content.decode("utf-16" if b"\0" in content else "utf-8", "replace")
    return not _UNSAFE.search(text) and not _UNSAFE.search(_IGNORED.sub("", unescape(text)))
