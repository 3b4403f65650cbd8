"""A field of Word that has a code instead of a text -> one line, as people type it.

The codes are those of ECMA-376 part 1, 17.16.5. Older files have fractions, characters in circles and
phonetic guides in them: `EQ \\o\\ac(○,秘)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from newsgen.word.formula import mark, whole
from newsgen.word.styles import W, value

_EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
#: Fields that show nothing where they stand, or only what every page has.
_SILENT = re.compile(
    r"\s*(?:XE|TC|TA|RD|SET|ASK|PRIVATE|ADVANCE|NEXT(?:IF)?|SKIPIF|PAGE|NUMPAGES|SECTIONPAGES|TOC|INDEX|PAGEREF|HYPERLINK)\b|\s*$",
    re.IGNORECASE,
)
_FORMAT = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
_PIECE = re.compile(r"\\([a-zA-Z]+)\s*(?:\d+\s*(?=[\\(]))?|(\()|(\))|([,;，；])|\\?(.)", re.DOTALL)
_LOOKS = frozenset(("al", "ac", "ar", "ad", "co", "hs", "vs", "lc", "rc", "bc", "fc", "vc", "su", "pr", "in"))
_DEEPEST = 20


class FieldCode(Struct, frozen=True):
    """A field that has a code and shows no text of its own: `last` is the run that ends it.

    `text` is what it says, `guide` the phonetic guide in it; `is_equation` whether that is known, `is_choice`
    whether it is the entry of a list that was chosen, which is all that Word shows.
    """

    last: Element
    text: str
    guide: str
    is_equation: bool
    is_choice: bool = False


def field_codes(paragraph: Element) -> Iterator[FieldCode]:
    """Give the fields of a paragraph of which the words stand in their codes alone."""
    codes: list[list[str]] = []
    shown: list[bool] = []
    chosen = ""
    for run in list(paragraph.iter(f"{W}r")):
        for child in run:
            kind = child.get(f"{W}fldCharType") if child.tag == f"{W}fldChar" else ""
            if kind == "begin":
                codes.append([])
                shown.append(False)
                chosen = _chosen(child)
            elif kind == "end" and codes:
                code, is_shown = "".join(codes.pop()), shown.pop()
                if not is_shown and chosen:
                    yield FieldCode(run, chosen, "", is_equation=False, is_choice=True)
                elif not is_shown and not _SILENT.match(code):
                    text, guide = _said(code)
                    yield FieldCode(run, text, guide, bool(_EQUATION.match(code)))
                chosen = ""
            elif child.tag == f"{W}instrText" and codes:
                codes[-1].append(child.text or "")
            elif child.tag == f"{W}t" and child.text:
                shown[:] = [True] * len(shown)


def _chosen(begin: Element) -> str:
    """Return the entry of a list in a form that was chosen; empty for any other field."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [each.get(f"{W}val", "") for each in choices.iter(f"{W}listEntry")]
    at = value(choices, "result") or value(choices, "default") or "0"
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _said(code: str) -> tuple[str, str]:
    equation = _EQUATION.match(code)
    if not equation:
        return " ".join(code.split()), ""
    pieces = _PIECE.finditer(_FORMAT.sub("", code[equation.end() :]).strip())
    return _sequence(pieces, 0)[:2]


def _sequence(pieces: Iterator[re.Match[str]], level: int) -> tuple[str, str, bool]:
    """Return what stands up to the next comma or bracket, the guide in it, and whether more follows."""
    text, guide = "", ""
    commands: list[str] = []
    for piece in pieces:
        command, opening, closing, comma, other = piece.groups()
        if command:
            commands.append(command.lower())
        elif opening and level < _DEEPEST:
            said, within = _argued(commands, pieces, level)
            text, guide, commands = text + said, guide + within, []
        elif closing or comma:
            return text, guide, bool(comma)
        else:
            text += opening or other
    return text, guide, False


def _argued(commands: list[str], pieces: Iterator[re.Match[str]], level: int) -> tuple[str, str]:
    """Return what a command says with its arguments, and the phonetic guide in them."""
    arguments: list[str] = []
    guide, goes_on = "", True
    while goes_on:
        said, within, goes_on = _sequence(pieces, level + 1)
        arguments.append(said.strip())
        guide += within
    known = [command for command in commands if command not in _LOOKS]
    name, text = (known[0] if known else ""), "".join(arguments)
    if name == "o" and len(arguments) == 2 and arguments[0].startswith("^"):
        return arguments[1], arguments[0].strip("^()")
    if name == "f" and len(arguments) == 2:
        text = f"{whole(arguments[0])}/{whole(arguments[1])}"
    elif name == "r":
        text = f"{''.join(arguments[:-1])}√{whole(arguments[-1])}"
    elif name == "s":
        text = mark("_" if "do" in known else "^", text)
    elif name == "i" and len(arguments) == 3:
        text = f"∫{mark('_', arguments[0])}{mark('^', arguments[1])} {arguments[2]}"
    elif name == "b":
        text = f"({text})"
    elif name in ("a", "l"):
        text = ", ".join(arguments)
    elif not name:
        text = f"({', '.join(arguments)})"
    return text, guide
