"""A Chinese title -> lines."""

from __future__ import annotations

import re
from collections.abc import Callable

#: Gives the width of a text.
Measure = Callable[[str], float]

# No line begins with these, none ends with those (W3C, "Requirements for Chinese Text Layout", 3.1.3).
_CLOSING = frozenset("，。、；：！？）》〉」』】〕〗”’…—～·％‰℃,.;:!?)]}%/")
_OPENING = frozenset("（《〈「『【〔〖“‘([{$￥¥＄")
# A Latin word or a number, with the marks inside it; or a pair that is one mark; or a character.
_PIECE = re.compile(r"[A-Za-z0-9À-ɏ]+(?:[.,'’:+&@_-]?[A-Za-z0-9À-ɏ]+)*|——|……|\s+|.", re.DOTALL)


def lines_of(text: str, measure: Measure, width: float) -> list[str]:
    """Break a text into as few lines of at most `width` as possible, all about as long.

    A word that is wider than a line is cut; nothing is lost but white space at the ends of lines.
    """
    units = _units(text, measure, width)
    lines = _filled(units, measure, width)
    narrow, wide = 0.0, width
    while wide - narrow > width / 100:  # the narrowest column that takes as many lines
        middle = (narrow + wide) / 2
        if len(_filled(units, measure, middle)) <= len(lines):
            wide = middle
        else:
            narrow = middle
    return _filled(units, measure, wide)


def _units(text: str, measure: Measure, width: float) -> list[str]:
    """Cut a text into pieces that stay on one line."""
    units: list[str] = []
    for piece in _PIECE.findall(" ".join(text.split())):
        if units and (piece[0] in _CLOSING or piece == " " or units[-1][-1] in _OPENING):
            units[-1] += piece
        else:
            units.append(piece)
    return [piece for unit in units for piece in ([unit] if measure(unit.rstrip()) <= width else unit)]


def _filled(units: list[str], measure: Measure, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and measure((line + unit).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += unit
    return [*lines, line.rstrip()] if line.strip() else lines
