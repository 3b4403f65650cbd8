"""Python-Markdown, set up for Chinese newsrooms and bounded against hostile text."""

from __future__ import annotations

import re
import threading
from collections import deque
from functools import lru_cache, partial
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension, FootnoteInlineProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    HTML_RE,
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    HtmlInlineProcessor,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX, AtomicString

from newsgen.markup.emphasis import emphasise
from newsgen.markup.fences import take_fences
from newsgen.markup.layout import lay_out
from newsgen.markup.limits import UnreadableError, check_paragraphs

# Stands for `|` inside `-{ }-`, so that no table is cut there; input has no control characters.
_PIPE = "\x1a"

# `-{` to `}-` within one paragraph, as MediaWiki's LanguageConverter has it; not nested.
_VARIANTS = r"(?<!\\)-\{(?:(?!-\{|\}-|\n\n).){1,2000}\}-"
_MAX_BRACKETS = 32  # `[` within `[`, and the same for parentheses of a target
_MAX_TARGET = 2_000  # characters of a link's target and title
_MAX_TREE = 100  # elements within elements; Python-Markdown writes trees out by recursion
_MARKUP = re.compile(r"[\\`\[!<&{]|  \n")  # what some inline pattern begins with
_BRACKET = re.compile(r"[\[\]]")


class _Local(threading.local):
    parser: Markdown | None = None


_local = _Local()


def parse(text: str) -> str:
    """Return what Python-Markdown makes of a text, not yet safe.

    Raises UnreadableError for a text that is nested too deep or has too much markup.
    """
    parser = _local.parser or _make_parser()
    _local.parser = None  # an exception leaves the parser half-way
    result = parser.reset().convert(text).replace(_PIPE, "|")
    _local.parser = parser
    if STX in result or ETX in result:
        raise UnreadableError("the parser lost its place")
    return result


def _make_parser() -> Markdown:
    footnotes = _Footnotes(BACKLINK_TITLE="", SEPARATOR="-", USE_DEFINITION_ORDER=False)
    tables = TableExtension(use_align_attribute=True)
    return Markdown(extensions=[SaneListExtension(), tables, footnotes, _Newsroom()], output_format="html")


class _Newsroom(Extension):
    """What differs from Python-Markdown's own rules."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.register(_Fences(md), "fences", 25)  # before raw HTML is taken out
        md.preprocessors.register(_Layout(md), "layout", 15)  # after it
        # Four spaces at the start of a paragraph are an indent here, not code; code has fences.
        md.parser.blockprocessors.deregister("code")
        vars(md.parser)["parseChunk"] = partial(_parse_chunk, md.parser)
        heading = md.parser.blockprocessors["hashheader"]
        vars(heading)["RE"] = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>[ \u3000][^\n]*)(?:\n|$)")
        patterns = md.inlinePatterns
        patterns.register(_Variants(_VARIANTS, md), "variants", 185)  # after code, before all else
        patterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 183)
        patterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        patterns.register(_Link(LINK_RE, md), "link", 160)
        patterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
        patterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
        patterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
        patterns.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)
        patterns.register(_RawTag(HTML_RE, md), "html", 90)
        patterns.deregister("em_strong")  # `_Emphasis` does it
        md.treeprocessors.register(_Plain(md), "plain", 21)  # just before inline
        # The registry sorts and looks up by name at each of thousands of uses; a list does not.
        vars(md.treeprocessors["inline"])["inlinePatterns"] = list(patterns)
        md.treeprocessors.register(_Emphasis(md), "emphasis", 19.5)  # when links and code are elements
        md.treeprocessors.register(_DepthLimit(md), "depth", 18)  # after inline, before the recursive ones
        # Asked several times of each element.
        vars(md)["is_block_level"] = lru_cache(maxsize=1_000)(md.is_block_level)


class _Blocks(deque[str]):
    """Blocks that processors take from, and put back to, the front: a list moves all the rest each time."""

    def pop(self, index: int = -1) -> str:
        return self.popleft() if index == 0 else super().pop()


def _parse_chunk(parser: BlockParser, parent: Element, text: str) -> None:
    blocks: Any = _Blocks(text.split("\n\n"))  # the library names a list, and needs only its two ends
    parser.parseBlocks(parent, blocks)


class _Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return take_fences(lines, self.md.htmlStash.store)


class _Layout(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = re.sub(_VARIANTS, lambda match: match[0].replace("|", _PIPE), "\n".join(lines))
        return lay_out(text.split("\n"))


class _Plain(Treeprocessor):
    """Marks text without any markup as finished: most paragraphs, and twenty patterns need not look."""

    def run(self, root: Element) -> None:
        check_paragraphs(element.text for element in root.iter() if element.text)
        for element in root.iter():
            if element.text and not _MARKUP.search(element.text):
                element.text = AtomicString(element.text)


class _Emphasis(Treeprocessor):
    def run(self, root: Element) -> None:
        text = "".join(root.itertext())
        if "*" in text or "_" in text:
            emphasise(root, self.md.is_block_level)


class _DepthLimit(Treeprocessor):
    """Stops a tree that the recursive steps after it could not walk, whoever calls and from how deep."""

    def run(self, root: Element) -> None:
        level, depth = [root], 0
        while level:
            if depth > _MAX_TREE:
                raise UnreadableError("nested too deep")
            level = [child for element in level for child in element]
            depth += 1


class _Variants(InlineProcessor):
    """Leaves `-{ }-` alone: it is for the stage that makes the editions. Code within it stays code."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name; its stub lacks the string
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library passes it
    ) -> tuple[str | None, int | None, int | None]:
        if STX in m[0]:
            return None, None, None
        # As if each mark had a backslash before it: emphasis is read later, from the text.
        text = re.sub(r"[*_]", lambda mark: f"{STX}{ord(mark[0])}{ETX}", m[0])
        return text, m.start(), m.end()


class _RawTag(HtmlInlineProcessor):
    """A tag in a line of text, which may have `-{ }-` in an attribute."""

    def unescape(self, text: str) -> str:
        """Return a tag with placeholders resolved; the library would put a backslash before a string."""
        nodes = vars(self.md.treeprocessors["inline"])["stashed_nodes"]

        def string(match: re.Match[str]) -> str:
            node = nodes.get(match[1])
            return node if isinstance(node, str) else match[0]

        return super().unescape(INLINE_PLACEHOLDER_RE.sub(string, text))


class _Bounded(LinkInlineProcessor):
    """Looks for the end of a link only as far as a link may reach, so that `[[[[…` is not quadratic."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the library's name
        depth = 1
        for match in _BRACKET.finditer(data, index):
            depth += 1 if match[0] == "[" else -1
            if depth == 0:
                return data[index : match.start()], match.end(), True
            if depth > _MAX_BRACKETS:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, Any, int, bool]:  # noqa: N802 - the same
        if not data.startswith("(", index) or ")" not in data[index : index + _MAX_TARGET]:
            return "", None, index, False
        href, title, end, handled = super().getLink(data[index : index + _MAX_TARGET], 0)
        # The library takes `[x]("(…)` for a link that ends before it begins.
        return href, title, index + end, handled and end > 0

    def unescape(self, text: str) -> str:
        """Return text with the library's placeholders resolved, also those within what they stand for."""
        for _ in range(_MAX_BRACKETS):
            if STX not in text:
                break
            text = super().unescape(text)
        return text


class _Link(_Bounded, LinkInlineProcessor):
    pass


class _Image(_Bounded, ImageInlineProcessor):
    pass


class _Reference(_Bounded, ReferenceInlineProcessor):
    pass


class _ImageReference(_Bounded, ImageReferenceInlineProcessor):
    pass


class _ShortReference(_Bounded, ShortReferenceInlineProcessor):
    pass


class _ShortImageReference(_Bounded, ShortImageReferenceInlineProcessor):
    pass


class _Footnotes(FootnoteExtension):
    """Footnotes with any label (`[^*]`, `[^注 一]`), and with none of the library's English."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        super().extendMarkdown(md)
        md.inlinePatterns.register(_FootnoteMark(r"\[\^([^\]]*)\]", self), "footnote", 175)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802, A002 - the library's names
        super().setFootnote(_label(id), text)

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - the library's name
        div = super().makeFootnotesDiv(root)
        # A footnote without text has no way back, and the library fails on it.
        for item, label in zip(div.findall("ol/li") if div is not None else (), self.footnotes, strict=True):
            if not len(item):
                attrs = {"href": "#" + self.makeFootnoteRefId(label), "class": "footnote-backref"}
                SubElement(SubElement(item, "p"), "a", attrs).text = FN_BACKLINK_TEXT
        return div


class _FootnoteMark(FootnoteInlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name; its stub is too wide
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        mark = self.compiled_re.match(f"[^{_label(m[1])}]")
        element = super().handleMatch(mark, data)[0] if mark else None
        return (element, m.start(), m.end()) if isinstance(element, Element) else (None, None, None)


def _label(typed: str) -> str:
    """Return a footnote's label with whatever no id may hold as hexadecimal numbers."""
    return re.sub(r"[^\w.-]", lambda match: f"{ord(match[0]):x}", typed.strip())
