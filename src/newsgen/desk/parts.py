"""The text of a file -> its fields, its text and what stands between them; and back, byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from msgspec import Struct

from newsgen.library import read_document
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import Fields

_MARK = "\ufeff"  # a byte order mark
_LINE_END = re.compile("\r\n|\r|\n")


class Parts(Struct, frozen=True):
    """A file with `\\n` between its lines: its `fields` as read and as `front`, the lines between the fences;
    the fences themselves; the `body`, and the empty lines before and behind it. The body begins in `line`.
    The second fence `is_ended` where a line break follows."""

    fields: Fields
    opening: str
    front: str
    closing: str
    before: str
    body: str
    behind: str
    line: int
    is_ended: bool

    def with_changes(self, front: str, body: str) -> str:
        """Return the file with other fields and another body."""
        fields = "\n".join([self.opening, *([front] if front or self.front else []), self.closing])
        body = body.strip("\n")
        if body == self.body:
            return fields + ("\n" if self.is_ended else "") + self.before + body + self.behind
        is_new = not self.body
        before, behind = self.before or "\n" * is_new, self.behind or "\n" * is_new
        return f"{fields}\n{before}{body}{behind}"


def parts_of(text: str) -> Parts | None:
    """Return the parts of a file's text; None where its fields cannot be told."""
    plain = plain_text(text)
    report = Report("")
    document = read_document(SourceFile("", plain), report)
    if document is None or report.failed:
        return None
    lines = plain.split("\n")
    fence = document.body_line - 2
    rest = "\n".join(lines[fence + 1 :])
    body = rest.strip("\n")
    before = rest[: len(rest) - len(rest.lstrip("\n"))] if body else rest
    behind = rest[len(before) + len(body) :]
    return Parts(
        document.fields,
        lines[0],
        "\n".join(lines[1:fence]),
        lines[fence],
        before,
        body,
        behind,
        document.body_line + before.count("\n"),
        fence + 1 < len(lines),
    )


def plain_text(text: str) -> str:
    """Return a text without its byte order mark, with `\\n` between its lines."""
    return _LINE_END.sub("\n", text.removeprefix(_MARK))


def with_ends_of(before: str, after: str) -> str:
    """Return a text with `\\n` between its lines as it is to be written over another one: with its
    byte order mark, and each line that was there with the end that it had; new ones have the usual end."""
    mark = _MARK if before.startswith(_MARK) else ""
    found = _LINE_END.findall(before)
    if set(found) <= {"\n"}:
        return mark + after
    usual = Counter(found).most_common(1)[0][0]
    old, new = _LINE_END.split(before.removeprefix(_MARK)), after.split("\n")
    ends = [usual] * len(new)
    matching = SequenceMatcher(None, old, new, autojunk=False)
    for start, at, size in matching.get_matching_blocks():
        ends[at : at + size] = [*found, ""][start : start + size]
    ends = [end or usual for end in ends]
    return mark + "".join(part for pair in zip(new, [*ends[:-1], ""], strict=True) for part in pair)
