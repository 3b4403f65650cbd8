"""Converts what a reader reads in an HTML text, and leaves what machines read alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    run = _Run(converter)
    for raw, name, kind in _kinds(source):
        if kind is _Kind.TEXT:
            run.add_text(raw)
        elif kind is _Kind.INSIDE:
            run.add_tag(_converted_tag(raw, name, converter))
        else:
            run.end()
            run.out.append(raw if kind is _Kind.LEFT_ALONE else _converted_tag(raw, name, converter))
    run.end()
    return "".join(run.out)


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


class _Run:
    """A stretch of text with the inline tags in it, converted as one."""

    def __init__(self, converter: Converter) -> None:
        self.out: list[str] = []
        self._converter = converter
        self._clear()

    def _clear(self) -> None:
        self._text = ""
        self._tags: list[str] = []
        self._offsets: list[int] = []  # of each tag, in the text

    def add_text(self, raw: str) -> None:
        self._text += decode(raw)

    def add_tag(self, tag: str) -> None:
        self._tags.append(tag)
        self._offsets.append(len(self._text))

    def end(self) -> None:
        """Write the run out: the converted text, with each tag where it stood."""
        segments = segments_with_rules(self._text, self._converter) if self._text else []
        converted = "".join(target for _, _, target in segments)
        at = 0
        for tag, position in zip(self._tags, _positions(self._offsets, segments), strict=True):
            self.out += (encode(converted[at:position]), tag)
            at = position
        self.out.append(encode(converted[at:]))
        self._clear()


def _positions(offsets: Sequence[int], segments: Sequence[Segment]) -> list[int]:
    """Return where each offset of a source text lies in the converted text.

    Inside a segment of another length no place corresponds: its form stays whole, before the tag.
    """
    positions: list[int] = []
    written = 0
    for start, end, target in segments:
        for offset in offsets[len(positions) :]:
            if offset >= end:
                break
            inside = offset - start
            positions.append(written + (inside if inside == 0 or len(target) == end - start else len(target)))
        written += len(target)
    return positions + [written] * (len(offsets) - len(positions))


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
