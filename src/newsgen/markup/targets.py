"""Targets of links and pictures, in a line of text and in definitions (CommonMark 0.31)."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

_LONGEST = 2_000  # characters of a target or a title; an address of a picture's own data may be longer
_DEPTH = 32  # parentheses within parentheses
#: An entity, which a name without `;` is not: `?a=1&copy=2` is an address.
ENTITY = r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_ESCAPE_OR_ENTITY = re.compile(rf"\\([!-/:-@\[-`{{-~])|{ENTITY}")
_SPACE = r"[ \t]*+\n?+[ \t]*+"
_TITLE = r"(?:\"((?:[^\"\\]|\\.){0,2000}+)\"|'((?:[^'\\]|\\.){0,2000}+)'|\(((?:[^()\\]|\\.){0,2000}+)\))"
_ANGLED = r"<((?:[^<>\\\n]|\\.){0,2000}+)>"
_PLAIN_DATA = re.compile(r"data:[\w/+.;=,%-]*+", re.IGNORECASE | re.ASCII)
_START = re.compile(rf"\({_SPACE}(?:{_ANGLED})?", re.DOTALL)
_GAP = re.compile(_SPACE)
_TITLE_AT = re.compile(_TITLE, re.DOTALL)
_STOP = re.compile(r"[\s()\\]")
# A file whose name has spaces is plainly meant, though CommonMark has no link there.
_SPACED_FILE = re.compile(
    r"([^()<>\"'\n]{1,300}\.[a-zA-Z0-9]{2,5})[ \t]*+(?:[ \t]\"([^\"\n]{0,2000}+)\"[ \t]*+)?\)"
)
_DEFINITION = re.compile(
    rf" {{0,3}}\[((?:[^\[\]\\]|\\.){{1,999}}+)\]:{_SPACE}(?:{_ANGLED}|([^\s<]\S{{0,2000}}+))"
    rf"(?:(?:[ \t]++\n?+[ \t]*+|\n[ \t]*+){_TITLE}(?=[ \t]*+(?:\n|\Z)))?[ \t]*+(?:\n|\Z)",
    re.DOTALL,
)
_IS_ADDRESS = re.compile(
    r"[!-~]*|#.*|\.{0,2}/.*|[a-zA-Z][\w+.-]{0,30}:.*|.*/.*|.*\.[a-zA-Z0-9]{2,5}", re.DOTALL
)


class Target(NamedTuple):
    """An address, a title, and where what was typed for them ends."""

    address: str
    title: str
    end: int


class TypedDefinition(NamedTuple):
    """What CommonMark takes for a definition: its label as typed, what it stands for, and whether that is an
    address, and not a remark such as `[编者按]: 本文有删节。`"""

    label: str
    target: Target
    is_address: bool


def target_at(text: str, at: int) -> Target | None:
    """Return the target that a `(` begins, if it is one."""
    start = _START.match(text, at)
    if not start:
        return None
    if start[1] is not None:
        address, place = start[1], start.end()
    else:
        place = _end_of_address(text, start.end())
        address = text[start.end() : place]
    gap = _GAP.match(text, place)
    after = gap.end() if gap else place
    title = _TITLE_AT.match(text, after) if after > place else None
    close = _GAP.match(text, title.end() if title else after)
    end = close.end() if close else after
    if text.startswith(")", end):
        words = next((group for group in title.groups() if group is not None), "") if title else ""
        return Target(unescaped(address), unescaped(words), end + 1)
    if spaced := _SPACED_FILE.match(text, start.end()):
        return Target(unescaped(spaced[1]), unescaped(spaced[2] or ""), spaced.end())
    return None


def definition_at(text: str, at: int) -> TypedDefinition | None:
    """Return the definition that stands at the beginning of a line."""
    match = _DEFINITION.match(text, at)
    if not match or not match[1].strip():
        return None
    address = match[2] if match[2] is not None else match[3]
    is_address = match[2] is not None or _IS_ADDRESS.fullmatch(address) is not None
    words = next((group for group in match.groups()[3:] if group is not None), "")
    return TypedDefinition(match[1], Target(unescaped(address), unescaped(words), match.end()), is_address)


def unescaped(text: str) -> str:
    """Return an address or a title as it is meant."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE_OR_ENTITY.sub(lambda match: match[1] or meaning(match[0]), text)


def meaning(entity: str) -> str:
    """Return the character that an entity stands for; one that HTML has no name for is text (CommonMark 0.31,
    2.5), also where its beginning is one: &notes; is no ¬es;."""
    return html.unescape(entity) if entity[1] == "#" or entity[1:] in html5 else entity


def _end_of_address(text: str, start: int) -> int:
    """Return where an address without `< >` ends: before a space, or a `)` that it has not opened."""
    if data := _PLAIN_DATA.match(text, start):
        return data.end()
    depth, place = 0, start
    limit = start + _LONGEST
    while match := _STOP.search(text, place, limit):
        place = match.end()
        if match[0] == "(":
            depth += 1
            if depth > _DEPTH:
                break
        elif match[0] == ")":
            depth -= 1
            if depth < 0:
                return match.start()
        elif match[0] == "\\":
            place += 1
        else:
            return match.start() if depth == 0 else start
    return len(text) if len(text) < limit and depth == 0 else start
