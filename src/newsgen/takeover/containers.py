"""Parts of a text that generators set apart, `::: tip`, `!!! note`, `=== "tab"` -> quotations."""

from __future__ import annotations

import re

from newsgen.takeover.lines import OldLine, folded, quoted, trimmed, with_code
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import Syntax
from newsgen.takeover.tag_words import FOLDED, QUOTES

_OPENING = re.compile(r"(\s*)(?::{3,}|/{3,})\s*(?:\{\.?([\w-]+)[^}]*\}|([\w-]+))\s*(?:\|\s*)?(.*?)\s*$")
_CLOSING = re.compile(r"\s*(?::{3,}|/{3,})\s*$")
_ADMONITION = re.compile(r"(\s*)(!!!|\?\?\?\+?|===)[+!]*\s*((?:[\w-]+\s+)*?[\w-]*)\s*(?:\"(.*)\")?\s*$")
_TAB = re.compile(r"\s*@tab(?::active)?\s+(.*)$")
_PLAIN = frozenset(
    [
        "caption",
        "figure-caption",
        "v-pre",
        "center",
        "left",
        "right",
        "code-group",
        "code-tabs",
        "tabs",
        "div",
        "slot",
        "raw",
        "container",
    ]
)
_INDENT = 4
_DEEPEST = 50  # parts within each other; no text of anybody's has as many


def rewrite_containers(lines: list[OldLine], syntax: Syntax, path: str, log: Log) -> list[OldLine]:
    """Return lines in which what was set apart is a quotation, or a part that readers open."""
    if syntax.containers:
        lines = _containers(lines, path, log)
    return _admonitions(lines) if syntax.admonitions else lines


def _containers(lines: list[OldLine], path: str, log: Log) -> list[OldLine]:
    flags = [is_code for _, is_code in with_code(lines)]
    stack: list[tuple[OldLine, list[OldLine]]] = []
    out: list[OldLine] = []
    for line, is_code in zip(lines, flags, strict=True):
        opening = None if is_code else _OPENING.match(line.text)
        if opening and len(stack) < _DEEPEST and not _CLOSING.match(line.text):
            stack.append((line, out))
            out = []
        elif not is_code and stack and _CLOSING.match(line.text):
            opener, before = stack.pop()
            before += _contained(opener, out, path, log)
            out = before
        elif stack and not is_code and (tab := _TAB.match(line.text)):
            out += [OldLine(line.origin, ""), OldLine(line.origin, f"**{tab[1]}**"), OldLine(line.origin, "")]
        else:
            out.append(line)
    while stack:  # one that is never ended is a line of text
        opener, before = stack.pop()
        before += [opener, *out]
        out = before
    return out


def _contained(opener: OldLine, inner: list[OldLine], path: str, log: Log) -> list[OldLine]:
    found = _OPENING.match(opener.text)
    indent, braced, bare, title = found.groups() if found else ("", "", "", "")
    name = (braced or bare or "").lower()
    around = OldLine(opener.origin, "")
    if name in FOLDED:
        block = folded(inner, title, opener.origin)
    elif name in QUOTES:
        block = quoted(_dedented(inner, len(indent)), title, opener.origin)
        block = [OldLine(line.origin, f"{indent}{line.text}") for line in block]
    else:
        if name not in _PLAIN or title:
            log.record(path, opener.origin, "a part that was set apart; its text stays", opener.text.strip())
        block = trimmed(inner)
    return [around, *block, around]


def _admonitions(lines: list[OldLine]) -> list[OldLine]:
    """Return lines in which the indented parts below `!!! note` are no code."""
    flags = [is_code for _, is_code in with_code(lines)]
    out: list[OldLine] = []
    at = 0
    while at < len(lines):
        found = None if flags[at] else _ADMONITION.match(lines[at].text)
        if not found or not (found[3] or found[4]):
            out.append(lines[at])
            at += 1
            continue
        indent = len(found[1].expandtabs(_INDENT))
        end = at + 1
        while end < len(lines) and (
            not lines[end].text.strip() or _width(lines[end].text) >= indent + _INDENT
        ):
            end += 1
        while end > at + 1 and not lines[end - 1].text.strip():
            end -= 1
        inner = _admonitions(_dedented(lines[at + 1 : end], indent + _INDENT))
        block = _set_apart(found, inner, lines[at].origin)
        empty = OldLine(lines[at].origin, "")
        out += [empty, *(OldLine(line.origin, f"{found[1]}{line.text}".rstrip()) for line in block), empty]
        at = end
    return out


def _set_apart(found: re.Match[str], inner: list[OldLine], origin: int) -> list[OldLine]:
    title = found[4] if found[4] is not None else ""
    if found[2] == "===":
        return [OldLine(origin, f"**{title or found[3]}**"), OldLine(origin, ""), *inner]
    if found[2].startswith("?"):
        return folded(inner, title or found[3].split(" ")[0].capitalize(), origin)
    return quoted(inner, title, origin)


def _width(text: str) -> int:
    return len(text.expandtabs(_INDENT)) - len(text.expandtabs(_INDENT).lstrip(" "))


def _dedented(lines: list[OldLine], width: int) -> list[OldLine]:
    if not width:
        return lines
    out = []
    for line in lines:
        text = line.text.expandtabs(_INDENT) if line.text[:1] in " \t" else line.text
        out.append(OldLine(line.origin, text[min(width, _width(text)) :]))
    return out
