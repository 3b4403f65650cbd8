"""The blocks of a text, put into Python-Markdown as one processor that takes them all."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from newsgen.markup.blocks import BlockReader
from newsgen.markup.document import DocumentParts


class Blocks(BlockProcessor):
    """Makes the tree of a whole text; what is in a line of it is read later."""

    def __init__(self, parser: BlockParser, document: Callable[[], DocumentParts]) -> None:
        super().__init__(parser)
        self._document = document

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library passes them
        """Return that every block is read here."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read all blocks at once: the library has cut the text at empty lines."""
        lines = "\n\n".join(blocks).split("\n")
        blocks.clear()
        BlockReader(parent, lines, self._document(), self.parser.md.htmlStash).read()
