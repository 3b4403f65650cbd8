"""Fields and a text -> an article file that the library reads back exactly."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from newsgen.hanzi import fold
from newsgen.library.fields import ARTICLE

#: What a field may hold. A moment has a time zone; a day is a `date`.
Value = str | date | Sequence["Value"] | Mapping[str, "Value"]

_WIDTH = 100  # columns; a longer list gets a line for each of its items
_INDENT = "  "
# Words that have no other meaning to any reader of YAML, this program's or another: they begin with a
# letter, or with any character of Chinese, and have no mark in them that YAML might care for.
_PLAIN = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f])(?:[^\x00-\x1f:#]|:(?=[^ ])|(?<=[^ ])#)*")
_MARKS_OF_LISTS = re.compile(r"[:,\[\]{}]")
# What YAML 1.1 or the JSON schema of YAML 1.2 takes for a truth value or for nothing.
_TYPED = frozenset(["y", "n", "yes", "no", "true", "false", "on", "off", "null"])
# These end a line for YAML, or are not allowed in it, or stand for nothing that can be seen.
_ESCAPED = re.compile('["\\\\\t\n\u2028\u2029\ufeff\ufffe\uffff]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n"}
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_REFUSED_IN_TEXT = re.compile("[\x00\ud800-\udfff]")
# More of these than any sentence has look like nesting to a reader that counts before it parses.
_LIKE_NESTING = re.compile(r"(?:[\[{][^\[{]*){20}|(?:[-?:][ \t]+){20}")
_NESTS = re.compile(r"[\[{]|(?<=[-?:]) ")
_KEY = re.compile(r"\w[\w-]{0,60}")


class NotWritable(ValueError):  # noqa: N818 - the name says what it is
    """A value that no file can hold: `field` is its name, `body` for the text, `code` the character's."""

    def __init__(self, field: str, code: str) -> None:
        self.field = field
        self.code = code
        super().__init__(f"{field}: U+{code}")


def field_name(name: str, language: str = "en") -> str:
    """Return how a field is called in a language: `en`, `zh-Hant` or `zh-Hans`; else its English name."""
    spellings = ARTICLE[name].spellings
    if language == "zh-Hant":
        return spellings[0]
    if language == "zh-Hans":
        simplified = fold(spellings[0])
        return simplified if simplified in spellings else spellings[0]
    return name


def article_text(
    fields: Mapping[str, Value],
    body: str,
    zone: ZoneInfo,
    *,
    comments: Mapping[str, str] | None = None,
    offered: Mapping[str, Value] | None = None,
    language: str = "en",
) -> str:
    """Return the text of an article file.

    `fields` are written in their order, under their names in `language`, each below its comment if it has
    one; `offered` are further ones, as lines that are comments until an editor takes the `#` away, each
    followed by its comment. Moments are written in the site's time zone. The body begins after an empty
    line and ends with a line break; what `read_document` returns for the text has the same values.

    Raises NotWritable for control characters, which no file of text has, and for halves of characters.
    """
    said = comments or {}
    lines = ["---"]
    for name, value in fields.items():
        if name in said:
            lines.append(f"# {_one_line(name, said[name])}")
        lines += _entry(field_name(name, language), value, zone)
    for name, value in (offered or {}).items():
        entry = _entry(field_name(name, language), value, zone)
        if name in said:
            entry[0] += f"  # {_one_line(name, said[name])}"
        lines += [f"# {line}" for line in entry]
    lines.append("---")
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if found := _REFUSED_IN_TEXT.search(text):
        raise NotWritable("body", f"{ord(found[0]):04X}")
    return "\n".join([*lines, "", *([text, ""] if text else [])])


def write_new(site: Path, path: str, text: str | bytes) -> Path:
    """Write a file that is not there yet, and return it; `path` is relative to the site.

    Folders are made as they are needed. Raises FileExistsError where anything has the name already,
    ValueError where the path leads out of the site, OSError where the system refuses; then nothing is left
    of the file.
    """
    parts = PurePosixPath(path)
    root = site.resolve()
    target = root / parts
    if parts.is_absolute() or ".." in parts.parts or not target.parent.resolve().is_relative_to(root):
        raise ValueError(f"{path} is not inside {site}")
    target.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
    except BaseException:
        target.unlink()
        raise
    return site / parts


def _entry(name: str, value: Value, zone: ZoneInfo) -> list[str]:
    """Return the lines of a field."""
    if not _KEY.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a field")
    if isinstance(value, str):
        if _fits_a_block(value):
            _check(name, value)
            lines = (_INDENT + line if line else "" for line in value.split("\n"))
            return [f"{name}: |-", *lines]
        return [f"{name}: {_scalar(name, value)}" if value else f"{name}:"]
    if isinstance(value, date):
        return [f"{name}: {_moment(value, zone)}"]
    if isinstance(value, Mapping):
        return _mapping(name, value, zone)
    return _list(name, value, zone)


def _mapping(name: str, value: Mapping[str, Value], zone: ZoneInfo) -> list[str]:
    if not value:
        return [f"{name}: {{}}"]
    inner = [line for key, item in value.items() for line in _entry(key, item, zone)]
    return [f"{name}:", *(_INDENT + line if line else "" for line in inner)]


def _list(name: str, value: Sequence[Value], zone: ZoneInfo) -> list[str]:
    if all(isinstance(item, str | date) for item in value):
        items = [
            _moment(item, zone) if isinstance(item, date) else _scalar(name, str(item), in_list=True)
            for item in value
        ]
        line = f"{name}: [{', '.join(items)}]"
        if len(line) <= _WIDTH or not items:
            return [line]
        return [f"{name}:", *(f"{_INDENT}- {item}" for item in items)]
    lines = [f"{name}:"]
    for item in value:
        # An entry is written as the value of a field, and the first line's name is then taken away.
        if isinstance(item, Mapping) and item:
            inner = [line for key, part in item.items() for line in _entry(key, part, zone)]
            lines.append(f"  - {inner[0]}")
            lines += [f"    {line}" if line else "" for line in inner[1:]]
        else:
            first, *rest = _entry("x", item, zone)
            lines.append(f"  - {first.removeprefix('x:').strip()}".rstrip())
            lines += [_INDENT + line if line else "" for line in rest]
    return lines


def _moment(value: date, zone: ZoneInfo) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError("a moment has a time zone")
    local = value.astimezone(zone).replace(microsecond=0)
    suffix = ""
    if local.fold:  # the clock shows this time for the second time that day
        local, suffix = local.astimezone(UTC), "Z"
    return (
        local.replace(tzinfo=None).isoformat(" ", timespec="seconds" if local.second else "minutes") + suffix
    )


def _scalar(name: str, value: str, in_list: bool = False) -> str:
    """Return a text on one line, in quotes where it could be taken for something else."""
    _check(name, value)
    nests = bool(_LIKE_NESTING.search(value))
    escaped = nests or bool(_ESCAPED.search(value.replace('"', "").replace("\\", "")))
    if not escaped and _is_plain(value) and not (in_list and _MARKS_OF_LISTS.search(value)):
        return value
    if not escaped and "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    quoted = _ESCAPED.sub(lambda found: _escape(found[0]), value)
    if nests:
        quoted = _NESTS.sub(lambda found: f"\\x{ord(found[0]):02X}", quoted)
    return f'"{quoted}"'


def _escape(character: str) -> str:
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _is_plain(value: str) -> bool:
    return (
        value == value.strip()
        and bool(_PLAIN.fullmatch(value))
        and not value.endswith(":")
        and value.lower() not in _TYPED
    )


def _fits_a_block(value: str) -> bool:
    """Whether lines can stand one below the other, as an editor would write them."""
    lines = value.split("\n")
    return (
        len(lines) > 1
        and bool(lines[-1])
        and bool(lines[0])
        and not any(line.isspace() for line in lines)
        and not lines[0][0].isspace()
        and not _ESCAPED.search(re.sub('["\\\\\n]', "", value))
        and not _LIKE_NESTING.search(value)
    )


def _check(name: str, value: str) -> None:
    if found := _REFUSED.search(value):
        raise NotWritable(name, f"{ord(found[0]):04X}")


def _one_line(name: str, comment: str) -> str:
    line = " ".join(comment.split())
    _check(name, line)
    return line
