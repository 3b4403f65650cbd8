"""What the styles of a Word file say of paragraphs and runs: hidden, struck, numbered, a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|title|標題|标题|見出し)\s*\d?", re.IGNORECASE)
_WHITE = "FFFFFF"
_LEAST_SIZE = 6  # half points; what is smaller nobody reads
_DEEPEST = 20  # styles that one is based on


def value(element: Element | None, name: str) -> str:
    """Return the value of a property; empty where it is missing."""
    found = element.find(f"{W}{name}") if element is not None else None
    return "" if found is None else found.get(f"{W}val", "")


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.iter(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}

    def names(self) -> Element:
        """Return a part of styles with nothing but their names, which is all that mammoth looks for."""
        root = Element(f"{W}styles")
        for style in self._styles.values():
            named = SubElement(root, style.tag, style.attrib)
            named.extend(style.findall(f"{W}name"))
        return root

    def of(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr"), "pStyle")

    def is_heading(self, paragraph: Element) -> bool:
        """Whether a paragraph has the style of a title or heading."""
        return any(_HEADING.fullmatch(value(style, "name")) for style in self._based(self.of(paragraph)))

    def numbering(self, paragraph: Element) -> tuple[str, int]:
        """Return the list that a paragraph belongs to, and its level there; an empty id for none."""
        own = paragraph.find(f"{W}pPr")
        for properties in (own, *(style.find(f"{W}pPr") for style in self._based(self.of(paragraph)))):
            numbering = None if properties is None else properties.find(f"{W}numPr")
            if numbering is not None and value(numbering, "numId"):
                level = value(numbering, "ilvl")
                return value(numbering, "numId"), int(level) if level in set("012345678") else 0
        return "", 0

    def says(self, run: Element, paragraph: Element | None, *names: str) -> bool:
        """Whether a run has one of some properties that are on or off, by itself or by a style."""
        return any(
            (found := self._set(run, paragraph, name)) is not None
            and found.get(f"{W}val", "1") not in ("0", "false", "off")
            for name in names
        )

    def is_tiny(self, run: Element, paragraph: Element | None) -> bool:
        """Whether a run is of less than three points."""
        size = self._set(run, paragraph, "sz")
        half_points = "" if size is None else size.get(f"{W}val", "")
        return half_points.isdecimal() and int(half_points) < _LEAST_SIZE

    def is_white(self, run: Element, paragraph: Element | None) -> bool:
        """Whether a run is white on white, as far as it and its paragraph say."""
        colour = self._set(run, paragraph, "color")
        if colour is None or colour.get(f"{W}val", "").upper() != _WHITE:
            return False
        ground = [self._set(run, paragraph, name) for name in ("shd", "highlight")]
        if paragraph is not None:
            ground += [properties.find(f"{W}shd") for properties in self._of_paragraph(paragraph)]
        return all(
            each is None or each.get(f"{W}fill", each.get(f"{W}val", "")).upper() in (_WHITE, "AUTO", "NONE")
            for each in ground
        )

    def _set(self, run: Element, paragraph: Element | None, name: str) -> Element | None:
        """Return a property of a run, its own or that of the nearest style that has it."""
        own = run.find(f"{W}rPr")
        based = [*self._based(value(own, "rStyle"))]
        if paragraph is not None:
            based += self._based(self.of(paragraph))
        for each in (own, *(style.find(f"{W}rPr") for style in based)):
            found = None if each is None else each.find(f"{W}{name}")
            if found is not None:
                return found
        return None

    def _of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        """Give the properties of a paragraph, its own and those of its styles."""
        for each in (paragraph, *self._based(self.of(paragraph))):
            properties = each.find(f"{W}pPr")
            if properties is not None:
                yield properties

    def _based(self, name: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")
