"""The blocks that hold no others: paragraphs, code, raw HTML; and what begins them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from newsgen.cjk import is_wide
from newsgen.markup.code_title import code_title
from newsgen.markup.document import Definition, DocumentParts, Remark, known_as, literal
from newsgen.markup.lines import FENCE
from newsgen.markup.sanitize import EMPTIED, is_allowed
from newsgen.markup.tables import OpenTable, begun_table
from newsgen.markup.targets import definition_at
from newsgen.problems import message

_LANGUAGE = re.compile(r"[\w+#.-]{1,30}", re.ASCII)
_HTML = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9-]*+)(?=[\s>]|/>|$))")
_BLOCK_NAMES = """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe
    legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table
    tbody td tfoot th thead title tr track ul
"""
#: Elements that begin a block of raw HTML (CommonMark 0.31, 4.6, condition 6); a player is no line of text.
BLOCK_NAMES = frozenset(_BLOCK_NAMES.split()) | {"audio", "video"}
_WHOLE = EMPTIED | {"pre"}  # these end with their end tag, not at an empty line
_SENTENCE = re.compile("[，。！？：；]")


class ParagraphBlock:
    """Lines of text; at its beginning there may be definitions of links."""

    def __init__(self, lines: list[str], number: int) -> None:
        self.lines = lines
        self.is_lazy = False  # the last line has not the marks of the containers (CommonMark 0.31, 5.1)
        self._number = number

    def close(self, parent: Element, document: DocumentParts) -> Element | None:
        """Add the paragraph to its container, and return it; each definition is one of its own."""
        text = "\n".join(self.lines)
        at, number = 0, self._number
        while text.startswith("[", at) and (defined := definition_at(text, at)):
            typed = text[at : defined.target.end].rstrip("\n")
            paragraph = _added(parent, "p", typed, number, document)
            label = known_as(defined.label)
            if defined.is_address and not label.startswith("^") and label not in document.definitions:
                target = defined.target
                document.definitions[label] = Definition(
                    label, target.address, target.title, paragraph, parent
                )
            number += text.count("\n", at, defined.target.end)
            at = defined.target.end
        rest = text[at:].rstrip(" ")
        return _added(parent, "p", rest, number, document) if rest else None

    def table(self, rule: str) -> OpenTable | None:
        """Take the last line as the head of a table, if a line below it is the rule of one."""
        head = "" if self.is_lazy else self.lines[-1]
        table = begun_table(head, rule, self._number + len(self.lines) - 1)
        if table:
            self.lines.pop()
        return table


class Code:
    """Code that is indented; but Chinese sentences are a paragraph with an indent of two characters."""

    def __init__(self, lines: list[str], number: int) -> None:
        self.lines = lines
        self._number = number

    def close(self, parent: Element, document: DocumentParts) -> None:
        """Add the code to its container."""
        text = "\n".join(self.lines).rstrip()
        if is_wide(text[0]) and _SENTENCE.search(text):
            for match in re.finditer(r"[^\n].*+(?:\n[^\n].*+)*+", text):
                number = self._number + text.count("\n", 0, match.start())
                lines = "\n".join(line.strip(" ") for line in match[0].split("\n"))
                _added(parent, "p", lines, number, document)
        else:
            _code(parent, text)


class Fence:
    """Code between fences. A title behind the first one stands above the code; other words there are told, as
    nobody sees them."""

    def __init__(self, match: re.Match[str], number: int) -> None:
        self._number = number
        self._info = match["info"].strip()
        self.mark = match["mark"]
        self.is_complete = False
        self._indent = re.compile(f" {{0,{len(match['indent'])}}}")
        self._language = _LANGUAGE.match(self._info)
        self._lines: list[str] = []

    def takes(self, line: str) -> bool:
        """Take a line of code, or the closing fence."""
        bare = line.strip(" ")
        if bare.startswith(self.mark) and not bare.strip(self.mark[0]) and not line.startswith("    "):
            self.is_complete = True
        else:
            self._lines.append(self._indent.sub("", line, count=1))
        return True

    def close(self, parent: Element, document: DocumentParts) -> None:
        """Add the code to its container."""
        title = code_title(self._info)
        if title:
            heading = SubElement(parent, "p", {"class": "code-title"})
            heading.text = literal(title)
        if any(map(is_wide, self._info.replace(title, "", 1))):
            said = message("what stands behind {mark} is not shown: {text}", mark=self.mark, text=self._info)
            document.remarks.append(Remark(self._number, said, message("write it above the code")))
        _code(parent, "\n".join(self._lines), self._language[0] if self._language else "")


class Html:
    """Raw HTML: up to an empty line, or up to what it has to end with."""

    def __init__(self, until: str, number: int) -> None:
        self.until = until
        self.is_complete = False
        self._number = number
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """The HTML as typed."""
        return "\n".join(self._lines)

    def takes(self, line: str) -> bool:
        """Take a line; not an empty one that ends the HTML."""
        if not self.until and not line.strip():
            return False
        self._lines.append(line)
        self.is_complete = bool(self.until) and self.until in line.lower()
        return True

    def drop(self, document: DocumentParts, what: str, at: int) -> None:
        """Tell of an element that is left out."""
        document.dropped.append((what, self._number + self.text.count("\n", 0, at)))


LeafBlock = ParagraphBlock | Code | Fence | Html | OpenTable


def fence_in(line: str, number: int) -> Fence | None:
    """Return the code that a line opens with a fence; `number` is that of the line."""
    match = FENCE.match(line) if "```" in line or "~~~" in line else None
    return Fence(match, number) if match else None


def html_in(bare: str, number: int) -> Html | None:
    """Return the raw HTML that begins with a line, which may have more lines.

    What begins with another element is a paragraph: with `<img>` it is a picture, with `<b>` a text.
    """
    match = _HTML.match(bare)
    if not match:
        return None
    if match[1]:
        return Html("-->", number)
    name = match[3].lower()
    if name in _WHOLE and not match[2]:
        return Html(f"</{name}>", number)
    return Html("", number) if name in BLOCK_NAMES and is_allowed(name) else None


def _added(parent: Element, tag: str, text: str, number: int, document: DocumentParts) -> Element:
    element = SubElement(parent, tag)
    element.text = text
    document.lines[element] = number
    return element


def _code(parent: Element, text: str, language: str = "") -> None:
    code = SubElement(SubElement(parent, "pre"), "code")
    if language:
        code.set("class", f"language-{language}")
    code.text = literal(text) + "\n"
