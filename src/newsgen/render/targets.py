"""Targets of links and pictures, as authors type them."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from newsgen.library import asset_path
from newsgen.markup import attributes, start_tag

_SIMPLE = re.compile(r"[\w./-]*")  # a path, and nothing but a path
# A start tag with an attribute that has a value; whole tags, for a value may have `<` in it.
_TAG = re.compile(r'<([a-zA-Z][^\s/<>]*+)[^"<>]*+(?:"[^"]*+"[^"<>]*+)++>')

#: The attributes that are addresses, by element.
POINTERS = {
    **dict.fromkeys(("a", "area", "link"), ("href",)),
    **dict.fromkeys(("img", "source", "track", "audio", "script"), ("src",)),
    "video": ("src", "poster"),
}


def named_file(target: str, origin: str, files: AbstractSet[str]) -> str | None:
    """Return which of the files below the output folder a typed target means, in a file of the content."""
    return file_at(path_of(target)[0], origin, files)


def file_at(path: str, origin: str, files: AbstractSet[str]) -> str | None:
    """Return which of the files a path means: from the site's root, or beside a file of the content."""
    beside = normpath(join(dirname(origin), path))
    for file in (path.lstrip("/"), asset_path(beside) if beside.startswith("content/") else ""):
        if file in files and not file.endswith("index.html"):
            return file
    return None


def path_of(target: str) -> tuple[str, str]:
    """Return the path that a link inside the site names, and what comes after it: a fragment, if any."""
    if _SIMPLE.fullmatch(target):
        return target, ""
    if not is_address(target):
        return target, ""
    parts = urlsplit(target)
    return unquote(parts.path), f"#{parts.fragment}" if parts.fragment else ""


def is_address(target: str) -> bool:
    """Whether a target can be taken apart as an address: `//[` cannot, nor whatever is joined with it."""
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def with_targets(html: str, change: Callable[[str, dict[str, str], str], dict[str, str]]) -> str:
    """Return clean HTML with each tag that has a target changed: `change` is told the element, its
    attributes, and which of them is the target, and gives the attributes; for each target of an element."""

    def changed(tag: re.Match[str]) -> str:
        pointers = POINTERS.get(tag[1], ())
        if not any(f' {pointer}="' in tag[0] for pointer in pointers):
            return tag[0]
        given = attributes(tag[0])
        for pointer in pointers:
            if pointer in given:
                given = change(tag[1], given, pointer)
        return start_tag(tag[1], given)

    return _TAG.sub(changed, html)
