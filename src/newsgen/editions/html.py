"""Converts what a reader reads in an HTML text, and leaves what machines read alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsgen.editions.texts import Texts
from newsgen.markup import attributes, escape, start_tag, tokens, unescape
from newsgen.markup.html import CODE, INLINE, READ_ALOUD, VOID
from newsgen.typography import has_units, keep_units

_HAS_READ_ALOUD = re.compile(rf" (?:{'|'.join(READ_ALOUD)})=\"")
# Tags that end a line and have nothing to be read, one after the other: most of what stands between texts.
_ENDS = r"</?(?:p|h[1-6]|t[dhr]|li|[uo]l|table|thead|tbody|blockquote)(?: (?:id|align|scope)=\"[^\"]*\")*>"
_SEAM = re.compile(rf"({_ENDS}(?:\n?{_ENDS})*)")
# Inside a line of text, but a word does not run across them.
_INSIDE = INLINE - {"br", "img", "rt", "rp", "rtc"}


def html_blocks(source: str) -> list[list[tuple[str, bool]]]:
    """Return the text of clean HTML, block by block: pieces that are converted, each as one (True), and those
    between them that are left alone (False)."""
    blocks: list[list[tuple[str, bool]]] = [[]]
    text, kept, closing, depth = "", "", "", 0
    for raw, name in [*tokens(source), ("", "/end")]:
        if closing:
            kept += "" if name else unescape(raw)
            depth += (name == closing[1:]) - (name == closing)
            if not depth:
                blocks[-1].append((kept, False))
                closing = ""
        elif not name:
            text += unescape(raw)
        elif name.removeprefix("/") not in _INSIDE or _is_left_alone(raw, name):
            blocks[-1] += [(text, True)] if text else []
            text = ""
            if _is_left_alone(raw, name):
                kept, closing, depth = "", f"/{name}", 1
            elif name.removeprefix("/") not in INLINE:
                blocks.append([])
    return [block for block in blocks if any(not piece.isspace() for piece, _ in block)]


class HtmlText:
    """Clean HTML of which the text, and the attributes that are read aloud, are to be converted.

    A word counts as one across inline tags: `<b>头</b>发` is 頭髮. Code, and whatever is marked with a
    `lang` other than Chinese, is left alone. What is to be converted is put into `texts`; `runs` are the
    stretches of text that are converted as one, `aloud` the numbers of what attributes say.
    """

    def __init__(self, source: str, texts: Texts) -> None:
        self.runs: list[str] = []
        self.aloud: set[int] = set()
        self._texts = texts
        # HTML as it stands, the number of a part in `texts`, or a tag with the numbers of its values.
        self._pieces: list[str | int | _Tag] = []
        self._line: list[str | _Tag] = []  # of the current run: its tags
        self._cuts: list[int] = []  # and where they stand in it
        self._text = ""
        self._counted: set[int] = set()  # parts that may have numbers with units, but for tables, whose words
        self._tables = 0  # stay whole anyway; the number of tables that are open
        self._read(source)

    def html(self, parts: Sequence[str], units: bool = False) -> str:
        """Return the HTML with the converted parts, as `Texts.converted` gives them.

        With `units`, numbers are kept on a line with what they count.
        """
        out: list[str] = []
        for piece in self._pieces:
            if isinstance(piece, str):
                out.append(piece)
            elif isinstance(piece, int):
                text = escape(parts[piece])
                out.append(keep_units(text) if units and piece in self._counted else text)
            else:
                out.append(piece.html(parts))
        return "".join(out)

    def _read(self, source: str) -> None:
        closing = ""  # the end tag of the element that is being left alone
        depth = 0
        for number, piece in enumerate(_SEAM.split(source)):
            if number % 2 and not closing:
                self._end_run()
                self._pieces.append(piece)
                if "table" in piece:
                    self._tables += piece.count("<table") - piece.count("</table")
                continue
            for raw, name in tokens(piece):
                if closing:
                    self._pieces.append(raw)
                    depth += (name == closing[1:]) - (name == closing)
                    closing = closing if depth else ""
                elif not name:
                    self._text += unescape(raw)
                elif _is_left_alone(raw, name):
                    self._end_run()
                    self._pieces.append(raw)
                    closing, depth = f"/{name}", 1
                elif name.removeprefix("/") in _INSIDE:
                    self._line.append(self._tag(raw, name))
                    self._cuts.append(len(self._text))
                else:
                    self._end_run()
                    self._pieces.append(self._tag(raw, name))
                    self._tables += (name == "table") - (name == "/table")
        self._end_run()

    def _end_run(self) -> None:
        if self._text and (self._cuts or not self._text.isspace()):
            self.runs.append(self._text)
            number = self._texts.add(self._text, self._cuts)
            self._pieces.append(number)
            if not self._tables and has_units(self._text):
                self._counted.update(range(number, number + len(self._cuts) + 1))
            for tag in self._line:
                number += 1
                self._pieces += (tag, number)
        elif self._text or self._line:
            self._pieces += (escape(self._text), *self._line)
        self._text, self._line, self._cuts = "", [], []

    def _tag(self, raw: str, name: str) -> str | _Tag:
        if name.startswith("/") or not _HAS_READ_ALOUD.search(raw):
            return raw
        given = attributes(raw)
        numbers = {key: self._texts.add(given[key]) for key in READ_ALOUD if key in given}
        self.aloud.update(numbers.values())
        return _Tag(name, given, numbers)


class _Tag:
    """A start tag with attributes that are read aloud; `numbers` are those of their values."""

    __slots__ = ("_given", "_name", "_numbers")

    def __init__(self, name: str, given: Mapping[str, str], numbers: Mapping[str, int]) -> None:
        self._name = name
        self._given = given
        self._numbers = numbers

    def html(self, parts: Sequence[str]) -> str:
        """Return the tag with the converted values."""
        values = {key: parts[number] for key, number in self._numbers.items()}
        return start_tag(self._name, {**self._given, **values})


def _is_left_alone(raw: str, name: str) -> bool:
    if name in CODE:
        return True
    if name.startswith("/") or name in VOID or ' lang="' not in raw:
        return False
    return not attributes(raw).get("lang", "zh").lower().startswith("zh")
