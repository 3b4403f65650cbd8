"""Texts in the columns of a terminal, where a Han character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import wcwidth

_CLOSING = "，。、；：！？）」』》”’…,.;:!?)"
_OPENING = "（「『《“‘("
# What stays together if it can: a remark in brackets. Compiled at their first use: a build need not wait.
_REMARK = r"（[^（）]*）"
# And what always does: a word with what closes behind it, else each wide character.
_PART = rf"[{_OPENING}]*(?:`[^`]*`|[^\s\u2e80-\uffef`{_OPENING}]+|[\u2e80-\uffef])[{_CLOSING}]*|\s+|."


def width(text: str) -> int:
    """Return the columns that a text takes in a terminal."""
    return wcwidth.width(text)


def cut(text: str, columns: int) -> str:
    """Return a text that takes no more than so many columns, with an ellipsis where something is lost."""
    if width(text) <= columns:
        return text
    # Half of a wide character would be a space.
    return f"{wcwidth.clip(text, 0, columns - 1).rstrip()}…" if columns > 0 else ""


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of a table as lines, with their columns below each other."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (columns - width(cell)) for cell, columns in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def wrap(text: str, columns: int) -> list[str]:
    """Return a text in lines of so many columns.

    A line ends at a space, or between Han characters, but no line begins with a mark that closes and none
    ends with one that opens; a word, or code in backticks, that is too long for a line has one to itself.
    """
    lines, line = [], ""
    for part in _parts(" ".join(text.split()), columns):
        if line and width(line + part.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += part if line else part.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _parts(text: str, columns: int) -> Iterator[str]:
    done = 0
    for remark in re.finditer(_REMARK, text):
        if width(remark[0]) <= columns:
            yield from re.findall(_PART, text[done : remark.start()])
            yield remark[0]
            done = remark.end()
    yield from re.findall(_PART, text[done:])
