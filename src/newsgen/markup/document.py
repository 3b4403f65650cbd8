"""What is known of one text while it is parsed, and what is told of it afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE
from msgspec import Struct

from newsgen.config import Embeds
from newsgen.problems import Message

#: Containers within containers; what would be deeper is text. Python-Markdown writes trees by recursion.
MAX_DEPTH = 20


#: Makes a chart: takes the line's number, what it asks for, and whether the word before may be that of any
#: sentence. Gives a block of HTML, or nothing: then the line is a text.
MakeChart = Callable[[int, str, bool], str]


class Remark(NamedTuple):
    """Something that an editor should know of a line."""

    line: int
    said: Message
    advice: Message


class Definition(NamedTuple):
    """`[label]: target "title"`; its `paragraph` is shown if no link uses it."""

    label: str
    target: str
    title: str
    paragraph: Element
    parent: Element


class Footnote(Struct):
    """A footnote: its content, its number by the order of citations, and how often it is cited."""

    label: str
    line: int
    content: Element
    number: int = 0
    cited: int = 0

    @property
    def anchor(self) -> str:
        """The id of the note; its label with whatever no id may hold as hexadecimal numbers."""
        return f"fn-{self._id}"

    def mark(self, time: int) -> str:
        """Return the id of the place that cites the note for the first, second … time."""
        return f"fnref{time if time > 1 else ''}-{self._id}"

    @property
    def _id(self) -> str:
        return re.sub(r"[^\w.-]", lambda match: f"{ord(match[0]):x}", self.label)


class DocumentParts(Struct):
    """The parts of a text that are not known by their place in the tree.

    `embeds` are the hosts whose films and maps it may hold, `charts` makes its charts. `lines` has the first
    line, counted from 0, of each element whose text is yet to be read for emphasis, links and the like;
    `tight` has the items of lists whose paragraphs are not to be shown as such.
    """

    embeds: Embeds = Embeds()
    charts: MakeChart | None = None
    lines: dict[Element, int] = {}
    tight: list[Element] = []
    definitions: dict[str, Definition] = {}
    used: set[str] = set()
    notes: dict[str, Footnote] = {}
    cited: list[Footnote] = []
    missing: set[str] = set()  # labels of notes that are cited, and are not there
    dropped: list[tuple[str, int]] = []
    remarks: list[Remark] = []


def literal(text: str) -> str:
    """Return text as the tree must have it for a reader to see just this: an entity in it is none."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;") if "&" in text else text


def meant(text: str) -> str:
    """Return the text that `literal` was given."""
    return text.replace(f"{AMP_SUBSTITUTE}amp;", "&")


def known_as(label: str) -> str:
    """Return what labels of links are compared by (CommonMark 0.31, "matches")."""
    return " ".join(label.split()).casefold()
