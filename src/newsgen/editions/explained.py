"""A text, what a conversion made of it, and how sure it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.hanzi import Choice, Segment


class ExplainedText(NamedTuple):
    """A text as typed; its conversion, span by span; the choices between several forms, by their places in
    what was typed."""

    source: str
    segments: tuple[Segment, ...]
    choices: tuple[Choice, ...]

    @property
    def target(self) -> str:
        """The converted text."""
        return "".join(segment.target for segment in self.segments)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the typed text stands in the converted one."""
        first, last = positions((start, end), self.segments)
        return first, last


def cut(segments: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    """Give the part of a conversion that a span of its source has; offsets begin anew.

    No segment whose length changes lies across the ends.
    """
    at = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
    while at < len(segments) and segments[at].start < end:
        first, last, target = segments[at]
        at += 1
        if len(target) == last - first:
            target = target[max(start - first, 0) : max(end - first, 0)]
            first, last = max(first, start), min(last, end)
        if last > first:
            yield Segment(first - start, last - start, target)


def positions(offsets: Sequence[int], segments: Sequence[Segment]) -> list[int]:
    """Return where each offset of a source text, in order, lies in the converted text.

    Inside a segment of another length no place corresponds: its form stays whole, before the tag.
    """
    found: list[int] = []
    written = at = 0
    for start, end, target in segments:
        while at < len(offsets) and offsets[at] < end:
            inside = offsets[at] - start
            found.append(written + (inside if inside == 0 or len(target) == end - start else len(target)))
            at += 1
        written += len(target)
    return found + [written] * (len(offsets) - at)
