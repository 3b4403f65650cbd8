"""A plain text -> its paragraphs."""

from __future__ import annotations

import re
import unicodedata

from newsgen.readers.escape import escape_text
from newsgen.readers.received_text import Block, ReceivedText

_INDENT = ("\u3000", "    ", "\t")
_END = re.compile(r"[。！？!?：:；;…](?:[”’」』）)】]*)$|[”’」』）)】]$")
_FULL = 0.85  # of the longest line: a line that was broken because it was full
_LEAST_WIDTH = 40  # columns, twenty characters; nobody wraps narrower
_MOST_WIDTH = 120


def read_plain(text: str) -> ReceivedText:
    """Return the paragraphs of a plain text: each line is one, but for those of wrapped paragraphs.

    Lines count as wrapped where they are about as long as the longest and end in the middle of a sentence;
    they stay lines of one paragraph, which a build joins.
    """
    lines = text.split("\n")
    widest = max((_width(line) for line in lines), default=0)
    wrapped = _LEAST_WIDTH <= widest <= _MOST_WIDTH
    paragraphs: list[tuple[int, list[str]]] = []
    last = ""
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped:
            if wrapped and last and _goes_on(last, line, widest):
                paragraphs[-1][1].append(stripped)
            else:
                paragraphs.append((number, [stripped]))
        last = line if stripped else ""
    return ReceivedText(
        tuple(
            Block(escape_text(plain := "\n".join(parts)), plain, line=number) for number, parts in paragraphs
        )
    )


def _goes_on(line: str, following: str, widest: int) -> bool:
    full = _width(line) >= widest * _FULL
    return full and not _END.search(line.rstrip()) and not following.startswith(_INDENT)


def _width(line: str) -> int:
    """Return the columns of a line; a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line.strip())
