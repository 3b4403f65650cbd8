"""Python-Markdown, set up for Chinese newsrooms and bounded against hostile text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    DelimiterProcessor,
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
from markdown.util import AtomicString

from newsgen.markup.breaks import WIDE_CLASS
from newsgen.markup.fences import take_fences
from newsgen.markup.layout import lay_out

#: Stands for `|` inside `-{ }-`, so that no table is cut there; input has no control characters.
PIPE = "\x1a"

# `-{` to `}-` within one paragraph, as MediaWiki's LanguageConverter has it; not nested.
_VARIANTS = r"(?<!\\)-\{(?:(?!-\{|\}-|\n\n).){1,2000}\}-"
_MAX_BRACKETS = 32  # `[` within `[`, and the same for parentheses of a target
_MAX_TARGET = 2_000  # characters of a link's target and title
_MAX_TREE = 100  # elements within elements; Python-Markdown writes trees out by recursion
_MARKUP = re.compile(r"[\\`*_\[!<&{\x02]|  \n")  # what some inline pattern begins with
_BRACKET = re.compile(r"[\[\]]")

# `_` opens and closes emphasis at the edge of a word. Han text has no edges: there, every place is one.
_WORD = f"[^\\W_{WIDE_CLASS}]"
_UNDERSCORES = re.compile(
    rf"(?P<ambiguous>(?<!^)(?<![\s_])(?<!{_WORD})_+(?!{_WORD})(?![\s_])(?!$))"
    rf"|(?P<end>(?<!^)(?<![\s_])_+(?!{_WORD}|_))"
    rf"|(?P<start>(?<!{_WORD})(?<!_)_+(?![\s_])(?!$))"
)


class TooDeep(ValueError):
    """The text nests elements deeper than any reader could follow."""


def make_parser() -> Markdown:
    """Return a parser; call `reset()` before each text, and throw it away after an exception."""
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
        emphasis = patterns["em_strong"]
        assert isinstance(emphasis, DelimiterProcessor)  # noqa: S101 - for the type checker
        emphasis.delimiters["_"].boundary = _UNDERSCORES
        md.treeprocessors.register(_Plain(md), "plain", 21)  # just before inline
        # The registry sorts and looks up by name at each of thousands of uses; a list does not.
        vars(md.treeprocessors["inline"])["inlinePatterns"] = list(patterns)
        md.treeprocessors.register(_DepthLimit(md), "depth", 18)  # after inline, before the recursive ones


class _Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return take_fences(lines, self.md.htmlStash.store)


class _Layout(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = re.sub(_VARIANTS, lambda match: match[0].replace("|", PIPE), "\n".join(lines))
        return lay_out(text.split("\n"))


class _Plain(Treeprocessor):
    """Marks text without any markup as finished: most paragraphs, and twenty patterns need not look."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.text and not _MARKUP.search(element.text):
                element.text = AtomicString(element.text)


class _DepthLimit(Treeprocessor):
    """Stops a tree that the recursive steps after it could not walk, whoever calls and from how deep."""

    def run(self, root: etree.Element) -> None:
        level, depth = [root], 0
        while level:
            if depth > _MAX_TREE:
                raise TooDeep
            level = [child for element in level for child in element]
            depth += 1


class _Variants(InlineProcessor):
    """Leaves `-{ }-` alone: it is for the stage that makes the editions."""

    def handleMatch(  # type: ignore[override]  # the stub lacks the plain string that the library allows
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return m[0], m.start(), m.end()


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
        return href, title, index + end, handled


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
    """Footnotes whose ids are ids: without white space."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802, A002 - the library's names
        return super().makeFootnoteId(re.sub(r"\s", "_", id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802, A002 - the same
        return super().makeFootnoteRefId(re.sub(r"\s", "_", id), found)
