"""The texts of an article, gathered once and converted to each edition in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsgen.editions.explained import ExplainedText, cut, positions
from newsgen.editions.rules import choices_with_rules, segments_with_rules
from newsgen.hanzi import Converter, Segment
from newsgen.typography import TextEdit, Typesetter, Typesetting, is_marked


class Texts:
    """Texts to convert, each of which may be cut into parts; a word is recognised across the cuts.

    Each call of the engine has its price, so that all of them go into one: no word reaches across a line
    end. Texts with `-{ }-` go alone, as a wrong one must not touch the others.
    """

    def __init__(self) -> None:
        self._joined: list[str] = []
        self._numbers: list[int] = []  # of the first part of each of them
        self._length = 0
        self._starts: list[int] = []  # of each part in the joined text
        self._ends: list[int] = []
        self._labels: list[int] = []  # those with punctuation
        self._plan: Typesetting | None = None
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
        self._numbers.append(number)
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

    def typed(self) -> dict[int, str]:
        """Return each text as it was added, by the number of its first part."""
        ruled = {number: text for number, text, _ in self._ruled}
        return dict(zip(self._numbers, self._joined, strict=True)) | ruled

    def explained(self, converter: Converter, doubtful: bool = False) -> dict[int, ExplainedText]:
        """Return each text with what became of it and the choices that the conversion made in it, by the
        number of its first part. The conversion is that of `converted`, before it is set; the choices are
        those of `Converter.explain`."""
        return dict(self._explained(converter, doubtful))

    def _explained(self, converter: Converter, doubtful: bool) -> Iterator[tuple[int, ExplainedText]]:
        joined = "\n".join(self._joined)
        segments, choices = converter.segments(joined), converter.explain(joined, doubtful=doubtful)
        start = at = 0
        for number, text in zip(self._numbers, self._joined, strict=True):
            end = start + len(text)
            first = at
            while at < len(choices) and choices[at].end <= end:
                at += 1
            inside = (
                choice._replace(start=choice.start - start, end=choice.end - start)
                for choice in choices[first:at]
            )
            yield number, ExplainedText(text, tuple(cut(segments, start, end)), tuple(inside))
            start = end + 1
        for number, text, _ in self._ruled:
            spans = tuple(segments_with_rules(text, converter))
            yield number, ExplainedText(text, spans, tuple(choices_with_rules(text, converter, doubtful)))

    def converted(self, converter: Converter, typesetter: Typesetter | None = None) -> list[str]:
        """Return every part, by its number, in the converter's edition, as the typesetter sets it."""
        joined = "\n".join(self._joined)
        segments = converter.segments(joined)
        if typesetter:
            # Conversion leaves punctuation and the places of Han alone, so all editions share a plan.
            self._plan = self._plan or self._planned(joined, converter, typesetter)
            segments = edited(segments, self._plan.edits(converter.to))
        whole = _text(segments)
        spans: Iterable[tuple[int, int]] = zip(self._starts, self._ends, strict=True)
        if len(segments) > 1 or len(whole) != len(joined):
            places = sorted({*self._starts, *self._ends})
            moved = dict(zip(places, positions(places, segments), strict=True))
            spans = ((moved[start], moved[end]) for start, end in spans)
        parts = [whole[start:end] for start, end in spans]
        for number, text, cuts in self._ruled:
            segments = segments_with_rules(text, converter)
            whole = _text(segments)
            moved_cuts = positions(cuts, segments)
            if typesetter and number not in self._labels:
                edits = typesetter.plan(whole, kept_with_rules(text, segments, converter)).edits(converter.to)
                segments = edited([Segment(0, len(whole), whole)], edits)
                moved_cuts = positions(moved_cuts, segments)
                whole = _text(segments)
            moved_cuts = [0, *moved_cuts, len(whole)]
            for index, start in enumerate(moved_cuts[:-1]):
                parts[number + index] = whole[start : moved_cuts[index + 1]]
        return parts

    def _planned(self, joined: str, converter: Converter, typesetter: Typesetter) -> Typesetting:
        """Return what is to be set in the joined text, but for labels and names."""
        plan = typesetter.plan(joined)
        if not plan:
            return plan
        kept = [(self._starts[number], self._ends[number]) for number in self._labels]
        kept += marked_names(joined, converter)
        return typesetter.plan(joined, kept) if kept else plan


def _text(segments: Sequence[Segment]) -> str:
    return "".join(segment.target for segment in segments)


def marked_names(text: str, converter: Converter) -> list[tuple[int, int]]:
    """Return where names with punctuation in them stand in a text."""
    return [(start, end) for start, end, _ in converter.named(text) if is_marked(text[start:end])]


def kept_with_rules(text: str, segments: Sequence[Segment], converter: Converter) -> list[tuple[int, int]]:
    """Return where the names and the `-{ }-` of a text stand in its conversion."""
    rules = [(start, end) for start, end, _ in segments if text.startswith("-{", start)]
    spans = rules + marked_names(text, converter)
    places = sorted({place for span in spans for place in span})
    moved = dict(zip(places, positions(places, segments), strict=True))
    return [(moved[start], moved[end]) for start, end in spans]


def edited(segments: Sequence[Segment], edits: Sequence[TextEdit]) -> Sequence[Segment]:
    """Return a conversion with changes made to it, which are in order, at places of the source."""
    if not edits:
        return segments
    made: list[Segment] = []
    at = 0
    for start, end, target in segments:
        if len(target) != end - start:  # a name, or a regional word
            made.append(Segment(start, end, target))
            continue
        begin = done = start
        pieces: list[str] = []
        while at < len(edits) and edits[at][0] < end:
            first, last, put = edits[at]
            at += 1
            if first < done or last > end:
                continue
            pieces.append(target[done - start : first - start])
            if len(put) == last - first:
                pieces.append(put)
            else:
                made += (Segment(begin, first, "".join(pieces)), Segment(first, last, put))
                begin, pieces = last, []
            done = last
        made.append(Segment(begin, end, "".join((*pieces, target[done - start :]))))
    return made
