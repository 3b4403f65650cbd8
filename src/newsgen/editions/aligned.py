"""Texts beside their conversion, span by span: for whoever looks at what was converted, and how."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.editions.rules import segments_with_rules
from newsgen.editions.texts import edited, kept_with_rules, marked_names
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
        segments = edited(segments, plan.edits(converter.to))
    lines = iter(_cut(segments, plain, len("\n")))
    return [_ruled(text, converter, typesetter) if "-{" in text else next(lines) for text in texts]


def _cut(segments: Sequence[Segment], texts: Sequence[str], apart: int) -> list[list[Segment]]:
    """Return the spans of each text in the joined one, in which they stand so many characters apart."""
    found: list[list[Segment]] = []
    at = low = 0
    for text in texts:
        high = low + len(text)
        own: list[Segment] = []
        while at < len(segments) and segments[at].start < high:
            start, end, target = segments[at]
            first, last = max(start, low), min(end, high)
            if first < last or start == end:
                if len(target) == end - start:
                    target = target[first - start : last - start]
                elif start < low:  # the text before has it
                    target = ""
                own.append(Segment(first - low, last - low, target))
            if end > high:
                break
            at += 1
        found.append(own)
        low = high + apart
    return found


def _ruled(text: str, converter: Converter, typesetter: Typesetter | None) -> list[Segment]:
    segments = segments_with_rules(text, converter)
    if not typesetter:
        return segments
    whole = "".join(segment.target for segment in segments)
    edits = typesetter.plan(whole, kept_with_rules(text, segments, converter)).edits(converter.to)
    final = iter(
        _cut(edited([Segment(0, len(whole), whole)], edits), [target for _, _, target in segments], 0)
    )
    return [
        Segment(start, end, "".join(segment.target for segment in next(final))) for start, end, _ in segments
    ]
