"""A table that Markdown cannot write (cells over several, pictures, lists in it) -> HTML without looks."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4.element import PageElement, Tag

from newsgen.markup import escape
from newsgen.readers.leaves import BLOCKS, is_text
from newsgen.readers.links import PageLinks

#: An element that stands where a footnote is referred to, with its `label`.
NOTE_MARK = "newsgen-note"

#: Gives the address that a picture has in the article, and its alternative text; None to leave it out.
Pictured = Callable[[Tag], tuple[str, str] | None]

_SPANS = ("colspan", "rowspan")
_KEPT = frozenset(("b", "strong", "i", "em", "sub", "sup", "code", "ruby", "rt", "rp"))
_BREAKS = re.compile(r"<br>(?:\s*+<br>)++")


class TableWriter:
    """Writes tables, each on one line: cells with the links, pictures and marks in them."""

    def __init__(self, links: PageLinks, pictured: Pictured) -> None:
        self._links, self._pictured = links, pictured

    def table(self, table: Tag) -> str:
        """Return a table as HTML."""
        rows = []
        for row in table.find_all("tr"):
            cells = []
            for cell in row.find_all(["td", "th"], recursive=False):
                spans = "".join(
                    f' {name}="{number}"'
                    for name in _SPANS
                    if (number := str(cell.get(name, ""))).isdigit() and 1 < int(number) < 1000
                )
                cells.append(f"<{cell.name}{spans}>{self._within(cell)}</{cell.name}>")
            rows.append(f"<tr>{''.join(cells)}</tr>")
        caption = table.find("caption")
        said = f"<caption>{self._within(caption)}</caption>" if isinstance(caption, Tag) else ""
        return f"<table>{said}{''.join(rows)}</table>"

    def _within(self, element: Tag) -> str:
        written = _BREAKS.sub("<br>", "".join(map(self._node, element.children)))
        return written.strip().removeprefix("<br>").removesuffix("<br>").strip()

    def _node(self, node: PageElement) -> str:
        if not isinstance(node, Tag):
            return _text(str(node)) if is_text(node) else ""
        if node.name == "br":
            return "<br>"
        if node.name == "img":
            return self._picture(node)
        if node.name == NOTE_MARK:
            return f"<sup>[{escape(str(node.get('label', '')))}]</sup>"
        inner = "".join(map(self._node, node.children))
        if node.name in BLOCKS:
            return f"<br>{inner}<br>"
        if node.name == "a" and (target := self._links.target(str(node.get("href", "")), node.get_text())):
            return f'<a href="{escape(target, quote=True)}">{inner}</a>'
        return f"<{node.name}>{inner}</{node.name}>" if node.name in _KEPT and inner else inner

    def _picture(self, image: Tag) -> str:
        shown = self._pictured(image)
        if shown is None:
            return ""
        source, alt = shown
        described = f' alt="{escape(alt, quote=True)}"' if alt else ""
        return f'<img src="{escape(source, quote=True)}"{described}>'


def _text(text: str) -> str:
    # `-{` is this program's own, in HTML too.
    return escape(re.sub(r"\s+", " ", text)).replace("-{", "-&#123;")
