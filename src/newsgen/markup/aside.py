"""Blocks of which the HTML is known without the parser: set aside before it, and put back after it.

A mark stands in their place meanwhile, a paragraph like them, so that the parser treats what stands around
them (lists that end there, tables, footnotes) as it would beside their text.

Paragraphs without any markup are put back at the very end. Nothing after the parser would change them:
as HTML they are text without a tag, an attribute or an entity but `&gt;` and `&nbsp;`, so that there is
nothing to sanitize.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from newsgen.markup.blocks import (
    BETWEEN,
    HEADING,
    MARKED,
    PARAGRAPH,
    has_much_markup,
    paragraph,
    runs_across,
)
from newsgen.markup.breaks import join_lines
from newsgen.markup.html import decode, encode

_MARK = "\x1b"  # input has no control characters
_STAND_IN = f"<p>{_MARK}</p>"
_SPACES = re.compile(r"[ \n]+")


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
    if runs_across(text):
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
    pieces = BETWEEN.split(text.strip("\n"))
    for block, between in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if PARAGRAPH.fullmatch(block):
            yield _Kind.PLAIN, block.lstrip("\u3000"), between
        elif has_much_markup(block):
            yield _Kind.OTHER, block, between
        elif heading := HEADING.fullmatch(block):
            level = len(heading[1])
            yield _Kind.KNOWN, f"<h{level}>{encode(heading[2])}</h{level}>", between
        elif MARKED.fullmatch(block):
            yield _Kind.KNOWN, paragraph(block.lstrip("\u3000")), between
        else:
            yield _Kind.OTHER, block, between


def _one_spaced(text: str) -> str:
    return _SPACES.sub(" ", text) if "  " in text or "\n" in text else text


def _filled(source: str, mark: str, contents: Sequence[str]) -> str:
    """Return a text with the contents in the places of its marks. Raises ValueError if these are others."""
    parts = source.split(mark)
    return "".join(piece for pair in zip(parts, [*contents, ""], strict=True) for piece in pair)
