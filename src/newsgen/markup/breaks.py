"""Where a line break in the source is a space to the reader, and where it is nothing.

Chinese and Japanese are written without spaces between words, so a paragraph wrapped in the editor
must not show gaps (CSS Text 3, segment break transformation; Korean does use spaces).
"""

from __future__ import annotations

import re

from newsgen.cjk import Neighbour
from newsgen.markup.html import INLINE, VERBATIM, tokens

_ASIDE = frozenset(("sup", "rt", "rp", "rtc"))  # beside the line, not in it: `中文[^1]\n文` has no gap
_UNTOUCHED = VERBATIM | {"code"}
_SPACE = " \t\n\u3000"
# A line break beside text or an inline tag: those between blocks concern nobody.
_WITHIN_LINE = re.compile(rf"\n(?:(?<=[^>\n]\n)|[ \u3000]*[^<\s])|</(?:{'|'.join(INLINE)})>\n")
_BREAK = re.compile(r"((?<![ \t\u3000])[ \t\u3000]*+\n[ \t\n\u3000]*+)")


def join_lines(source: str) -> str:
    """Return clean HTML in which a line break within a block stands only where readers should see a space.

    Looks across inline tags (`<b>中</b>\\n国`); leaves code, and what lies between blocks, as it is.
    """
    if not _WITHIN_LINE.search(source):
        return source
    out: list[str] = []
    before = Neighbour()
    gaps: list[int] = []  # the line breaks since the last visible character, as places in `out`
    aside = untouched = 0
    for raw, name in tokens(source):
        if name:
            tag = name.removeprefix("/")
            step = 1 if tag == name else -1
            untouched += step * (tag in _UNTOUCHED)
            aside += step * (tag in _ASIDE)
            if tag == "img":
                before.read("\N{OBJECT REPLACEMENT CHARACTER}")
                gaps.clear()
            elif tag not in INLINE:
                before = Neighbour()
                gaps.clear()
        for piece in [raw] if name or aside or untouched else _BREAK.split(raw):
            visible = "" if name or aside else piece.strip(_SPACE)
            if visible:
                if gaps and before.joins(visible[0]):
                    for gap in gaps:
                        out[gap] = ""
                gaps.clear()
                before.read(visible)
            elif before.char and not (name or aside or untouched) and "\n" in piece:
                gaps.append(len(out))
            out.append(piece)
    return "".join(out)
