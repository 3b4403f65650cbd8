"""Fenced code blocks, taken out of the lines before anything else reads them.

Python-Markdown's own extension knows fences at the left margin only, and searches the whole text again
for each one; editors also put code into list items and quotations.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_QUOTE = r"(?: {0,3}+> ?+)*+"
_OPENING = re.compile(rf"({_QUOTE})( *+)(`{{3,}}+|~{{3,}}+)([^`]*)$")
_PREFIX = re.compile(_QUOTE)
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")


def take_fences(lines: list[str], store: Callable[[str], str]) -> list[str]:
    """Return the lines with each fenced code block replaced by what `store` returns for its HTML.

    A fence without an end is ordinary text.
    """
    result: list[str] = []
    endless: dict[str, tuple[int, int]] = {}  # fence character -> (fence length, line) searched in vain
    position = 0
    while position < len(lines):
        line = lines[position]
        match = _OPENING.match(line) if "```" in line or "~~~" in line else None
        if match:
            quote, indent, fence, info = match.groups()
            length, searched = endless.get(fence[0], (0, 0))
            if not (position < searched and len(fence) >= length):
                end, closed = _find_end(lines, position, quote.count(">"), fence)
                if closed:
                    code = _code(lines[position + 1 : end], quote.count(">"), len(indent))
                    bare = quote.rstrip()
                    result += [bare, f"{quote}{indent}{store(_html(code, info))}", bare]
                    position = end + 1
                    continue
                endless[fence[0]] = (len(fence), end)
        result.append(line)
        position += 1
    return result


def _find_end(lines: list[str], start: int, depth: int, fence: str) -> tuple[int, bool]:
    """Return the line where the search for the closing fence ended, and whether it is there."""
    for position in range(start + 1, len(lines)):
        line = lines[position]
        if depth:
            prefix = _PREFIX.match(line)
            if not prefix or prefix[0].count(">") < depth:
                return position, False
            line = line[prefix.end() :]
        stripped = line.strip(" ")
        if stripped.startswith(fence) and not stripped.strip(fence[0]):
            return position, True
    return len(lines), False


def _code(lines: list[str], depth: int, indent: int) -> str:
    """Return the code without the quotation marks and the indent that its fence stands behind."""
    quote = re.compile(rf"(?: {{0,3}}+> ?+){{{depth}}}")
    own = re.compile(rf" {{0,{indent}}}")
    return "\n".join(own.sub("", quote.sub("", line, count=1), count=1) for line in lines)


def _html(code: str, info: str) -> str:
    language = _LANGUAGE.match(info.strip())
    attribute = f' class="language-{language[0]}"' if language else ""
    return f"<pre><code{attribute}>{html.escape(code)}\n</code></pre>"
