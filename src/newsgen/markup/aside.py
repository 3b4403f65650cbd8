"""Blocks of which the HTML is known without the parser: set aside before it, and put back after it.

These are most of an article: headings, and paragraphs in which Markdown has nothing to find but plain
links, code and emphasis. A mark stands in their place meanwhile, a paragraph like them, so that the parser
treats what stands around them (lists that end there, tables, footnotes) as it would beside their text. An
article that is nothing else needs no parser.

Paragraphs without any markup are put back at the very end. Nothing after the parser would change them:
as HTML they are text without a tag, an attribute or an entity but `&gt;` and `&nbsp;`, so that there is
nothing to sanitize.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from newsgen.markup.breaks import join_lines
from newsgen.markup.emphasis import emphasise
from newsgen.markup.finish import CREDIT
from newsgen.markup.html import decode, encode

_MARK = "\x1b"  # input has no control characters
_STAND_IN = f"<p>{_MARK}</p>"
_BETWEEN = re.compile(r"(\n(?:[ \t]*\n)+)")
# Raw HTML, comments and code run on across blank lines: beside them no block stands for itself.
_ACROSS = re.compile(r"<|```|~~~")
# Whether a longer block, or one with more emphasis, has too much markup is for the parser to say.
_LONGEST = 5_000  # characters
_MOST_EMPHASIS = 100
_SPACES = re.compile(r"[ \n]+")

# The inside of a class: what the parser's patterns begin with, but for those of emphasis.
_SPECIAL = r"\\`\[\]!<&{}|\t\n"
_PLAIN = rf"[^{_SPECIAL}*_]"
# No list, heading, rule, table, quotation or indent begins so; nor is it the number of an item.
_START = r"(?![\s!-/:-@\[-`{-~]|\d+[.)])"
_END = r"(?<!\s)"
_LINE = rf"{_START}{_PLAIN}++{_END}"
_PARAGRAPH = re.compile(rf"\u3000*+(?!{CREDIT}){_LINE}(?:\n{_LINE})*+")

_HEADING = re.compile(rf"(#{{1,6}})[ \u3000]+(?!\s)({_PLAIN}++){_END}(?<!#)")
_LINK = rf"\[((?![\s^]){_PLAIN}++{_END})\]\(([^{_SPECIAL}\s()'\">*]{{1,500}}+)\)"
_CODE = rf"(?<!`)`((?!\s)[^{_SPECIAL}]++{_END})`(?!`)"
_INLINE = re.compile(f"{_LINK}|{_CODE}")
_MARKED_LINE = rf"(?:{_START}|(?=[\[`]|[*_]{{1,3}}[^*_\s]))(?:[^{_SPECIAL}]++|{_LINK}|{_CODE})++{_END}"
_EMPHASIS = re.compile("[*_]")
_MARKED = re.compile(rf"\u3000*+{_MARKED_LINE}(?:\n{_MARKED_LINE})*+")


class Aside(NamedTuple):
    """A text of which some blocks are set aside.

    `rest` is Markdown, with a mark for each run of them; `runs` is their HTML, in which there is again a
    mark for each run of plain paragraphs; `plain` is the text of these.
    """

    rest: str
    runs: Sequence[Sequence[str]]
    plain: Sequence[Sequence[str]]

    def parsed(self, parse: Callable[[str], str]) -> str:
        """Return the HTML of all but the plain paragraphs; `parse` is asked for that of the rest."""
        html = _STAND_IN if self.rest.strip() == _MARK else parse(self.rest)
        return _filled(html, _STAND_IN, ["\n".join(run) for run in self.runs])

    def put_back(self, html: str, text: str) -> tuple[str, str]:
        """Return finished HTML, and what it says, with the plain paragraphs in their places."""
        paragraphs = [join_lines(_STAND_IN.replace(_MARK, encode(_MARK.join(run)))) for run in self.plain]
        texts = [decode(item[len("<p>") : -len("</p>")]) for item in paragraphs]
        return (
            _filled(html, _STAND_IN, [item.replace(_MARK, "</p>\n<p>") for item in paragraphs]),
            _filled(text, _MARK, [_one_spaced(item).replace(_MARK, "\n") for item in texts]),
        )


NOTHING_ASIDE = Aside("", (), ())


class _Kind(Enum):
    PLAIN = auto()
    KNOWN = auto()
    OTHER = auto()


def set_aside(text: str) -> Aside:
    """Return a Markdown text with the blocks set aside that the parser need not see."""
    if _ACROSS.search(text):
        return Aside(text, (), ())
    rest: list[str] = []
    runs: list[list[str]] = []
    plain: list[list[str]] = []
    last = _Kind.OTHER
    for kind, content, between in _blocks(text):
        if kind is _Kind.OTHER:
            rest += (content, between)
        elif last is _Kind.OTHER:
            rest += (_MARK, between)
            runs.append([])
        else:
            rest[-1] = between
        if kind is _Kind.KNOWN:
            runs[-1].append(content)
        elif kind is _Kind.PLAIN and last is _Kind.PLAIN:
            plain[-1].append(content)
        elif kind is _Kind.PLAIN:
            runs[-1].append(_STAND_IN)
            plain.append([content])
        last = kind
    return Aside("".join(rest), runs, plain)


def _blocks(text: str) -> Iterator[tuple[_Kind, str, str]]:
    """Yield each block: as text if it is plain, as HTML if that is known, else as it stands."""
    pieces = _BETWEEN.split(text.strip("\n"))
    for block, between in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if _PARAGRAPH.fullmatch(block):
            yield _Kind.PLAIN, block.lstrip("\u3000"), between
        elif len(block) > _LONGEST or block.count("*") + block.count("_") > _MOST_EMPHASIS:
            yield _Kind.OTHER, block, between
        elif heading := _HEADING.fullmatch(block):
            level = len(heading[1])
            yield _Kind.KNOWN, f"<h{level}>{encode(heading[2])}</h{level}>", between
        elif _MARKED.fullmatch(block):
            yield _Kind.KNOWN, _paragraph(block.lstrip("\u3000")), between
        else:
            yield _Kind.OTHER, block, between


def _paragraph(text: str) -> str:
    """Return the HTML of a paragraph that may have links, code and emphasis in it."""
    first, *parts = _INLINE.split(text)
    children = zip(*(parts[group::4] for group in range(4)), strict=True)  # link, its target, code, tail
    if not _EMPHASIS.search(text):
        return "".join(("<p>", encode(first), *(_child(*child) for child in children), "</p>"))
    paragraph = Element("p")
    paragraph.text = first
    for linked, target, code, tail in children:
        child = SubElement(paragraph, "a", href=target) if target else SubElement(paragraph, "code")
        child.text, child.tail = linked or code, tail
    emphasise(paragraph, lambda _tag: False)
    return tostring(paragraph, encoding="unicode", method="html")


def _child(linked: str | None, target: str | None, code: str | None, tail: str) -> str:
    inside = f'<a href="{target}">{encode(linked)}</a>' if linked else f"<code>{encode(code or '')}</code>"
    return inside + encode(tail)


def _one_spaced(text: str) -> str:
    return _SPACES.sub(" ", text) if "  " in text or "\n" in text else text


def _filled(source: str, mark: str, contents: Sequence[str]) -> str:
    """Return a text with the contents in the places of its marks. Raises ValueError if these are others."""
    parts = source.split(mark)
    return "".join(piece for pair in zip(parts, [*contents, ""], strict=True) for piece in pair)
