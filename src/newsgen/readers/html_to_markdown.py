"""Leaves of HTML -> blocks of Markdown, with nothing in them but what the sanitiser lets through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4.element import Tag
from markdownify import MarkdownConverter

from newsgen.readers.embeds import embed_lines
from newsgen.readers.escape import escape_inline, escape_start, escape_text, unmarked
from newsgen.readers.html_table import Pictured, TableWriter
from newsgen.readers.leaves import Leaf, plain
from newsgen.readers.links import PageLinks
from newsgen.readers.received_text import Block, Shape
from newsgen.word import letters

_BREAK = "\ue000"  # stands for a line break until it is known what it parts
_SENTENCE_END = re.compile(r"[。！？!?…；;：:](?:[”’」』）)】*]*)$")
_BOLD = ("strong", "b")
_INLINE_MARKS = frozenset((*_BOLD, "em", "i", "a", "li", "td", "th"))
_SPANS = ("colspan", "rowspan")


class Writer:
    """Writes blocks, with the links and pictures in them."""

    def __init__(self, links: PageLinks, pictured: Pictured) -> None:
        self._converter = _Converter(links, pictured)
        self._tables = TableWriter(links, pictured)

    def blocks(self, leaf: Leaf) -> Iterator[Block]:
        """Give the blocks that a leaf becomes: a paragraph with line breaks may be several.

        Where the markup would cost words, the words come without it. Films and maps stand after it.
        """
        written = list(self._blocks(leaf))
        said = leaf.plain
        if letters(said) - letters("".join(block.markdown for block in written)):
            written = [Block(escape_text(said), said)]
        yield from written
        for line in embed_lines(leaf):
            yield Block(line, "", Shape.OTHER)

    def _blocks(self, leaf: Leaf) -> Iterator[Block]:
        said = " ".join(leaf.plain.split("\n"))
        if leaf.shape is Shape.HEADING and said.strip():
            text = " ".join(self._inline(leaf).replace(_BREAK, " ").split("\n"))
            yield Block("#" * leaf.level + " " + text.strip(), said, Shape.HEADING, leaf.level)
        elif leaf.shape in (Shape.PARAGRAPH, Shape.HEADING):  # a heading without words may have a picture
            yield from self._paragraphs(leaf)
        elif leaf.home.name == "hr":
            yield Block("* * *", "", Shape.OTHER)
        else:
            yield Block(self._other(leaf), leaf.plain, Shape.OTHER)

    def _inline(self, leaf: Leaf) -> str:
        return "".join(self._converter.inline(node) for node in leaf.nodes).replace("****", "").strip()

    def _paragraphs(self, leaf: Leaf) -> Iterator[Block]:
        pieces = self._inline(leaf).split(_BREAK)
        parts: list[list[str]] = [[]]
        for piece in pieces:
            if parts[-1] and (not piece.strip() or _SENTENCE_END.search(parts[-1][-1])):
                parts.append([])
            if piece.strip():
                parts[-1].append(piece.strip())
        for part in parts:
            if part:
                lines = [escape_start(line) for piece in part for line in piece.split("\n")]
                said = leaf.plain if len(parts) == 1 else unmarked("\n".join(part))
                only_picture = not said.strip()
                shape = Shape.OTHER if only_picture else Shape.PARAGRAPH
                yield Block("\\\n".join(lines), said, shape, bold=_is_bold(leaf))

    def _other(self, leaf: Leaf) -> str:
        node = leaf.home
        try:
            if node.name == "table" and not _is_simple(node):
                return self._tables.table(node)
            written = self._converter.convert_soup(node)
            return re.sub(r"\n{3,}", "\n\n", written.replace(_BREAK, " ")).strip("\n")
        except RecursionError:
            return escape_text(leaf.plain)


def _is_bold(leaf: Leaf) -> bool:
    """Whether every character of a leaf is bold."""
    found = [text for text in leaf.strings() if text.strip()]
    return bool(found) and all(
        any(parent.name in _BOLD for parent in text.parents if isinstance(parent, Tag)) for text in found
    )


def _is_simple(table: Tag) -> bool:
    """Whether a table is a grid of short cells, which Markdown can write."""
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    spans = any(str(cell.get(name, "1")) not in ("", "1") for row in rows for cell in row for name in _SPANS)
    return (
        len(rows) > 1
        and len({len(row) for row in rows}) == 1
        and not spans
        and not table.find(["caption", "img", "ul", "ol"])
    )


class _Converter(MarkdownConverter):
    """Markdownify, with this program's own escapes, links, pictures and line breaks."""

    def __init__(self, links: PageLinks, pictured: Pictured) -> None:
        super().__init__(
            heading_style="atx",
            bullets="-",
            table_infer_header=True,
            sub_symbol="<sub>",  # 10<sup>8</sup> is not 108
            sup_symbol="<sup>",
        )
        self._links = links
        self._pictured = pictured

    def inline(self, node: object) -> str:
        """Return one node of a paragraph."""
        try:
            if isinstance(node, Tag):
                return str(self.process_tag(node, parent_tags={"_inline"}))  # type: ignore[attr-defined] # not in the library's stub
            return str(self.process_text(node, parent_tags={"_inline"}))  # type: ignore[attr-defined] # not in the library's stub
        except RecursionError:
            return escape_inline(plain((node,)) if isinstance(node, Tag) else str(node))

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = escape_inline(text)
        return escaped.replace("|", "&#124;") if {"td", "th"} & parent_tags else escaped

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the library passes them
        if {"td", "th"} & parent_tags:
            return " "
        return "\\\n" if _INLINE_MARKS & parent_tags else _BREAK

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        target = self._links.target(str(el.get("href", "")), text)
        return f"[{text.strip()}]({target})" if target else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        shown = self._pictured(el)
        if shown is None:
            return ""
        source, alt = shown
        return f"![{escape_inline(alt).replace(']', chr(92) + ']')}]({source})"

    def convert_newsgen_note(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        label = str(el.get("label", ""))
        return f"[^{label}]" if label.isdigit() else text  # a page could have such an element of its own

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return f"“{text}”"

    def convert_ruby(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return f"<{el.name}>{text}</{el.name}>"

    convert_rt = convert_rp = convert_ruby

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        inside = text.lstrip() if el.find(["ul", "ol", "p", "div"]) else escape_start(text.strip())
        return str(super().convert_li(el, inside, parent_tags))  # type: ignore[misc] # the same

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        written = str(super().convert_pre(el, text, parent_tags))  # type: ignore[misc] # the same
        return written.replace("\n```", "\n~~~") if "```" in text else written

    def convert_video(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return text

    convert_audio = convert_iframe = convert_video
