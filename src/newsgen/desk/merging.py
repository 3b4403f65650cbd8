"""Two who have changed one article: what each has, line by line, and both put together where that is safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from newsgen.desk.form import FormValue

#: A line that is the same in both (` `), only `theirs` (`-`), or only `mine` (`+`).
Compared = tuple[str, str]


def compared(theirs: str, mine: str) -> list[Compared]:
    """Return two texts line by line."""
    old, new = theirs.split("\n"), mine.split("\n")
    found: list[Compared] = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += ((" ", line) for line in old[first:last])
        else:
            found += (("-", line) for line in old[first:last])
            found += (("+", line) for line in new[start:end])
    return found


def merged_values(
    base: Mapping[str, FormValue], theirs: Mapping[str, FormValue], mine: Mapping[str, FormValue]
) -> dict[str, FormValue] | None:
    """Return the fields with what each has changed; None where both have changed one, and not alike."""
    merged: dict[str, FormValue] = {}
    for name, their in theirs.items():
        before, my = base.get(name, their), mine.get(name, their)
        if my not in (before, their) and their != before:
            return None
        merged[name] = their if my == before else my
    return merged


def merged_text(base: str, theirs: str, mine: str) -> str | None:
    """Return a text with what each has changed in it; None where both have changed the same lines, or lines
    that stand together, and not alike."""
    lines = base.split("\n")
    changes: list[tuple[int, int, Sequence[str]]] = []
    for text in (theirs, mine):
        other = text.split("\n")
        changes += (
            (first, last, tuple(other[start:end]))
            for kind, first, last, start, end in SequenceMatcher(
                None, lines, other, autojunk=False
            ).get_opcodes()
            if kind != "equal"
        )
    changes = sorted(set(changes), key=lambda change: change[:2])
    for (_, last, _), (first, _, _) in pairwise(changes):
        if first <= last:
            return None
    merged, done = [], 0
    for first, last, put in changes:
        merged += [*lines[done:first], *put]
        done = last
    return "\n".join([*merged, *lines[done:]])
