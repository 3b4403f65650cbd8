"""A Markdown file -> its fields and its body, at their lines."""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.library.fields import ARTICLE, INNER_NAMES, NAMES
from newsgen.library.foreign_states import STATES, is_closed, is_withheld
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import Fields, read_fields

#: The most characters that front matter may have: an article with hundreds of figures has a tenth.
LONGEST = 100_000

_FENCE = "---"
_LOOKS_LIKE_FENCE = re.compile(r"\s*([-—–－]+|\+{3})\s*")
_FIELD = re.compile(r"([A-Za-z_\u3400-\u9fff][\w .-]{0,40}?)[ \t]*:(?:\s|$)")
_MOST = 60  # lines of fields below the front matter
_ELSEWHERE = frozenset(word for row in ARTICLE.values() for word in row.elsewhere.split())
_WITHHOLDING = frozenset(
    [*(name for name, field in NAMES.items() if field in ("status", "publish_at", "expires")), *STATES]
)
# How front matter begins of which an import makes ours.
_OTHER = re.compile(r"(?P<toml>\+{3})|\{\s*(?:\"[^\n]*)?|;{3,}|\"[\w-]+\"[ \t]*:[^\n]*")


class FrontMatterFile(Struct, frozen=True):
    """The two parts of a file; `body_line` is the line that the body starts at."""

    fields: Fields
    body: str
    body_line: int


def read_document(file: SourceFile, report: Report) -> FrontMatterFile | None:
    """Split a file at its fences and parse what stands between them.

    The fence counts only at the first byte, so that a text that has a `---` somewhere is not taken for
    fields. Returns None where there is nothing to go on with; `report` then says why.
    """
    lines = file.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        _explain_missing(lines, report)
        return None
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            if _is_too_long(lines[: number - 1], report):
                return None
            typed = "\n".join(lines[1 : number - 1])
            fields = read_fields(typed, report, first_line=2, known=NAMES, inner=INNER_NAMES)
            _report_second(lines, number, report)
            body = "\n".join(lines[number:])
            return None if fields is None else FrontMatterFile(fields, body, number + 1)
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and _LOOKS_LIKE_FENCE.fullmatch(line):
            _wrong_fence(number, report)
            return None
    report.error(1, "the front matter has no end", "close it with a line that holds only ---")
    return None


def _report_second(lines: list[str], start: int, report: Report) -> None:
    """Report fields that stand at the beginning of the text, between two fences or above one: readers would
    see them, and whatever they say of the article would not count."""
    at = next((at for at in range(start, len(lines)) if lines[at].strip()), len(lines))
    is_fenced = at < len(lines) and lines[at].rstrip() == _FENCE
    first = at + is_fenced
    below = [line.rstrip() for line in lines[first : first + _MOST]]
    said = below[: below.index(_FENCE)] if _FENCE in below else []
    said = said or [line for line in below[:1] if _withholds(line)]
    keys = [found[1].strip() for line in said if (found := _FIELD.match(line))]
    known = [key for key in keys if key in NAMES or key.casefold() in _ELSEWHERE]
    is_all = all(_FIELD.match(line) or line[:1] in " \t#-" or not line.strip() for line in said)
    if known and is_all and (is_fenced or len(keys) > 1 or known[0] in _WITHHOLDING):
        report.error(
            first + 1,
            "more fields stand below the front matter: readers would see them, and they would not count",
            "move them between the first two lines of ---, or delete them",
        )


def _withholds(line: str) -> bool:
    """Whether a line, wherever it stands, is a field that says that a text is not to be seen."""
    key, _, value = (part.strip() for part in line.partition(":"))
    name = NAMES.get(key, key)
    # A text may say of something else that its state is good.
    says = is_closed(value) if name == "status" else is_withheld(name, value)
    return _FIELD.match(line) is not None and says


def _is_too_long(lines: list[str], report: Report) -> bool:
    """Whether there is more than anybody writes, which would take minutes to read and to report."""
    length = sum(map(len, lines)) + len(lines)
    if length > LONGEST:
        report.error(
            1,
            "the front matter is too long to be read: {length} characters, where {most} are allowed",
            "a table or a list so long belongs into the text",
            length=str(length),
            most=str(LONGEST),
        )
    return length > LONGEST


def _wrong_fence(number: int, report: Report) -> None:
    report.error(number, "this line should be three hyphens: ---", "type --- with the English input method")


def _explain_missing(lines: list[str], report: Report) -> None:
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    second = lines[first] if first < len(lines) else ""
    other = _OTHER.fullmatch(lines[first - 1].rstrip())
    if other and ("=" in second or not other["toml"]):
        report.error(
            first,
            "the front matter is {notation}, and not YAML",
            "`newsgen import` makes an article of the file, once it lies outside content/",
            notation="TOML" if other["toml"] else "JSON",
        )
        return
    if lines[first - 1].strip() != _FENCE and _LOOKS_LIKE_FENCE.fullmatch(lines[first - 1]):
        _wrong_fence(first, report)
        return
    for number, line in enumerate(lines[:5], start=1):
        first_field = lines[number].split(":")[0].strip() if number < len(lines) else ""
        if line.strip() == _FENCE and (number == first or first_field in NAMES):
            report.error(number, "the first line must be ---", "delete what stands before it")
            return
    report.error(
        1,
        "the front matter is missing",
        "start the file with a line ---, then `title: …`, `date: …` and `source: …`, then a line ---",
    )
