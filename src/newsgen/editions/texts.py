"""The texts of an article, gathered once and converted to each edition in one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgen.editions.rules import segments_with_rules
from newsgen.hanzi import Converter, Segment
from newsgen.typography import Edit, Typesetter, applied, is_marked


class Texts:
    """Texts to convert, each of which may be cut into parts; a word is recognised across the cuts.

    Each call of the engine has its price, so that all of them go into one: no word reaches across a line
    end. Texts with `-{ }-` go alone, as a wrong one must not touch the others.
    """

    def __init__(self) -> None:
        self._joined: list[str] = []
        self._length = 0
        self._starts: list[int] = []  # of each part in the joined text
        self._ends: list[int] = []
        self._labels: list[int] = []  # those with punctuation
        self._ruled: list[tuple[int, str, Sequence[int]]] = []  # number of the first part, text, its cuts

    def add(self, text: str, cuts: Sequence[int] = (), *, is_label: bool = False) -> int:
        """Take a text, to be cut at the given places, in order; return the number of its first part.

        A label, such as a tag, is converted, but its punctuation stays as typed.
        """
        number = len(self._starts)
        if is_label and is_marked(text):
            self._labels.append(number)
        if "-{" in text:
            self._ruled.append((number, text, cuts))
            self._starts += [0] * (len(cuts) + 1)
            self._ends += [0] * (len(cuts) + 1)
            return number
        start = self._length
        self._joined.append(text)
        self._length += len(text) + 1
        if cuts:
            inner = [start + cut for cut in cuts]
            self._starts += (start, *inner)
            self._ends += (*inner, start + len(text))
        else:
            self._starts.append(start)
            self._ends.append(start + len(text))
        return number

    def all(self) -> str:
        """Return everything that is converted, a line for each text."""
        return "\n".join((*self._joined, *(text for _, text, _ in self._ruled)))

    def converted(self, converter: Converter, typesetter: Typesetter | None = None) -> list[str]:
        """Return every part, by its number, in the converter's edition, and set by a typesetter of it."""
        joined = "\n".join(self._joined)
        segments = converter.segments(joined)
        whole = _text(segments)
        spans: Iterable[tuple[int, int]] = zip(self._starts, self._ends, strict=True)
        if len(segments) > 1 or len(whole) != len(joined):
            places = sorted({*self._starts, *self._ends})
            moved = dict(zip(places, _positions(places, segments), strict=True))
            spans = ((moved[start], moved[end]) for start, end in spans)
        edits = typesetter.edits(whole) if typesetter else []
        if typesetter and edits:
            labels = [(self._starts[number], self._ends[number]) for number in self._labels]
            if kept := _kept(joined, segments, converter, labels):
                edits = typesetter.edits(whole, kept)
            if any(len(put) != end - start for start, end, put in edits):
                spans = [*spans]
                places = sorted({place for span in spans for place in span})
                moved = dict(zip(places, _positions(places, _segments(edits, whole)), strict=True))
                spans = ((moved[start], moved[end]) for start, end in spans)
            whole = applied(whole, edits)
        parts = [whole[start:end] for start, end in spans]
        for number, text, cuts in self._ruled:
            segments = segments_with_rules(text, converter)
            whole = _text(segments)
            moved_cuts = _positions(cuts, segments)
            if typesetter and number not in self._labels:
                edits = typesetter.edits(whole, _kept(text, segments, converter, _rules(text, segments)))
                moved_cuts = _positions(moved_cuts, _segments(edits, whole))
                whole = applied(whole, edits)
            moved_cuts = [0, *moved_cuts, len(whole)]
            for index, start in enumerate(moved_cuts[:-1]):
                parts[number + index] = whole[start : moved_cuts[index + 1]]
        return parts


def _text(segments: Sequence[Segment]) -> str:
    return "".join(segment.target for segment in segments)


def _rules(text: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Return where `-{ }-` stand in a text."""
    return [(start, end) for start, end, _ in segments if text.startswith("-{", start)]


def _kept(
    text: str, segments: Sequence[Segment], converter: Converter, spans: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where the spans of a text, and the names in it, stand in its conversion: they are not set."""
    names = ((start, end) for start, end, form in converter.named(text) if is_marked(form))
    kept = sorted({*spans, *names})
    places = sorted({place for span in kept for place in span})
    moved = dict(zip(places, _positions(places, segments), strict=True))
    return [(moved[start], moved[end]) for start, end in kept]


def _segments(edits: Sequence[Edit], text: str) -> list[Segment]:
    """Return a text's changes as adjoining spans, as the converter returns its own."""
    segments: list[Segment] = []
    done = 0
    for start, end, put in edits:
        segments += (Segment(done, start, text[done:start]), Segment(start, end, put))
        done = end
    return [*segments, Segment(done, len(text), text[done:])]


def _positions(offsets: Sequence[int], segments: Sequence[Segment]) -> list[int]:
    """Return where each offset of a source text, in order, lies in the converted text.

    Inside a segment of another length no place corresponds: its form stays whole, before the tag.
    """
    positions: list[int] = []
    written = at = 0
    for start, end, target in segments:
        while at < len(offsets) and offsets[at] < end:
            inside = offsets[at] - start
            positions.append(written + (inside if inside == 0 or len(target) == end - start else len(target)))
            at += 1
        written += len(target)
    return positions + [written] * (len(offsets) - at)
