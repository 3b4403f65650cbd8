"""A body as the blocks and runs that formats without HTML are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from msgspec import Struct
from msgspec.structs import replace

from newsgen.markup.html import INLINE

_SPACE = re.compile(r"[ \t\n\r\f]+")
_INLINE = INLINE - {"img"} | {"br"}  # a picture is a block of its own
_HOLDING = ["img", "p", "div", "ul", "ol"]  # what makes blocks of an element inside a line
_STYLES = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "cite": "italic",
    "dfn": "italic",
    "u": "underline",
    "ins": "underline",
    "del": "strike",
    "s": "strike",
    "strike": "strike",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "sub": "low",
    "sup": "raised",
}


class TextRun(Struct, frozen=True):
    """A piece of text with one look; `styles` are words such as `bold`, `note` the number of a footnote that
    it cites, `link` where it leads. A line break is the text `\\n`."""

    text: str
    styles: frozenset[str] = frozenset()
    link: str = ""
    note: str = ""


class Paragraph(Struct, frozen=True):
    """Lines of text: `kind` is p, h1 to h6, pre or caption; `quoted` how many quotations it stands in.

    In a list, `depth` counts from 1, and `marker` is `•` or a number, empty for what goes on in an item.
    """

    runs: tuple[TextRun, ...]
    kind: str = "p"
    quoted: int = 0
    depth: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


class PictureBlock(Struct, frozen=True):
    """A picture by its address; what it shows."""

    src: str
    alt: str


class TableCell(Struct, frozen=True):
    """A cell: what stands in it, and on which side; how many columns and rows it takes."""

    runs: tuple[TextRun, ...]
    align: str = ""
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """What it says, in a line."""
        return " ".join("".join(run.text for run in self.runs).split())


class TableBlock(Struct, frozen=True):
    """Rows of cells; the first `heads` are its head."""

    rows: tuple[tuple[TableCell, ...], ...]
    heads: int


class Divider(Struct, frozen=True):
    """A line across."""


StoryBlock = Paragraph | PictureBlock | TableBlock | Divider


def blocks(soup: BeautifulSoup | Tag) -> list[StoryBlock]:
    """Return the blocks of a tree in order; raises nothing, whatever is nested in what."""
    return list(_blocks(soup, Paragraph(())))


def _blocks(parent: BeautifulSoup | Tag, like: Paragraph) -> Iterator[StoryBlock]:
    """Give what is in an element; paragraphs are as `like`, whose marker stands at the first of them."""
    waiting: list[TextRun] = []

    def flushed() -> Iterator[StoryBlock]:
        nonlocal like
        runs = trimmed(waiting)
        waiting.clear()
        if runs:
            yield replace(like, runs=runs)
            like = replace(like, marker="")

    for child in parent.children:
        is_inline = isinstance(child, Tag) and child.name in _INLINE and not child.find(_HOLDING)
        if isinstance(child, NavigableString) or is_inline:
            waiting.extend(_runs(child, TextRun("")))
            continue
        yield from flushed()
        if isinstance(child, Tag):
            for block in _block(child, like):
                yield block
                like = replace(like, marker="")
    yield from flushed()


def _block(tag: Tag, like: Paragraph) -> Iterator[StoryBlock]:
    name = tag.name
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        yield from _blocks(tag, replace(like, kind=name))
    elif name in ("figcaption", "caption"):
        yield from _blocks(tag, replace(like, kind="caption"))
    elif name == "pre":
        yield replace(like, kind="pre", runs=(TextRun(tag.get_text().rstrip("\n")),))
    elif name == "blockquote":
        yield from _blocks(tag, replace(like, quoted=like.quoted + 1))
    elif name in ("ul", "ol"):
        yield from _list(tag, like)
    elif name == "table":
        yield from _table(tag, like)
    elif name == "img":
        yield PictureBlock(str(tag.get("src") or ""), str(tag.get("alt") or ""))
    elif name == "hr":
        yield Divider()
    else:
        yield from _blocks(tag, like)


def _list(tag: Tag, like: Paragraph) -> Iterator[StoryBlock]:
    start = str(tag.get("start") or "")
    number = int(start) if start.lstrip("-").isdigit() else 1
    for item in tag.find_all("li", recursive=False):
        value = str(item.get("value") or "")
        number = int(value) if value.lstrip("-").isdigit() else number
        marker = f"{number}." if tag.name == "ol" else "•"
        yield from _blocks(item, replace(like, depth=like.depth + 1, marker=marker))
        number += 1


def _table(tag: Tag, like: Paragraph) -> Iterator[StoryBlock]:
    for caption in tag.find_all("caption"):
        yield from _blocks(caption, replace(like, kind="caption"))
    rows: list[tuple[TableCell, ...]] = []
    heads = 0
    for row in tag.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        if not cells:
            continue
        in_head = row.parent is not None and row.parent.name == "thead"
        heads += in_head and heads == len(rows)
        rows.append(tuple(_cell(cell) for cell in cells))
    if rows:
        yield TableBlock(tuple(rows), heads)


def _cell(tag: Tag) -> TableCell:
    return TableCell(
        trimmed(list(_runs(tag, TextRun("")))),
        str(tag.get("align") or ""),
        _span(tag, "colspan"),
        _span(tag, "rowspan"),
    )


def _span(tag: Tag, name: str) -> int:
    given = str(tag.get(name) or "")
    return min(max(int(given), 1), 100) if given.isdecimal() else 1


def _runs(node: object, like: TextRun) -> Iterator[TextRun]:
    if isinstance(node, NavigableString):
        yield replace(like, text=_SPACE.sub(" ", str(node)))
    elif isinstance(node, Tag):
        if node.name == "br":
            yield replace(like, text="\n")
            return
        if node.name == "img":
            yield replace(like, text=str(node.get("alt") or ""))
            return
        if node.name == "sup" and node.get("data-note"):
            yield replace(like, text=node.get_text(), note=str(node["data-note"]))
            return
        style = _STYLES.get(node.name)
        styled = replace(like, styles=like.styles | {style}) if style else like
        if node.name == "a" and node.get("href"):
            styled = replace(styled, link=str(node["href"]))
        ends = node.name in ("p", "div", "li", "dd", "dt")
        for child in node.children:
            yield from _runs(child, styled)
        if ends and node.find_next_sibling():
            yield replace(like, text="\n")


def trimmed(runs: list[TextRun]) -> tuple[TextRun, ...]:
    """Return runs without blanks at the ends of their lines, and none without text."""
    kept: list[TextRun] = []
    at_start = True
    for run in runs:
        text = run.text.lstrip(" ") if at_start else run.text
        if text == "\n" and kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        at_start = text.endswith(("\n", " ")) if text else at_start
        if text:
            kept.append(replace(run, text=text))
    while kept and not kept[-1].text.rstrip(" \n"):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \n"))
    return tuple(run for run in kept if run.text)
