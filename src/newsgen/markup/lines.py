"""What a line of Markdown begins: a block of code, a heading (CommonMark 0.31, 4.2 and 4.5)."""

from __future__ import annotations

import re
from typing import NamedTuple

#: A line that begins or ends code between fences: `indent`, `mark` and `info`.
FENCE = re.compile(r"^(?P<indent> {0,3})(?P<mark>`{3,}+(?=[^`\n]*$)|~{3,}+)(?P<info>[^\n]*+)$", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \u3000]++(\S.*)$", re.DOTALL)


class HeadingLine(NamedTuple):
    """A heading as it stands in a line: its level, 1 to 6, and its text."""

    level: int
    text: str


def heading_in(line: str) -> HeadingLine | None:
    """Return the heading of a line, without the `##` that may close it; None if it has none."""
    found = _HEADING.match(line)
    if not found:
        return None
    text = found[2].rstrip()
    bare = text.rstrip("#")
    is_closed = bare != text and bare.endswith((" ", "\u3000"))
    return HeadingLine(len(found[1]), bare.rstrip() if is_closed else text)
