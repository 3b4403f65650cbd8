"""Punctuation that was typed half-width in Chinese, set full-width: 投資,基金 -> 投資，基金."""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.typography.around import TextEdit, after, before, is_han

_LETTERS = "\u3005-\uabff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{_LETTERS}]")
# Each begins with the mark itself, so that only marks are looked at. The group tells of one between two Han.
_STOP = re.compile(rf"[,;:!?](?!(?<=[0-9].)[0-9])(?:(?<=[{_LETTERS}].)(?=[{_LETTERS}])())?")
_FULL = {half: chr(ord(half) + 0xFEE0) for half in ",;:!?()"}
_FULL |= {full: full for full in "（）"}
_NO_STOP_BEFORE = "/\\="  # https://, C:\\, !=
_SMILES = ("-", ")", "(", "）", "（")
_BRACKET = re.compile(r"[()（）]")
_END = re.compile(r"\.(?<!\..)(?=[”’」』）)\"]*$|[”’」』])", re.MULTILINE)
_ELLIPSES = {"...": re.compile(r"\.\.\.+"), "。。。": re.compile("。。。+"), "…": re.compile("…(?<!……)(?!…)")}
_DASH = re.compile(r"--+")
_CLOSERS = '”’」』）)"'
_LETTER = re.compile(r"[^\W_]")


def full_width(text: str) -> list[TextEdit]:
    """Return what makes the half-width punctuation of Chinese full-width, in order.

    Numbers, Latin words and what stands between them are left alone: what counts is the nearest letter or
    figure on either side. A full stop is turned only where a sentence surely ends, since foreign names are
    typed with it too (喬治.華盛頓); a single — is left, as it joins two places or years (GB/T 15834, 4.13).
    """
    edits: list[TextEdit] = []
    if "," in text or ":" in text or ";" in text or "?" in text or "!" in text:
        edits += _stops(text)
    if "(" in text or ")" in text:
        edits += _brackets(text)
    if "." in text:
        edits += [
            (match.start(), match.end(), "。")
            for match in _END.finditer(text)
            if is_han(_sentence_end(text, match.start()))
        ]
    for dots, pattern in _ELLIPSES.items():
        if dots in text:
            edits += [
                (match.start(), match.end(), "……")
                for match in pattern.finditer(text)
                if dots == "。。。" or is_han(before(text, match.start())) or is_han(after(text, match.end()))
            ]
    if "--" in text:
        edits += [
            (match.start(), match.end(), "——")
            for match in _DASH.finditer(text)
            if is_han(before(text, match.start())) and is_han(after(text, match.end()))
        ]
    edits.sort()
    return edits


def _stops(text: str) -> list[TextEdit]:
    edits = []
    for match in _STOP.finditer(text):
        at = match.start()
        if match.lastindex:
            edits.append((at, at + 1, _FULL[match[0]]))
            continue
        mark, following = match[0], text[at + 1 : at + 2]
        if following and following in _NO_STOP_BEFORE:
            continue
        earlier, later = is_han(before(text, at)), after(text, at + 1)
        if is_han(later):
            # Latin words and figures end with a mark of the Chinese sentence only if no space is there.
            beside = following != " " and text[at - 1 : at] != " "
            if earlier or (beside and mark in ",;:"):
                # The full-width mark has in itself the space that was typed after the other.
                edits.append((at, at + 1 + (following == " "), _FULL[mark]))
        elif earlier and following != " " and (later or following not in _SMILES):
            edits.append((at, at + 1, _FULL[mark]))
    return edits


def _brackets(text: str) -> list[TextEdit]:
    """Return the edits of brackets in pairs: round what has Han in it, or stands right after Han."""
    edits: list[TextEdit] = []
    opened: list[_Bracket] = []
    done = 0
    for match in _BRACKET.finditer(text):
        at, mark = match.start(), match[0]
        if opened and "\n" in text[done:at]:
            opened.clear()
        if opened and not opened[-1].has_han:
            opened[-1].has_han = bool(_HAN.search(text, done, at))
        done = at
        if mark in "(（":
            opened.append(_Bracket(at))
        elif opened:
            first = opened.pop()
            if opened:
                opened[-1].has_han |= first.has_han
            if first.has_han or (is_han(before(text, first.at)) and _LETTER.search(text, first.at, at)):
                edits += [_opening(text, first.at), _closing(text, at)]
    return [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]


def _opening(text: str, at: int) -> TextEdit:
    """Return the edit of a bracket that opens: the full-width mark has in itself the space before it."""
    has_space = text[at] == "(" and text[at - 1 : at] == " " and is_han(text[at - 2 : at - 1])
    return at - has_space, at + 1, "（"


def _closing(text: str, at: int) -> TextEdit:
    """Return the edit of a bracket that closes, and of the space after it."""
    following = text[at + 2 : at + 3]
    has_space = text[at] == ")" and text[at + 1 : at + 2] == " " and (is_han(following) or following in "(（")
    return at, at + 1 + (has_space and bool(following)), "）"


class _Bracket(Struct):
    """One that is open: where it stands, and whether Han has been found in it."""

    at: int
    has_han: bool = False


def _sentence_end(text: str, at: int) -> str:
    """Return the character before a place, or before the closing marks there."""
    while at and text[at - 1] in _CLOSERS:
        at -= 1
    return text[at - 1 : at]
