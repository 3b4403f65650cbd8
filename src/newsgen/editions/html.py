"""Converts what a reader reads in an HTML text, and leaves what machines read alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from newsgen.editions.rules import convert_with_rules, segments_with_rules
from newsgen.hanzi import Converter, Segment
from newsgen.markup.html import INLINE, VOID, attributes, decode, encode, start_tag, tokens

# Their content is not Chinese prose, whatever it looks like.
_LEFT_ALONE = frozenset(("code", "pre", "kbd", "samp", "var"))
_READ_ALOUD = ("alt", "title", "aria-label")
# Inside a line of text, but a word does not run across them.
_INSIDE = INLINE - {"br", "img", "rt", "rp", "rtc"}


def convert_html(source: str, converter: Converter) -> str:
    """Return clean HTML with its text, and the attributes that are read aloud, in the edition's script.

    A word counts as one across inline tags: `<b>头</b>发` is 頭髮. Code, and whatever is marked with a
    `lang` other than Chinese, is left alone.
    """
    pieces: list[str | _Run] = []
    run = _Run()
    for raw, name, kind in _kinds(source):
        if kind is _Kind.TEXT:
            run.text += decode(raw)
        elif kind is _Kind.INSIDE:
            run.tags.append(_converted_tag(raw, name, converter))
            run.offsets.append(len(run.text))
        else:
            if run.text or run.tags:
                pieces.append(run)
                run = _Run()
            pieces.append(raw if kind is _Kind.LEFT_ALONE else _converted_tag(raw, name, converter))
    pieces.append(run)
    _convert([piece for piece in pieces if isinstance(piece, _Run)], converter)
    return "".join(piece if isinstance(piece, str) else piece.html for piece in pieces)


def prose(source: str) -> Iterator[str]:
    """Yield the stretches of text that `convert_html` converts as one."""
    text = ""
    for raw, _, kind in _kinds(source):
        if kind is _Kind.TEXT:
            text += decode(raw)
        elif kind is not _Kind.INSIDE:
            yield text
            text = ""
    yield text


class _Kind(Enum):
    TEXT = auto()
    INSIDE = auto()  # a tag inside a line of text
    BETWEEN = auto()  # a tag that ends the line
    LEFT_ALONE = auto()


def _kinds(source: str) -> Iterator[tuple[str, str, _Kind]]:
    """Yield each piece of an HTML text with its name and what is to be done with it."""
    closing = ""  # the end tag of the element that is being left alone
    depth = 0
    for raw, name in tokens(source):
        if closing:
            yield raw, name, _Kind.LEFT_ALONE
            depth += (name == closing[1:]) - (name == closing)
            closing = closing if depth else ""
        elif not name:
            yield raw, name, _Kind.TEXT
        elif _is_left_alone(raw, name):
            yield raw, name, _Kind.LEFT_ALONE
            closing, depth = f"/{name}", 1
        else:
            inline = name.removeprefix("/") in _INSIDE
            yield raw, name, _Kind.INSIDE if inline else _Kind.BETWEEN


@dataclass(slots=True)
class _Run:
    """A stretch of text with the tags inside it, which is converted as one."""

    text: str = ""
    tags: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)  # of each tag, in the text
    html: str = ""

    def finish(self, converted: str, positions: Sequence[int]) -> None:
        """Take the converted text, and the place in it of each tag."""
        out = []
        at = 0
        for tag, position in zip(self.tags, positions, strict=True):
            out += [encode(converted[at:position]), tag]
            at = position
        self.html = "".join((*out, encode(converted[at:])))


def _convert(runs: Sequence[_Run], converter: Converter) -> None:
    """Convert all runs in one call, as each call has its price; no word reaches across a line end."""
    if any("-{" in run.text for run in runs):  # a wrong `-{ }-` in one must not touch the others
        for run in runs:
            segments = segments_with_rules(run.text, converter) if run.text else []
            run.finish("".join(target for _, _, target in segments), _positions(run.offsets, segments))
        return
    offsets: list[int] = []
    start = 0
    for run in runs:
        offsets += [start, *(start + offset for offset in run.offsets), start + len(run.text)]
        start += len(run.text) + 1
    segments = list(converter.segments("\n".join(run.text for run in runs)))
    converted = "".join(target for _, _, target in segments)
    positions = _positions(offsets, segments)
    at = 0
    for run in runs:
        first, *inside, last = positions[at : at + len(run.offsets) + 2]
        run.finish(converted[first:last], [position - first for position in inside])
        at += len(run.offsets) + 2


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


def _is_left_alone(raw: str, name: str) -> bool:
    if name in _LEFT_ALONE:
        return True
    if name.startswith("/") or name in VOID or ' lang="' not in raw:
        return False
    return not attributes(raw).get("lang", "zh").lower().startswith("zh")


def _converted_tag(raw: str, name: str, converter: Converter) -> str:
    if name.startswith("/") or not any(f' {spoken}="' in raw for spoken in _READ_ALOUD):
        return raw
    given = attributes(raw)
    for spoken in _READ_ALOUD:
        if spoken in given:
            given[spoken] = convert_with_rules(given[spoken], converter)
    return start_tag(name, given)
