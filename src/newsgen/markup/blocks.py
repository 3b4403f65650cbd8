"""The blocks of a text: CommonMark 0.31 with the tables of GFM and with footnotes, in one pass.

Python-Markdown's own processors look at pieces between blank lines. What a line means depends on more: on
the columns where the lists around it begin, and on the paragraph before. So one processor takes the text.
"""

from __future__ import annotations

import re
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown.util import HtmlStash

from newsgen.markup.charts import chart_in
from newsgen.markup.containers import CODE, Container, List, is_closed
from newsgen.markup.document import MAX_DEPTH, DocumentParts, Footnote
from newsgen.markup.embeds import embed_in
from newsgen.markup.footnotes import given_twice
from newsgen.markup.html_tags import Scanner, Tag, pair, pieces, written
from newsgen.markup.leaves import Code, Fence, Html, LeafBlock, ParagraphBlock, fence_in, html_in
from newsgen.markup.lines import heading_in
from newsgen.markup.tables import OpenTable

_RULE = re.compile(r"([-*_])(?: *+\1){2,}+ *+$")
_UNDERLINE = re.compile(r"(?:=++|-++) *+$")
_MARKER = re.compile(r"(?:([-*+])|(\d{1,9})([.)]))(?:( ++)(?=\S)| *+$)", re.ASCII)
_TASK = re.compile(r"\[([ xX])\] +(?=\S)")
_NOTE = re.compile(r"\[\^([^\[\]\n]{1,999})\]: *+")


class BlockReader:
    """Reads the lines of a whole text into a tree below `root`."""

    def __init__(self, root: Element, lines: list[str], document: DocumentParts, stash: HtmlStash) -> None:
        self._lines = lines
        self._document = document
        self._stash = stash
        self._open = [Container("text", root)]
        self._leaf: LeafBlock | None = None
        self._number = 0
        self._lists: list[List] = []
        self._after: dict[str, int] = {}  # where the last line is that has something in it

    def read(self) -> None:
        """Read all lines, and close what is open at the end."""
        for number, line in enumerate(self._lines):
            self._number = number
            self._line(line)
        self._close(0)
        for items in self._lists:
            if not items.loose:
                self._document.tight += items.items

    def _line(self, line: str) -> None:
        depth = 1
        while depth < len(self._open):
            rest = self._open[depth].rest(line)
            if rest is None:
                break
            line = rest
            depth += 1
        inside = depth == len(self._open)
        if inside and isinstance(self._leaf, Fence | Html) and self._leaf.takes(line):
            if self._leaf.is_complete:
                self._finish()
        elif not line.strip():
            self._blank(line, depth)
        else:
            self._blocks(line, depth)
            for container in self._open:
                container.blank = False

    def _blank(self, line: str, depth: int) -> None:
        if depth == len(self._open) and isinstance(self._leaf, Code):
            self._leaf.lines.append(line[CODE:])
        else:
            self._close(depth)
        for container in reversed(self._open):
            container.blank = True
            if container.kind == ">":
                break

    def _blocks(self, line: str, depth: int) -> None:
        """Read a line that is not blank, which belongs to the first `depth` containers."""
        while True:
            bare = line.lstrip(" ")
            indent = len(line) - len(bare)
            inside = depth == len(self._open)
            paragraph = self._leaf if isinstance(self._leaf, ParagraphBlock) else None
            if indent >= CODE:
                if paragraph:
                    paragraph.lines.append(bare)
                    paragraph.is_lazy = not inside
                    return
                if inside and isinstance(self._leaf, Code):
                    self._leaf.lines.append(line[CODE:])
                    return
                self._close(depth)
                self._begin(Code([line[CODE:]], self._number))
                return
            if len(self._open) < MAX_DEPTH:
                if bare[0] == ">":
                    self._close(depth)
                    self._open.append(Container(">", self._child("blockquote")))
                    line, depth = bare[2:] if bare.startswith("> ") else bare[1:], depth + 1
                    if line.strip():
                        continue
                    return
                if not _RULE.match(bare) and (rest := self._item(bare, indent, depth)) is not None:
                    if rest.strip():
                        line, depth = rest, len(self._open)
                        continue
                    return
                if (rest := self._note(bare, depth)) is not None:
                    if rest.strip():
                        line, depth = rest, len(self._open)
                        continue
                    return
            if not self._starts(bare, line, depth, paragraph if inside else None):
                self._text(bare, depth, paragraph)
            return

    def _item(self, bare: str, indent: int, depth: int) -> str | None:
        """Begin an item of a list, and return what stands in its line; None if the line has no mark."""
        marker = _MARKER.match(bare)
        if not marker:
            return None
        rest = bare[marker.end() :]
        if (
            depth == len(self._open)
            and isinstance(self._leaf, ParagraphBlock)
            and (not rest or (marker[2] and int(marker[2]) != 1))
        ):
            return None  # a sentence that happens to begin with a number
        self._close(depth)
        parent = self._open[-1]
        kind = marker[1] or marker[3]
        if not parent.items or parent.items.kind != kind:
            element = self._child("ul" if marker[1] else "ol")
            if marker[2] and int(marker[2]) != 1:
                element.set("start", str(int(marker[2])))
            parent.items = List(element, kind)
            self._lists.append(parent.items)
        elif parent.items.blank:
            parent.items.loose = True
        item = SubElement(parent.items.element, "li")
        parent.items.items.append(item)
        width = marker.end() - len(marker[4] or "")
        spaces = len(marker[4] or " ")
        if spaces > CODE:
            spaces, rest = 1, " " * (spaces - 1) + rest
        if not rest:
            width = len(marker[0].rstrip())
        if task := _TASK.match(rest):
            rest = f"{'☐' if task[1] == ' ' else '☑'} {rest[task.end() :]}"
        container = Container("item", item, indent + width + spaces, self._number, parent.items)
        self._open.append(container)
        return rest

    def _note(self, bare: str, depth: int) -> str | None:
        """Begin a footnote, and return what stands in its line; None if there is none."""
        if not (match := _NOTE.match(bare)):
            return None
        label = match[1].strip()
        if label in self._document.notes:
            self._document.remarks.append(given_twice(label, self._number))
            return None
        self._close(depth)
        note = Footnote(label, self._number, Element("li"))
        self._document.notes[note.label] = note
        self._open.append(Container("note", note.content, CODE, self._number))
        return bare[match.end() :]

    def _starts(self, bare: str, line: str, depth: int, paragraph: ParagraphBlock | None) -> bool:
        """Begin the block of one line, of code or of HTML that a line begins; whether it begins one."""
        if heading := heading_in(bare):
            self._close(depth)
            element = self._child(f"h{heading.level}")
            element.text = heading.text
            self._document.lines[element] = self._number
        elif paragraph and _UNDERLINE.match(bare):
            self._underline(paragraph, bare)
        elif _RULE.match(bare):
            self._close(depth)
            self._child("hr")
        elif (fence := fence_in(line, self._number)) and is_closed(
            fence.mark, self._open[:depth], self._lines, self._number
        ):
            self._close(depth)
            self._begin(fence)
        elif (html := html_in(bare, self._number)) and self._ends(html):
            self._close(depth)
            self._begin(html)
            html.takes(bare)
            if html.is_complete:
                self._finish()
        elif embed := embed_in(bare, self._lines, self._number, self._document):
            self._close(depth)
            self._child(embed.block).append(embed.link)
        elif chart := chart_in(bare, self._number, self._document):
            self._close(depth)
            self._child("p").text = self._stash.store(chart)
        elif paragraph and (table := paragraph.table(bare)):
            self._finish()
            self._begin(table)
        else:
            return False
        return True

    def _text(self, bare: str, depth: int, paragraph: ParagraphBlock | None) -> None:
        """Take a line of text: one of the paragraph, of the table, or the first of a paragraph."""
        if isinstance(self._leaf, OpenTable) and depth == len(self._open):
            self._leaf.row(bare, self._number)
        elif paragraph and not bare.startswith("\u3000\u3000"):
            paragraph.lines.append(bare)
            paragraph.is_lazy = depth < len(self._open)
        else:
            self._close(depth)
            if paragraph and (items := self._open[-1].of):
                items.loose = True
            self._begin(ParagraphBlock([bare], self._number))

    def _underline(self, paragraph: ParagraphBlock, bare: str) -> None:
        """Close a paragraph that is a heading; there may be nothing in it but definitions."""
        self._leaf = None
        heading = paragraph.close(self._parent(), self._document)
        if heading is not None:
            heading.tag = "h1" if bare[0] == "=" else "h2"
        elif _RULE.match(bare):
            self._child("hr")
        else:
            self._begin(ParagraphBlock([bare], self._number))

    def _ends(self, html: Html) -> bool:
        """Whether what ends a piece of HTML stands anywhere after it."""
        if not html.until:
            return True
        if html.until not in self._after:
            backwards = range(len(self._lines) - 1, -1, -1)
            found = (number for number in backwards if html.until in self._lines[number].lower())
            self._after[html.until] = next(found, -1)
        return self._after[html.until] >= self._number

    def _parent(self) -> Element:
        return self._open[-1].element

    def _begin(self, leaf: LeafBlock) -> None:
        self._adding()
        self._leaf = leaf

    def _child(self, tag: str) -> Element:
        self._adding()
        return SubElement(self._parent(), tag)

    def _adding(self) -> None:
        """Note that a block is about to stand in the innermost container."""
        container = self._open[-1]
        if container.of and container.blank and not container.is_empty:
            container.of.loose = True
        container.is_empty = False
        container.items = None

    def _finish(self) -> None:
        """Close the open block that is no container."""
        leaf, self._leaf = self._leaf, None
        if isinstance(leaf, Html):
            scanner = Scanner(leaf.text, partial(leaf.drop, self._document), self._document.embeds)
            self._open[-1].html.append((SubElement(self._parent(), "p"), pieces(leaf.text, scanner)))
        elif leaf:
            leaf.close(self._parent(), self._document)

    def _close(self, depth: int) -> None:
        """Close the open block, and all containers but the first `depth`."""
        self._finish()
        while len(self._open) > depth:
            container = self._open.pop()
            if container.of:
                container.of.blank = container.blank
            pair([piece for _, found in container.html for piece in found if isinstance(piece, Tag)])
            for element, found in container.html:
                html = "".join(map(written, found))
                if html.strip():
                    element.text = self._stash.store(html)
                else:
                    container.element.remove(element)
