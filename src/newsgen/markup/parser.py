"""Python-Markdown, its stages filled with rules for Chinese newsrooms: CommonMark where that is silent."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from newsgen.config import Embeds
from newsgen.markup.block_processor import Blocks
from newsgen.markup.document import DocumentParts, Footnote, MakeChart, Remark
from newsgen.markup.footnotes import empty, footnotes
from newsgen.markup.inline import InlineReader
from newsgen.markup.leaves import BLOCK_NAMES
from newsgen.markup.sanitize import UnreadableError
from newsgen.problems import message

_THEIR_BLOCKS = "empty indent code hashheader setextheader hr olist ulist quote reference paragraph"
_MAX_TREE = 100  # elements within elements; Python-Markdown sets trees by recursion


class _Local(threading.local):
    parser: Markdown | None = None
    newsroom: _Newsroom


_local = _Local()


def parse(text: str, embeds: Embeds, charts: MakeChart | None = None) -> tuple[str, DocumentParts]:
    """Return what Python-Markdown makes of a text, not yet safe, and what else is known of it.

    Films and maps of the hosts in `embeds` may be in it, and what `charts` makes.
    Raises UnreadableError for a text that is nested too deep.
    """
    if _local.parser is None:
        _local.newsroom = _Newsroom()
        _local.parser = Markdown(extensions=[_local.newsroom], output_format="html")
    _local.newsroom.embeds, _local.newsroom.charts = embeds, charts
    result = _local.parser.reset().convert(text)
    if STX in result or ETX in result:
        raise UnreadableError("the parser lost its place")
    return result, _local.newsroom.document


class _Newsroom(Extension):
    """Replaces the library's rules for blocks and for what is in a line.

    Its stages, its store of raw HTML and its writer stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.embeds = Embeds()
        self.charts: MakeChart | None = None
        self.document = DocumentParts()

    def reset(self) -> None:
        """Forget the text before."""
        self.document = DocumentParts(self.embeds, self.charts)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.registerExtension(self)
        md.preprocessors.deregister("html_block")
        for name in _THEIR_BLOCKS.split():
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(Blocks(md.parser, lambda: self.document), "blocks", 100)
        md.block_level_elements += BLOCK_NAMES
        md.treeprocessors.deregister("unescape")
        md.treeprocessors.register(_Lines(md, self), "inline", 20)
        md.treeprocessors.register(_Finish(self), "finish", 18)  # before the recursive ones


class _Lines(Treeprocessor):
    """Reads what is in the lines: of the text, of its footnotes, of definitions that no link uses."""

    def __init__(self, md: Markdown, newsroom: _Newsroom) -> None:
        super().__init__(md)
        self._newsroom = newsroom

    def run(self, root: Element) -> None:
        document = self._newsroom.document
        apart = {definition.paragraph for definition in document.definitions.values()}
        for note in document.notes.values():
            apart.update(note.content.iter())
        self._read(element for element in document.lines if element not in apart)
        for note in document.cited:  # it grows, since notes cite notes
            self._read(note.content.iter())
        for note in document.notes.values():
            if remark := empty(note):
                document.remarks.append(remark)
            if not note.cited:
                self._read(note.content.iter())
                document.remarks.append(_uncited(note))
        self._define()
        if document.notes:
            uncited = [note for note in document.notes.values() if not note.cited]
            root.append(footnotes([*document.cited, *uncited]))

    def _read(self, elements: Iterable[Element]) -> None:
        document = self._newsroom.document
        for element in elements:
            if element in document.lines:
                text, element.text = element.text or "", None
                InlineReader(text, document.lines[element], document, self.md.htmlStash).write(element)

    def _define(self) -> None:
        """Take the definitions that a link uses out of the text; the others are text."""
        document = self._newsroom.document
        gone: dict[Element, set[Element]] = {}
        for label, definition in list(document.definitions.items()):
            if label in document.used:
                gone.setdefault(definition.parent, set()).add(definition.paragraph)
            else:
                del document.definitions[label]
                self._read([definition.paragraph])
        for parent, paragraphs in gone.items():
            parent[:] = [child for child in parent if child not in paragraphs]


class _Finish(Treeprocessor):
    """Takes the paragraphs out of tight lists, and stops a tree that the recursive steps after it could not
    walk, whoever calls and from how deep."""

    def __init__(self, newsroom: _Newsroom) -> None:
        super().__init__()
        self._newsroom = newsroom

    def run(self, root: Element) -> None:
        for item in self._newsroom.document.tight:
            _unwrap(item)
        level, depth = [root], 0
        while level:
            if depth > _MAX_TREE:
                raise UnreadableError("nested too deep")
            level = [child for element in level for child in element]
            depth += 1


def _unwrap(item: Element) -> None:
    """Put what is in an item's paragraphs into the item."""
    children = list(item)
    del item[:]
    for child in children:
        if child.tag != "p":
            item.append(child)
            continue
        if len(item):
            item[-1].tail = (item[-1].tail or "") + (child.text or "")
        else:
            item.text = (item.text or "") + (child.text or "")
        item.extend(child)


def _uncited(note: Footnote) -> Remark:
    return Remark(
        note.line,
        message("no place cites the note `[^{label}]`", label=note.label),
        message("write `[^{label}]` where it belongs, or take the note out", label=note.label),
    )
