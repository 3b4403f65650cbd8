"""The heads of a mail as people read them, also where they break the rules, and texts whose lines flow."""

from __future__ import annotations

import re
from email.header import decode_header
from email.message import Message

from newsgen.cjk import is_wide
from newsgen.encoding import Undecodable, decode

_LOST = "\N{REPLACEMENT CHARACTER}"
_NAME = re.compile(r"\b(?:file)?name\*?=\s*(?:\"([^\"]*)\"|([^;\s]+))", re.IGNORECASE)
#: How many characters a mail may have in a head; the library decodes it in the square of their number.
_LONGEST = 10_000


def head(mail: Message, name: str) -> str:
    """Return what a head says, on one line; empty where there is none.

    Programs name GB 2312 where they write GBK, and send heads without any name: those are read anew.
    """
    said = str(mail.get(name, ""))
    if _is_broken(said):
        raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), "")
        said = _anew(raw)
    return " ".join(said.split())


def file_name(part: Message) -> str:
    """Return the name that a part has as a file; empty where it has none."""
    name = part.get_filename() or ""
    if not _is_broken(name):
        return name
    for key, value in part.raw_items():
        found = _NAME.search(str(value)) if key.lower() in ("content-disposition", "content-type") else None
        if found:
            return " ".join(_anew(found[1] or found[2]).split())
    return name


def unflowed(text: str, drops_spaces: bool) -> str:
    """Return a text in which lines that end with a space go on in the next one (RFC 3676)."""
    parts: list[str] = []
    goes_on = False
    before = ""
    for typed in text.split("\n"):
        line = typed.rstrip("\r")
        if goes_on and not line.startswith(">") and line != "-- ":
            apart = drops_spaces or (is_wide(before[-2:-1]) and is_wide(line[:1]))
            parts[-1] = before[:-1] if apart else before
        elif parts:
            parts.append("\n")
        before = line.removeprefix(" ")
        parts.append(before)
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "".join(parts)


def _is_broken(said: str) -> bool:
    return _LOST in said or any("\ud800" <= character <= "\udfff" for character in said)


def _anew(raw: str) -> str:
    raw = raw[:_LONGEST]
    if _is_broken(raw):
        return _read(raw.encode("utf-8", "surrogateescape"), "")
    parts = decode_header(raw)
    return "".join(_read(part, charset or "") if isinstance(part, bytes) else part for part, charset in parts)


def _read(raw: bytes, declared: str) -> str:
    try:
        return decode(raw, declared).text
    except Undecodable:
        return raw.decode("utf-8", "replace")
