"""Frames of films and maps on a page -> the lines that show them."""

from __future__ import annotations

from collections.abc import Iterator

from bs4.element import Tag

from newsgen.config import known_embed
from newsgen.readers.leaves import Leaf


def embed_line(frame: Tag) -> str:
    """Return the line that shows what an `iframe` does; empty where newsgen does not know its host."""
    for name in ("src", "data-src"):
        if frame.name == "iframe" and (embed := known_embed(str(frame.get(name, "")).strip())):
            title = " ".join(str(frame.get("title", "")).split())
            return f"embed: {embed.page if known_embed(embed.page) else embed.frame} {title}".strip()
    return ""


def embed_lines(leaf: Leaf) -> Iterator[str]:
    """Give the lines for the frames in a leaf."""
    for node in leaf.nodes:
        if isinstance(node, Tag):
            yield from filter(None, map(embed_line, (node, *node.find_all("iframe"))))
