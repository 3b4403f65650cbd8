"""Emphasis with `*` and `_`, where there are no spaces around words.

CommonMark's algorithm (0.31, "process emphasis"), with the flanking rules of the CJK-friendly amendment
(github.com/tats-u/markdown-cjk-friendly): Han text and its punctuation are an edge of a word wherever a
mark stands. Python-Markdown's own processor drops a character where marks overlap (`*文**b*字`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from types import NoneType
from xml.etree.ElementTree import Element, SubElement

from newsgen.cjk import SHARED, is_wide

_RUN = re.compile(r"(\*+|_+)")
_VERBATIM = frozenset(("code", "pre"))
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"  # what a link or a piece of code is to the marks beside it


def emphasise(root: Element, is_block: Callable[[str], bool]) -> None:
    """Turn the marks in a tree's text into `em` and `strong`, across the links and code between them."""
    for element in list(root.iter()):
        texts = [element.text, *(child.tail for child in element)]
        if not _is_verbatim(element) and any(text and _RUN.search(text) for text in texts):
            _rebuild(element, is_block)


def _is_verbatim(element: Element) -> bool:
    """Whether an element is code, or an address that was typed as `<https://…>`."""
    # Of the parser's texts these are `AtomicString`; to import that would be to import the parser.
    return element.tag in _VERBATIM or (element.tag == "a" and type(element.text) not in (str, NoneType))


class _Run:
    """A run of marks; `opens` and `closes` gather the elements that it is found to begin and end."""

    __slots__ = ("char", "closes", "closing", "count", "length", "loose", "opening", "opens")

    def __init__(self, marks: str, before: str, after: str) -> None:
        self.char = marks[0]
        self.count = self.length = len(marks)
        edge_before, edge_after = _is_edge(before), _is_edge(after)
        left = not after.isspace() and (not _is_mark(after) or edge_before)
        right = not before.isspace() and (not _is_mark(before) or edge_after)
        # `snake_case` is one word; Han text has no words, but `江西_2024_报告` is still one name.
        underscore = self.char == "_"
        self.opening = left and (not underscore or not right or edge_before)
        self.closing = right and (not underscore or not left or edge_after)
        self.loose = underscore and self.length == 1 and before.isalnum() and after.isalnum()
        self.opens: list[str] = []
        self.closes: list[str] = []

    def pairs_with(self, closer: _Run) -> bool:
        """Whether this run may begin what another ends; the sum of three keeps `**a*b**` whole."""
        if self.char != closer.char or (self.loose and closer.loose):
            return False
        if not (self.closing or closer.opening):
            return True
        return (self.length + closer.length) % 3 != 0 or (self.length % 3 == 0 and closer.length % 3 == 0)


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation or a symbol of text that has words."""
    return unicodedata.category(char)[0] in "PS" and not _is_cjk(char)


def _is_edge(char: str) -> bool:
    """Whether a word may begin or end beside this character."""
    return char.isspace() or unicodedata.category(char)[0] in "PS" or _is_cjk(char)


def _is_cjk(char: str) -> bool:
    return is_wide(char) or char in SHARED or "\uac00" <= char <= "\ud7af"


def _rebuild(element: Element, is_block: Callable[[str], bool]) -> None:
    """Read an element's text anew, with the elements that its marks make."""
    parts = list(_parts(element))
    line: list[_Run] = []
    for part in parts:
        if isinstance(part, _Run):
            line.append(part)
        elif isinstance(part, Element) and is_block(part.tag):
            _pair(line)
            line = []
    _pair(line)
    del element[:]
    element.text = None
    open_elements = [element]
    text: list[str] = []
    for part in parts:
        if isinstance(part, str):
            text.append(part)
        elif isinstance(part, Element):
            _flush(text, open_elements[-1])
            open_elements[-1].append(part)
        else:
            for _ in part.closes:
                _flush(text, open_elements[-1])
                open_elements.pop()
            text.append(part.char * part.count)
            for tag in reversed(part.opens):
                _flush(text, open_elements[-1])
                open_elements.append(SubElement(open_elements[-1], tag))
    _flush(text, element)


def _flush(text: list[str], parent: Element) -> None:
    """Write gathered text at the end of an element."""
    if len(parent):
        parent[-1].tail = "".join(text)
    else:
        parent.text = "".join(text)
    text.clear()


def _parts(element: Element) -> Iterator[str | Element | _Run]:
    """Yield what stands in an element: pieces of text, runs of marks, and elements."""
    children = list(element)
    texts = [element.text or "", *(child.tail or "" for child in children)]
    for index, text in enumerate(texts):
        if index:
            yield children[index - 1]
        before = _OBJECT if index else "\n"
        end = _OBJECT if index < len(children) else "\n"
        pieces = _RUN.split(text)
        for number, piece in enumerate(pieces):
            if number % 2 == 0:
                before = piece[-1:] or before
                yield piece
            else:
                after = pieces[number + 1][:1] or (
                    pieces[number + 2][:1] if number + 2 < len(pieces) else end
                )
                yield _Run(piece, before, after)
                before = piece[-1]


def _pair(runs: list[_Run]) -> None:
    """Find what each run begins and ends, for the runs of one line of text."""
    openers: list[_Run] = []
    floors: dict[tuple[str, bool, int, bool], int] = {}  # below these, no opener fits such a closer
    for run in runs:
        kind = (run.char, run.opening, run.length % 3, run.loose)
        while run.closing and run.count:
            place = len(openers) - 1
            while place >= floors.get(kind, 0) and not openers[place].pairs_with(run):
                place -= 1
            if place < floors.get(kind, 0):
                floors[kind] = len(openers)
                break
            opener = openers[place]
            size = 2 if opener.count > 1 and run.count > 1 else 1
            opener.opens.append("strong" if size == 2 else "em")
            run.closes.append(opener.opens[-1])
            opener.count -= size
            run.count -= size
            del openers[place + (1 if opener.count else 0) :]
            floors = {key: min(floor, len(openers)) for key, floor in floors.items()}
        if run.opening and run.count:
            openers.append(run)
