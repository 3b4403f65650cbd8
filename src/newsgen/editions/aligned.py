"""Texts beside their conversion, span by span: for whoever looks at what was converted, and how."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.editions.rules import segments_with_rules
from newsgen.editions.texts import kept_with_rules, marked_names, moved_places, text_of, with_edits
from newsgen.hanzi import Converter, Segment
from newsgen.typography import Typesetter


def aligned_texts(
    texts: Sequence[str], converter: Converter, typesetter: Typesetter | None = None
) -> list[list[Segment]]:
    """Return each text as an edition has it, as adjoining spans with what stands for them.

    The same as `Texts.converted` gives: those without `-{ }-` are converted as one, a line each.
    """
    plain = [text for text in texts if "-{" not in text]
    joined = "\n".join(plain)
    segments = converter.segments(joined)
    if typesetter:
        plan = typesetter.plan(joined, marked_names(joined, converter))
        segments = with_edits(segments, plan.edits(converter.to))
    lines = iter(_cut(segments, plain))
    return [_ruled(text, converter, typesetter) if "-{" in text else next(lines) for text in texts]


def _cut(segments: Sequence[Segment], texts: Sequence[str]) -> list[list[Segment]]:
    """Return the spans of each text in the joined one."""
    found: list[list[Segment]] = []
    at = low = 0
    for text in texts:
        high = low + len(text)
        own: list[Segment] = []
        while at < len(segments) and segments[at].start < high:
            start, end, target = segments[at]
            first, last = max(start, low), min(end, high)
            if first < last or start == end:
                part = target[first - start : last - start] if len(target) == end - start else target
                own.append(Segment(first - low, last - low, part))
            if end > high:
                break
            at += 1
        found.append(own)
        low = high + 1
    return found


def _ruled(text: str, converter: Converter, typesetter: Typesetter | None) -> list[Segment]:
    segments = segments_with_rules(text, converter)
    if not typesetter:
        return segments
    whole = text_of(segments)
    edits = typesetter.plan(whole, kept_with_rules(text, segments, converter)).edits(converter.to)
    edited = with_edits([Segment(0, len(whole), whole)], edits)
    final = text_of(edited)
    written = [0]
    for segment in segments:
        written.append(written[-1] + len(segment.target))
    moved = moved_places(written, edited)
    return [
        Segment(segment.start, segment.end, final[moved[at] : moved[at + 1]])
        for at, segment in enumerate(segments)
    ]
