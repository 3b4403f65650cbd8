"""Blocks of Markdown of which the HTML is known without the parser, and how to tell them.

These are most of an article: headings, and paragraphs in which Markdown has nothing to find but plain
links, code and emphasis.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from newsgen.markup.emphasis import emphasise
from newsgen.markup.finish import CREDIT
from newsgen.markup.html import encode

#: What stands between blocks.
BETWEEN = re.compile(r"(\n(?:[ \t]*\n)+)")
# Whether a longer block, or one with more emphasis, has too much markup is for the parser to say.
_LONGEST = 5_000  # characters
_MOST_EMPHASIS = 100

# The inside of a class: what the parser's patterns begin with, but for those of emphasis.
_SPECIAL = r"\\`\[\]!<&{}|\t\n"
_PLAIN = rf"[^{_SPECIAL}*_]"
# No list, heading, rule, table, quotation or indent begins so; nor is it the number of an item.
_START = r"(?![\s!-/:-@\[-`{-~]|\d+[.)])"
_END = r"(?<!\s)"
_LINE = rf"{_START}{_PLAIN}++{_END}"
#: A paragraph without any markup.
PARAGRAPH = re.compile(rf"\u3000*+(?!{CREDIT}){_LINE}(?:\n{_LINE})*+")

#: Its marks, and its text.
HEADING = re.compile(rf"(#{{1,6}})[ \u3000]+(?!\s)({_PLAIN}++){_END}(?<!#)")
_LINK = rf"\[((?![\s^]){_PLAIN}++{_END})\]\(([^{_SPECIAL}\s()'\">*]{{1,500}}+)\)"
_CODE = rf"(?<!`)`((?!\s)[^{_SPECIAL}]++{_END})`(?!`)"
_INLINE = re.compile(f"{_LINK}|{_CODE}")
_MARKED_LINE = rf"(?:{_START}|(?=[\[`]|[*_]{{1,3}}[^*_\s]))(?:[^{_SPECIAL}]++|{_LINK}|{_CODE})++{_END}"
_EMPHASIS = re.compile("[*_]")
#: A paragraph that may have links, code and emphasis in it, for `paragraph`.
MARKED = re.compile(rf"\u3000*+{_MARKED_LINE}(?:\n{_MARKED_LINE})*+")

_ROW = rf"\|(?:{_PLAIN}++\|)++"
#: A table of which each row begins and ends with a mark, and has something plain in each cell.
TABLE = re.compile(rf"(?![-:| ]+\n)({_ROW})\n(\|(?: *:?-{{3,}}:? *\|)++)((?:\n{_ROW})++)")


def runs_across(text: str) -> bool:
    """Whether there may be raw HTML, comments or code: these run on across blank lines.

    Beside them no block stands for itself.
    """
    return "<" in text or "```" in text or "~~~" in text


def has_much_markup(block: str) -> bool:
    """Whether it is for the parser to say that a block has too much markup."""
    return len(block) > _LONGEST or block.count("*") + block.count("_") > _MOST_EMPHASIS


def paragraph(text: str) -> str:
    """Return the HTML of a paragraph that may have links, code and emphasis in it."""
    first, *parts = _INLINE.split(text)
    children = zip(*(parts[group::4] for group in range(4)), strict=True)  # link, its target, code, tail
    if not _EMPHASIS.search(text):
        return "".join(("<p>", encode(first), *(_child(*child) for child in children), "</p>"))
    whole = Element("p")
    whole.text = first
    for linked, target, code, tail in children:
        child = SubElement(whole, "a", href=target) if target else SubElement(whole, "code")
        child.text, child.tail = linked or code, tail
    emphasise(whole, lambda _tag: False)
    return tostring(whole, encoding="unicode", method="html")


def _child(linked: str | None, target: str | None, code: str | None, tail: str) -> str:
    inside = f'<a href="{target}">{encode(linked)}</a>' if linked else f"<code>{encode(code or '')}</code>"
    return inside + encode(tail)
