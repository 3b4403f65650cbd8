"""What a line of text is made of, while it is read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from newsgen.markup.document import literal, meant
from newsgen.markup.emphasis import MarkRun, pair_runs
from newsgen.markup.html_tags import Tag
from newsgen.markup.variants import as_typed


class BareAddress(str):
    """An address that stands in a text without any mark."""

    __slots__ = ()


class Bracket:
    """A `[` or `![`: its place among the parts, and where what is in it begins."""

    __slots__ = ("at", "is_picture", "number", "start")

    def __init__(self, at: int, start: int, is_picture: bool, number: int) -> None:
        self.at = at
        self.start = start
        self.is_picture = is_picture
        self.number = number


#: What a line is made of, before its marks are paired.
Part = str | Element | MarkRun | Tag | tuple[Element, "list[Part]"]


def flush(text: list[str], parent: Element) -> None:
    """Write gathered text at the end of an element."""
    if len(parent):
        parent[-1].tail = "".join(text)
    else:
        parent.text = "".join(text)
    text.clear()


def linked(address: str, shown: str) -> Element:
    """Return a link to an address, with what is shown for it."""
    link = Element("a", {"href": literal(address)})
    link.text = literal(shown)
    return link


def plain(parts: list[Part]) -> str:
    """Return what parts say, without their marks: the description of a picture."""
    pair_runs(part for part in parts if isinstance(part, MarkRun))
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, MarkRun):
            said.append(part.char * part.count)
        elif isinstance(part, tuple):
            said.append(plain(part[1]))
        elif isinstance(part, Element):
            typed = meant("".join(part.itertext()) or part.get("alt", ""))
            is_apart = part.tag == "code" or part.get("lang") == "zxx"
            said.append(as_typed(typed) if is_apart else typed)
    return "".join(said)
