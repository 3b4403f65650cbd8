"""What looks like markup and is not: a slip, at its place, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from newsgen.check.prose import ACROSS, without_code
from newsgen.markup import tokens, unescape
from newsgen.markup.html import CODE
from newsgen.problems import Values

_SHOWN = 40  # characters of what was typed that a message quotes
_SPACE = re.compile(r"[\s\u3000]+")
#: The marks of the quotations and lists that a line stands in.
CONTAINERS = re.compile(r"^(?: {0,3}> ?|[ \t]*+(?:[-+*]|[0-9]{1,9}[.)])[ \t]++)++")


class Edit(Struct, frozen=True):
    """Some characters of a line exchanged; or, where `put` ends with a line end, a line put in before it."""

    line: int
    start: int
    end: int
    put: str


class Slip(Struct, frozen=True):
    """A slip at a line of a text, counted from 0, and a column; `edits` mend it.

    There are none where that needs judgement.
    """

    line: int
    column: int
    message: str
    hint: str
    values: Values = ()
    edits: tuple[Edit, ...] = ()


class TypedText(Struct, frozen=True, dict=True):
    """A text as it was typed, and what a reader sees of it."""

    text: str
    html: str

    @cached_property
    def lines(self) -> list[str]:
        """Its lines; code in them is blanked out, and nothing moves."""
        return without_code(self.text).split("\n")

    def is_seen(self, markup: str) -> bool:
        """Whether a reader sees markup as it was typed: then it is none."""
        if markup not in self._asked:
            self._asked[markup] = _SPACE.sub("", markup) in self._seen
        return self._asked[markup]

    @cached_property
    def _asked(self) -> dict[str, bool]:
        return {}  # odd texts ask the same often

    @cached_property
    def _seen(self) -> str:
        said: list[str] = []
        code = 0
        for raw, name in tokens(self.html):
            code += (name in CODE) - (name.startswith("/") and name[1:] in CODE)
            if not name and not code:
                said.append(unescape(raw))
        return _SPACE.sub("", "".join(said))

    def blocks(self) -> list[range]:
        """Return the runs of lines between empty lines and code."""
        found: list[range] = []
        start = 0
        for number, line in enumerate((*self.lines, "")):
            if not line.strip(f" \t\u3000>{ACROSS}"):
                if start < number:
                    found.append(range(start, number))
                start = number + 1
        return found


def mended(lines: Sequence[str], ends: Sequence[str], edits: Iterable[Edit]) -> tuple[list[str], list[str]]:
    """Return lines and their ends with the edits made; a line that is put in ends like the one before it."""
    new, new_ends = [*lines], [*ends]
    for edit in sorted(set(edits), key=lambda each: (each.line, each.start, each.end), reverse=True):
        if edit.put.endswith("\n"):
            new.insert(edit.line, edit.put[:-1])
            new_ends.insert(edit.line, ends[max(edit.line - 1, 0)])
        else:
            line = new[edit.line]
            new[edit.line] = line[: edit.start] + edit.put + line[edit.end :]
    return new, new_ends


def shortened(text: str) -> str:
    """Return as much of what was typed as a message shows."""
    text = text.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
