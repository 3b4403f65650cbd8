"""The blocks that hold others: quotations, items of lists, footnotes."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct

from newsgen.markup.html_tags import Tag

#: Columns of an indent that makes code, and of what belongs to a footnote.
CODE = 4


class List(Struct, eq=False):
    """A list: its element, and what is known of its items."""

    element: Element
    kind: str  # the mark of its items, or what stands after their numbers
    items: list[Element] = []
    loose: bool = False
    blank: bool = False  # the last item ended with a blank line


class Container(Struct, eq=False):
    """One that is open: the text, a quotation, an item of a list or a footnote."""

    kind: str  # "text", ">", "item" or "note"
    element: Element
    indent: int = 0  # columns that its lines begin with
    start: int = 0  # its first line
    of: List | None = None
    items: List | None = None  # the last list in it, if nothing has come after
    is_empty: bool = True
    blank: bool = False  # the last line was blank
    html: list[tuple[Element, list[str | Tag]]] = []
    closers: list[tuple[int, str]] | None = None  # lines that may close a fence, once one is opened
    endless: dict[str, int] = {}  # how long a fence was that had no end

    def rest(self, line: str) -> str | None:
        """Return what a line says in this container; None if it does not belong there."""
        if self.kind == ">":
            inner = line.lstrip(" ")
            if len(line) - len(inner) < CODE and inner.startswith(">"):
                return inner[2:] if inner.startswith("> ") else inner[1:]
            return None
        bare = line.lstrip(" ")
        if not bare:
            return None if self.kind == "item" and self.is_empty else ""
        return line[self.indent :] if len(line) - len(bare) >= self.indent else None


def is_closed(mark: str, containers: Sequence[Container], lines: Sequence[str], number: int) -> bool:
    """Whether a line after the `number`th closes a fence in the innermost container: else it is text."""
    container = containers[-1]
    if container.closers is None:
        container.closers = list(_closers(containers, lines, number))
    closers, char, length = container.closers, mark[0], len(mark)
    if length >= container.endless.get(char, length + 1):
        return False
    after = bisect(closers, (number, "~"))
    if any(closers[place][1].startswith(mark) for place in range(after, len(closers))):
        return True
    container.endless[char] = length
    return False


def _closers(containers: Sequence[Container], lines: Sequence[str], number: int) -> Iterator[tuple[int, str]]:
    for later in range(number + 1, len(lines)):
        line: str | None = lines[later]
        for container in containers[1:]:
            line = None if line is None else container.rest(line)
        if line is None:
            return
        bare = line.strip(" ")
        if bare[:3] in ("```", "~~~") and not bare.strip(bare[0]):
            yield later, bare
