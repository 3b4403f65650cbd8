"""Plain text -> Markdown that says the same, what would be taken for markup escaped; and roughly back."""

from __future__ import annotations

import re
from html import unescape

# What CommonMark takes a backslash before: punctuation of ASCII, and line ends.
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_MARKS = re.compile(r"[`*_\[]|~(?=~)")
# The library has no backslash before these.
_ENTITY = re.compile(r"&(?=(#?\w{1,32};?))")
_START = re.compile(r"(\s*)(?:(\d{1,9})([.)])(?=\s|$)|([-+])(?=\s|$)|(#{1,6})(?=\s|$)|(>))")
_UNDERLINE = re.compile(r"\s*(=+|-{1,}|(?:-\s*){3,})\s*")
_FENCE = re.compile(r"\s*~~~")
_LINKED = re.compile(r"(?<!\\)!?\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()]++|\([^()]*+\))*+)\)")
_SET_OFF = re.compile(r"(?<!\\)[*`]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escape_inline(text: str) -> str:
    """Return text as Markdown for the middle of a line."""
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _MARKS.sub(r"\\\g<0>", text)
    # `-{` is this program's own; without an end, in a text that was received, it would stop a build.
    text = _ENTITY.sub(lambda found: "&" if unescape(f"&{found[1]}") == f"&{found[1]}" else "&amp;", text)
    return text.replace("<", "&lt;").replace("-{", "-&#123;")


def escape_start(line: str) -> str:
    """Return a line of Markdown with what would begin a list, a heading, a quotation or a rule escaped."""
    if _UNDERLINE.fullmatch(line):
        at = len(line) - len(line.lstrip())
        return f"{line[:at]}{_entity(line[at])}{line[at + 1 :]}"
    if _FENCE.match(line):
        return line.replace("~", _entity("~"), 1)
    found = _START.match(line)
    if found is None:
        return line
    space, number, dot, bullet, hashes, quote = found.groups()
    marked = f"{number}\\{dot}" if number else f"\\{bullet or hashes or quote}"
    return f"{space}{marked}{line[found.end() :]}"


def escape_text(text: str) -> str:
    """Return the lines of a paragraph as Markdown."""
    return "\n".join(escape_start(escape_inline(line)) for line in text.split("\n"))


def unmarked(markdown: str) -> str:
    """Return roughly what inline Markdown says, where there is no tree of it to ask."""
    text = _SET_OFF.sub("", _LINKED.sub(r"\1", markdown))
    return _ESCAPED.sub(r"\1", text).replace("&lt;", "<").replace("&amp;", "&")


def targets_in(markdown: str) -> tuple[str, ...]:
    """Return where the links of inline Markdown lead, with their titles: what `unmarked` leaves out."""
    return tuple(found[2] for found in _LINKED.finditer(markdown))


def _entity(character: str) -> str:
    return f"&#{ord(character)};"
