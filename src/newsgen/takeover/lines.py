"""The lines of a text that is being rewritten: each remembers the line of the old file that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.markup.lines import FENCE


class OldLine(NamedTuple):
    """A line, and the line of the old file that it comes from."""

    origin: int
    text: str


_BEFORE = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?")  # of a quotation, or of an item of a list


def lines_of(text: str, origin: int) -> list[OldLine]:
    """Return the lines of a text that begins at a line of the old file."""
    return [OldLine(origin + at, line) for at, line in enumerate(text.split("\n"))]


def joined(lines: Iterable[OldLine]) -> str:
    """Return lines as a text."""
    return "\n".join(line.text for line in lines)


def made(text: str, origin: int) -> list[OldLine]:
    """Return the lines of a text that stands in the place of one line of the old file."""
    return [OldLine(origin, line) for line in text.split("\n")]


def quoted(lines: list[OldLine], title: str, origin: int) -> list[OldLine]:
    """Return lines as a quotation, below a title in bold if there is one."""
    head = [OldLine(origin, f"**{title}**"), OldLine(origin, "")] if title else []
    return [OldLine(line.origin, f"> {line.text}".rstrip()) for line in (*head, *trimmed(lines))]


def folded(lines: list[OldLine], title: str, origin: int) -> list[OldLine]:
    """Return lines as a part that readers open."""
    summary = f"<details><summary>{title}</summary>" if title else "<details>"
    return [
        OldLine(origin, summary),
        OldLine(origin, ""),
        *trimmed(lines),
        OldLine(origin, ""),
        OldLine(origin, "</details>"),
    ]


def code_block(lines: list[OldLine], language: str, origin: int) -> list[OldLine]:
    """Return lines as code."""
    longest = max((len(run) for line in lines for run in re.findall("`{3,}", line.text)), default=2)
    fence = "`" * (longest + 1)
    return [OldLine(origin, f"{fence}{language}"), *trimmed(lines), OldLine(origin, fence)]


def trimmed(lines: list[OldLine]) -> list[OldLine]:
    """Return lines without the empty ones at the beginning and at the end."""
    start, end = 0, len(lines)
    while start < end and not lines[start].text.strip():
        start += 1
    while end > start and not lines[end - 1].text.strip():
        end -= 1
    return lines[start:end]


def with_code(lines: Iterable[OldLine]) -> Iterator[tuple[OldLine, bool]]:
    """Give each line, and whether it is of a block of code between fences, the fences included."""
    fence = ""
    for line in lines:
        found = FENCE.match(_BEFORE.sub("", line.text, count=1))
        if fence:
            yield line, True
            if found and found["mark"].startswith(fence) and not found["info"].strip():
                fence = ""
        elif found:
            fence = found["mark"]
            yield line, True
        else:
            yield line, False
