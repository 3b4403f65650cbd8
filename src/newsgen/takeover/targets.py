"""The targets of links and pictures in a text, outside code: each is shown to somebody who may change it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

from newsgen.markup.targets import target_at
from newsgen.markup.verbatim import code_spans, fenced, within

_PIECE = re.compile(
    r"\(\s*(<[^<>\n]*>|.*?)(\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
    re.DOTALL,
)
_DEFINITION = re.compile(r"^( {0,3}\[[^\[\]^][^\[\]]*\]:[ \t]*)(<[^<>\n]*>|\S+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_TAG = re.compile(r"<(a|img|video|audio|source)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_POINTER = re.compile(r"(?<=\s)(href|src|poster)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_SIZE = re.compile(r"(\]\([^()\s]+)\s+=\d*x\d*\)")


class TypedTarget(NamedTuple):
    """A target as typed, whether the page shows it itself, where it stands, and all of its link as typed."""

    typed: str
    shown: bool
    at: int
    raw: str


#: Gives the new target of one as typed: None where nothing is at it, and then only the words stay.
TargetChange = Callable[[TypedTarget], str | None]


def rewrite_targets(text: str, change: TargetChange) -> str:
    """Return a text with each target changed; its lines stay as many as they were."""
    text = _SIZE.sub(r"\1)", text)
    is_code = within((*fenced(text), *code_spans(text)))
    edits: list[tuple[int, int, str]] = []
    _inline(text, change, is_code, edits)
    for found in _DEFINITION.finditer(text):
        typed = found[2].strip("<>")
        if (
            not is_code(found.start())
            and (new := change(TypedTarget(typed, False, found.start(), found[0]))) != typed
        ):
            edits.append((*found.span(2), _written(new or "#")))
    for found in _AUTOLINK.finditer(text):
        if not is_code(found.start()):
            new = change(TypedTarget(found[1], False, found.start(), found[0]))
            if new is None:
                edits.append((*found.span(), found[1]))
            elif new != found[1]:
                edits.append((*found.span(), f"[{found[1]}]({_written(new)})"))
    for found in _TAG.finditer(text):
        if not is_code(found.start()):
            edits += _of_tag(found, change)
    return _edited(text, edits)


def _inline(
    text: str, change: TargetChange, is_code: Callable[[int], bool], edits: list[tuple[int, int, str]]
) -> None:
    at = text.find("](")
    while at >= 0:
        target = None if is_code(at) else target_at(text, at + 1)
        piece = _PIECE.fullmatch(text, at + 1, target.end) if target else None
        opening = _opening(text, at) if piece else -1
        if target is None or piece is None or opening < 0:
            at = text.find("](", at + 2)
            continue
        shown = opening > 0 and text[opening - 1] == "!" and text[opening - 2 : opening - 1] != "\\"
        first = opening - shown
        new = change(TypedTarget(target.address, shown, first, text[first : target.end]))
        if new is None:
            title = (piece[2] or "").strip()[1:-1] if piece[2] else ""
            edits += [(first, opening + 1, ""), (at, target.end, f"（{title}）" if title else "")]
        elif new != target.address:
            edits.append((at + 1, target.end, f"({_written(new)}{piece[2] or ''})"))
        at = text.find("](", target.end)


def _opening(text: str, at: int) -> int:
    """Return where the bracket begins that closes at a place; -1 where none does."""
    depth = 0
    for place in range(at, max(-1, at - 3_000), -1):
        if text[place] == "]" and text[place - 1 : place] != "\\":
            depth += 1
        elif text[place] == "[" and text[place - 1 : place] != "\\":
            depth -= 1
            if depth == 0:
                return place
    return -1


def _of_tag(found: re.Match[str], change: TargetChange) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    base = found.start(2)
    for pointer in _POINTER.finditer(found[2]):
        typed = unescape(pointer[2].strip("\"'")).strip()
        shown = pointer[1].lower() != "href"
        new = change(TypedTarget(typed, shown, found.start(), found[0]))
        if new is None and found[1].lower() == "img":
            alt = re.search(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", found[2])
            return [(*found.span(), (alt[1] or alt[2] or "") if alt else "")]
        if new is None:
            edits.append((base + pointer.start(), base + pointer.end(), ""))
        elif new != typed:
            edits.append((base + pointer.start(), base + pointer.end(), f'{pointer[1]}="{escape(new)}"'))
    return edits


def _written(target: str) -> str:
    """Return a target as Markdown has it."""
    return f"<{target}>" if re.search(r"[\s()<>]", target) or not target else target


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(edits):
        if start < done:
            continue
        lost = text[start:end].count("\n") - new.count("\n")
        parts += text[done:start], new, "\n" * max(0, lost)
        done = end
    return "".join([*parts, text[done:]])
