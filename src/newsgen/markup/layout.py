"""Lines as editors write them -> lines as Python-Markdown reads them.

Python-Markdown wants four spaces to nest a list, a blank line before a list or table, and reads
`#话题#` as a heading. Editors go by CommonMark, and paste paragraphs that begin with full-width spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: Deeper lists and quotations are flattened: the parser is recursive.
MAX_DEPTH = 12

_MARKER = re.compile(r"( *+)(?:([-*+])|(\d{1,9})[.)])(?: ++(\S.*)| *+)$", re.DOTALL)
_RULE = re.compile(r" {0,3}([-*_])(?: *+\1){2,}+ *+$")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \u3000]+(.*)$", re.DOTALL)
_QUOTE = re.compile(r" {0,3}> ?")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
_DELIMITER_ROW = re.compile(r"[|:\- ]*-[|:\- ]*$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_TAB = " " * 4  # the indent of one level


def lay_out(lines: list[str], depth: int = 0) -> list[str]:
    """Return the lines with lists, quotations, headings and tables set the way the parser wants them."""
    layout = _Layout(depth)
    position = 0
    while position < len(lines):
        if not layout.open and _QUOTE.match(lines[position]):
            end = position
            while end < len(lines) and _QUOTE.match(lines[end]):
                end += 1
            layout.quote([_QUOTE.sub("", line, count=1) for line in lines[position:end]])
            position = end
        else:
            following = lines[position + 1] if position + 1 < len(lines) else ""
            layout.line(lines[position], following)
            position += 1
    return layout.lines


@dataclass(slots=True)
class _Layout:
    """The lines written so far, and the list items that are open at this point."""

    depth: int
    lines: list[str] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)  # indent and kind (`ul`, `ol`, `note`)
    continued: bool = False  # the last text is a further paragraph of a list item

    def quote(self, lines: list[str]) -> None:
        if self.depth < MAX_DEPTH:
            lines = lay_out(lines, self.depth + 1)
        else:
            lines = [line.lstrip("> ") for line in lines]
        while lines and not lines[-1].strip():
            lines.pop()
        self.lines += [f"> {line}" if line.strip() else ">" for line in lines]

    def line(self, line: str, following: str) -> None:
        if not line.strip(" "):
            self.lines.append("")
        elif _RULE.match(line) and not self._underlines(line):
            self._alone(line.strip())
        elif marker := _MARKER.match(line):
            self._item(line, marker)
        elif heading := _HEADING.match(line):
            self._alone(f"{heading[1]} {_without_closing(heading[2])}")
        elif _FOOTNOTE.match(line):
            self.open = [(0, "note")]
            self.lines.append(line.lstrip())
        else:
            self._text(line, following)

    @property
    def _after_text(self) -> bool:
        return bool(self.lines and self.lines[-1].strip())

    def _underlines(self, line: str) -> bool:
        """Whether `---` makes a heading of the line before it, rather than a rule."""
        return self._after_text and not self.open and not line.strip().strip("-")

    def _part(self) -> None:
        """Leave a blank line, if there is none yet."""
        if self._after_text:
            self.lines.append("")

    def _alone(self, line: str) -> None:
        """Write a line that is a block of its own and ends all lists."""
        self.open.clear()
        self._part()
        self.lines += [line, ""]

    def _item(self, line: str, marker: re.Match[str]) -> None:
        indent = len(marker[1])
        kind = "ul" if marker[2] else "ol"
        listed = any(kind != "note" for _, kind in self.open)
        last = ""
        while self.open and indent <= self.open[-1][0] + 1:
            last = self.open.pop()[1]
        if (not listed and self._after_text and not (marker[2] or marker[3] == "1")) or not marker[4]:
            self._text(line, "")  # a sentence that happens to begin with a number, or a lone mark
            return
        if self.continued or last not in ("", kind) or not listed:
            self._part()
        self.continued = False
        level = min(len(self.open), MAX_DEPTH)
        self.open.append((indent, kind))
        sign = marker[2] or f"{marker[3]}."
        self.lines.append(f"{_TAB * level}{sign} {marker[4]}")

    def _text(self, line: str, following: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        if not self._after_text:
            while self.open and indent <= self.open[-1][0] + 1:
                self.open.pop()
        elif not self.open and (
            line.lstrip(" ").startswith("\u3000\u3000") or _begins_table(line, following)
        ):
            self._part()
        level = min(len(self.open), MAX_DEPTH) if not self._after_text else 0
        self.continued = level > 0 or (self.continued and self._after_text)
        self.lines.append(_TAB * level + line.lstrip(" "))
        if not self.open and _UNDERLINE.match(line):
            self.lines.append("")


def _without_closing(heading: str) -> str:
    """Return a heading's text without the `##` that may close it."""
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and bare.endswith((" ", "\u3000")) else text


def _begins_table(line: str, following: str) -> bool:
    return "|" in line and "|" in following and bool(_DELIMITER_ROW.match(following))
