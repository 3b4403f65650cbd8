"""What readers make of a received file, and finders go through."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct

from newsgen.readers.escape import targets_in
from newsgen.word import Aside
from newsgen.yamlfile.write import Value


class Shape(Enum):
    """What a block is: only paragraphs are looked into for titles, dates, bylines and headings."""

    PARAGRAPH = auto()
    HEADING = auto()
    OTHER = auto()  # a table, a list, a picture, a quotation, code


class Block(Struct, frozen=True):
    """A block of a text: `markdown` as it goes into an article, `plain` what it says.

    `level` is that of a heading; `bold` says that all of a paragraph is; `line` is where it stands in the
    file, 0 where nobody can say.
    """

    markdown: str
    plain: str
    shape: Shape = Shape.PARAGRAPH
    level: int = 0
    bold: bool = False
    line: int = 0

    @property
    def kept(self) -> str:
        """What is kept of it where it leaves the article: what it says, and below it where its links lead."""
        return "\n".join((self.plain, *targets_in(self.markdown)))

    @property
    def shows_picture(self) -> bool:
        """Whether there is a picture in it, which would be lost with a line that is taken."""
        return "![" in self.markdown


class ReceivedPicture(Struct, frozen=True):
    """A picture that came with a text: `mark` stands for its address in the Markdown of the blocks."""

    mark: str
    data: bytes
    suffix: str


class Hint(Struct, frozen=True):
    """A value that a file gives beside its text, and where."""

    value: str
    origin: str


class ReceivedText(Struct, frozen=True):
    """A text that was read.

    `before` and `after` are what stands around the text of a web page: bylines are looked for there too.
    `hints` are values of fields that the file gives beside the text; `own_fields` those that it has in
    front matter; `left_out` is all that is not taken over; of `asides` an editor hears one by one.
    """

    blocks: tuple[Block, ...]
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    hints: Mapping[str, Hint] = {}
    last_resort: Mapping[str, Hint] = {}
    own_fields: Mapping[str, Value] = {}
    left_out: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    pictures: tuple[ReceivedPicture, ...] = ()
    is_markdown: bool = False  # its blocks are an editor's own markup, not to be changed
