"""A text of the old site -> what was written before it, and the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newsgen.encoding import Undecodable
from newsgen.problems import reason_of
from newsgen.readers.notations import Written, by_lines, header_lines, read_notation, yaml_entries
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import OldSite, OldText
from newsgen.takeover.settings import text_of_bytes

_BARE = re.compile(r"[\w-]+[ \t]*:(?:\s.*)?|\s*-\s.*|\s+\S.*|#.*|\s*")
_MOST_BARE = 60  # lines of front matter without a first fence
_REFUSED = re.compile("[\x00\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class OldDocument(Struct, frozen=True):
    """What is in a file: the keys before the text, the text, and the line of the file that it starts at."""

    entries: tuple[Written, ...]
    body: str
    body_line: int


def read_document(site: OldSite, text: OldText, log: Log) -> OldDocument | None:
    """Read a file of the old site, in whichever encoding and notation; None where it is not to be read."""
    try:
        whole = text_of_bytes((site.root / text.path).read_bytes())
    except OSError as error:
        log.record(text.path, 0, "this file cannot be read: {reason}", reason=str(reason_of(error)))
        return None
    except Undecodable:
        log.record(text.path, 0, "this file is in no encoding that is known, and was left out")
        return None
    whole = _REFUSED.sub("", whole)
    found = read_notation(whole)
    lines = whole.split("\n")
    if found is not None:
        entries = found.entries
        if entries is None:
            entries = _told(*by_lines(found.raw, found.line), text.path, log)
        return OldDocument(entries, "\n".join(lines[found.body :]), found.body + 1)
    if site.bare and (end := _bare_end(lines)):
        raw = "\n".join(lines[:end])
        entries = yaml_entries(raw) or _told(*by_lines(raw, 1), text.path, log)
        return OldDocument(entries, "\n".join(lines[end + 1 :]), end + 2)
    if site.headers:
        entries, end = header_lines(lines)
        return OldDocument(entries, "\n".join(lines[end:]), end + 1)
    return OldDocument((), whole, 1)


def _bare_end(lines: list[str]) -> int:
    """Return the line of the fence that ends front matter which has none before it; 0 where there is none."""
    for at, line in enumerate(lines[:_MOST_BARE]):
        if line.rstrip() == "---":
            return at
        if not _BARE.fullmatch(line) or (at == 0 and ":" not in line):
            return 0
    return 0


def _told(
    entries: tuple[Written, ...], unread: Iterable[tuple[int, str]], path: str, log: Log
) -> tuple[Written, ...]:
    """Tell the lines of front matter that nobody can read; return what the others say."""
    for number, line in unread:
        log.record(path, number, "a line of the front matter that cannot be read", line)
    return entries
