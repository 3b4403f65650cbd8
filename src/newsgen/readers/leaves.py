"""A tree of HTML -> its leaves: paragraphs, headings, lists, tables, pictures, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, RubyParenthesisString, RubyTextString, Tag
from msgspec import Struct

from newsgen.readers.received_text import Shape

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_OTHER = (*_LISTS, "table", "blockquote", "pre", "figure", "hr")
_PARAGRAPHS = ("p", "address", "summary", "figcaption", "legend", "caption")
_CONTAINERS = frozenset((
    "html", "body", "div", "section", "article", "main", "center", "form", "fieldset", "details", "nav",
    "aside", "header", "footer", "hgroup", "td", "th", "tr", "tbody", "thead", "tfoot", "li", "dl", "dd",
    "dt", "noscript", "template", "frameset", "noframes", "object", "map", "menu", "dir", "search",
    "dialog",
))  # fmt: skip
#: Elements that begin a line of their own.
BLOCKS = frozenset((*HEADINGS, *_OTHER, *_PARAGRAPHS, *_CONTAINERS))
_SHOWN = ("img", "iframe")  # what is something without words; of frames only films and maps are left
_DEEPEST = 60  # elements within a leaf; the library that writes Markdown is recursive
_LONG_ITEM = 600  # the same of a list
_LONG_CELL = 200  # characters in a cell of a table that is there for the layout


class Leaf(Struct, frozen=True):
    """A run of nodes that is one block: `home` is the element that they stand in, or that they are."""

    home: Tag
    nodes: tuple[PageElement, ...]
    shape: Shape
    level: int = 0

    def strings(self) -> Iterator[NavigableString]:
        """Give every piece of text in it."""
        for node in self.nodes:
            if isinstance(node, Tag):
                yield from strings(node)
            elif isinstance(node, NavigableString) and is_text(node):
                yield node

    @property
    def plain(self) -> str:
        """What it says, on one line but for `<br>`."""
        return plain(self.nodes)


def is_text(node: PageElement) -> bool:
    """Whether a node is text that readers see, not a comment or a script."""
    return type(node) in (NavigableString, CData, RubyTextString, RubyParenthesisString)


def strings(root: Tag | BeautifulSoup) -> Iterator[NavigableString]:
    """Give every piece of text below an element."""
    for node in root.descendants:
        if isinstance(node, NavigableString) and is_text(node):
            yield node


def plain(nodes: tuple[PageElement, ...]) -> str:
    """Return what nodes say: white space as a browser shows it, a line for each `<br>`."""
    parts: list[str] = []
    for node in nodes:
        inside = [node, *node.descendants] if isinstance(node, Tag) else [node]
        for each in inside:
            if isinstance(each, Tag):
                if each.name == "br":
                    parts.append("\x00")
                elif each.name in BLOCKS:
                    parts.append("\n")
            elif is_text(each):
                parts.append(re.sub(r"[ \t\r\n\f]+", " ", str(each)))
    lines = re.split(r"[\n\x00]", "".join(parts))
    return "\n".join(line for line in (re.sub(r"[ \xa0]{2,}", " ", line).strip() for line in lines) if line)


def leaves(root: Tag) -> Iterator[Leaf]:
    """Give the leaves below an element, in order.

    Tables that are there for the layout are gone through like any other container. Walks with a stack of
    its own: pages can be nested deeper than Python calls.
    """
    waiting: list[PageElement | None] = [None, *reversed(list(root.children))]
    run: list[PageElement] = []
    home = root
    homes: list[Tag] = [root]
    while waiting:
        node = waiting.pop()
        if node is None:  # the end of a container
            yield from _loose(run, home)
            run = []
            homes.pop()
            home = homes[-1] if homes else root
        elif not isinstance(node, Tag):
            if is_text(node):
                run.append(node)
        elif node.name not in BLOCKS and not _has_block(node):
            run.append(node)
        else:
            yield from _loose(run, home)
            run = []
            leaf = _leaf(node)
            if leaf is not None:
                yield leaf
            else:
                homes.append(node)
                home = node
                waiting += [None, *reversed(list(node.children))]


def _leaf(node: Tag) -> Leaf | None:
    """Return an element as a leaf; None where it is only a container."""
    name = node.name
    if name in _CONTAINERS or name not in BLOCKS or depth(node) > _DEEPEST:
        return None
    if name in HEADINGS:
        return None if _has_block(node) else Leaf(node, (node,), Shape.HEADING, int(name[1]))
    if name == "table":
        return None if _is_layout(node) else Leaf(node, (node,), Shape.OTHER)
    if name in _LISTS or name in ("blockquote", "figure"):
        return None if _is_container(node) else Leaf(node, (node,), Shape.OTHER)
    if name in ("pre", "hr"):
        return Leaf(node, (node,), Shape.OTHER)
    return None if _has_block(node) else Leaf(node, (node,), Shape.PARAGRAPH)


def _loose(run: list[PageElement], home: Tag) -> Iterator[Leaf]:
    """Give text that stands in no paragraph of its own; it is one up to each `<br>`."""
    part: list[PageElement] = []
    for node in [*run, None]:
        if node is not None and not (isinstance(node, Tag) and node.name == "br"):
            part.append(node)
        elif any(
            isinstance(each, Tag) and (each.name in _SHOWN or each.find(_SHOWN)) for each in part
        ) or plain(tuple(part)):
            yield Leaf(home, tuple(part), Shape.PARAGRAPH)
            part = []
        else:
            part = []


def _has_block(node: Tag) -> bool:
    return node.find(lambda tag: tag.name in BLOCKS) is not None


def _is_container(node: Tag) -> bool:
    """Whether a list or a quotation holds what neither can in Markdown: it is there for the layout."""
    if node.find(["table", "form", *HEADINGS]) is not None:
        return True
    return any(len(item.get_text()) > _LONG_ITEM and _has_block(item) for item in node.find_all("li"))


def _is_layout(table: Tag) -> bool:
    if table.find(["table", "form", "h1", "h2", "h3"]) is not None:
        return True
    cells = table.find_all(["td", "th"])
    return len(cells) < 2 or any(len(cell.get_text()) > _LONG_CELL for cell in cells)


def depth(node: Tag) -> int:
    """Return how deep elements lie within an element, at most a little more than what is too deep."""
    level: list[Tag] = [node]
    for number in range(_DEEPEST + 2):
        level = [child for element in level for child in element.children if isinstance(child, Tag)]
        if not level:
            return number
    return _DEEPEST + 2
