"""Articles of which the HTML is known as a whole: neither the parser nor the sanitizer has to see them.

Each of their blocks is one that `blocks` knows, or a plain table. What is made here is what the long way
through `aside`, the sanitizer and `finish` would make of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.markup.anchors import Anchors
from newsgen.markup.blocks import (
    BETWEEN,
    HEADING,
    MARKED,
    PARAGRAPH,
    TABLE,
    has_much_markup,
    paragraph,
    runs_across,
)
from newsgen.markup.breaks import join_lines
from newsgen.markup.finish import TOP, Finished, credited, finish
from newsgen.markup.html import decode, encode, plain_text, start_tag
from newsgen.markup.sanitize import sanitize
from newsgen.model import Heading

_TARGET = re.compile(r'<a href="([^"]*)"')
_TAG = re.compile("<[^>]*>")
_SPACES = re.compile(r"[ \n]+")
# By whether the rule of a column begins with a colon, and whether it ends with one.
_ALIGNED = {
    (False, False): "",
    (True, False): ' align="left"',
    (False, True): ' align="right"',
    (True, True): ' align="center"',
}


class _Block(NamedTuple):
    """A finished block; a heading has no HTML before all are known, but a level."""

    html: str
    text: str
    targets: tuple[tuple[str, bool], ...] = ()
    level: int = 0


def whole(text: str) -> tuple[Finished, str] | None:
    """Return the finished HTML of a Markdown text, and what it says; None where that is not known."""
    if runs_across(text):
        return None
    blocks = []
    for source in BETWEEN.split(text.strip("\n"))[::2]:
        block = _block(source)
        if block is None:
            return None
        blocks.append(block)
    headings = tuple(_headings(blocks))
    tags = iter(headings)
    html = "\n".join(_placed(block, next(tags)) if block.level else block.html for block in blocks)
    targets = tuple(target for block in blocks for target in block.targets)
    return Finished(credited(html), headings, targets), "\n".join(block.text for block in blocks)


def _block(source: str) -> _Block | None:
    if PARAGRAPH.fullmatch(source):
        text = source.lstrip("\u3000")
        if "\n" not in text:
            return _Block(f"<p>{encode(text)}</p>", _one_spaced(text))
        html = join_lines(f"<p>{encode(text)}</p>")
        return _Block(html, plain_text(html))
    if has_much_markup(source):
        return None
    if heading := HEADING.fullmatch(source):
        return _Block(encode(heading[2]), heading[2], level=len(heading[1]))
    if MARKED.fullmatch(source):
        return _marked(paragraph(source.lstrip("\u3000")))
    if table := TABLE.fullmatch(source):
        return _table(table[1], table[2], table[3])
    return None


def _marked(html: str) -> _Block | None:
    """Return a paragraph with markup in it; None where not all of it may be shown."""
    targets = _TARGET.findall(html)
    html = html.replace("\N{NO-BREAK SPACE}", "&nbsp;")
    if any(":" in target or target.startswith("//") for target in targets):
        # Only addresses on other sites may be wrong, or want something added.
        if sanitize(html) != html:
            return None
        html = finish(html).html
    html = join_lines(html)
    return _Block(html, _said(html), tuple((target, False) for target in targets))


def _said(html: str) -> str:
    text = _TAG.sub("", html)
    # Spaces are made one within an element, not across its end.
    return plain_text(html) if "  " in text or "\n" in text else decode(text).strip()


def _table(head: str, rule: str, body: str) -> _Block | None:
    """Return a table; None where its rows have not all as many cells, and something in each."""
    aligned = [_ALIGNED[mark[0] == ":", mark[-1] == ":"] for mark in _cells(rule)]
    first, *rows = map(_cells, (head, *body[1:].split("\n")))
    if any(
        len(row) != len(aligned) or row != list(filter(None, map(str.strip, row))) for row in (first, *rows)
    ):
        return None
    html = "".join(
        (
            "<table>\n<thead>\n<tr>\n",
            *(
                f'<th{align} scope="col">{encode(cell)}</th>\n'
                for align, cell in zip(aligned, first, strict=True)
            ),
            "</tr>\n</thead>\n<tbody>\n",
            *(_row(aligned, row) for row in rows),
            "</tbody>\n</table>",
        )
    )
    return _Block(html, "\n".join(_one_spaced(cell) for row in (first, *rows) for cell in row))


def _cells(row: str) -> list[str]:
    return [cell.strip(" ") for cell in row[1:-1].split("|")]


def _row(aligned: Sequence[str], row: Sequence[str]) -> str:
    cells = (f"<td{align}>{encode(cell)}</td>\n" for align, cell in zip(aligned, row, strict=True))
    return f"<tr>\n{''.join(cells)}</tr>\n"


def _headings(blocks: list[_Block]) -> Iterator[Heading]:
    """Yield the headings, the highest as h2, each with an anchor of its own."""
    highest = min((block.level for block in blocks if block.level), default=TOP)
    anchors = Anchors(set())
    for block in blocks:
        if block.level:
            text = " ".join(block.text.split())
            yield Heading(min(block.level - highest + TOP, 6), anchors.make(text), text)


def _placed(block: _Block, heading: Heading) -> str:
    tag = f"h{heading.level}"
    return f"{start_tag(tag, {'id': heading.anchor})}{block.html}</{tag}>"


def _one_spaced(text: str) -> str:
    return _SPACES.sub(" ", text) if "  " in text else text
