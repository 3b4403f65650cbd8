"""Values -> YAML that the program, and any other reader, reads back exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from newsgen.problems import sentence

#: What a field may hold. A moment has a time zone; a day is a `date`.
Value = str | date | Sequence["Value"] | Mapping[str, "Value"]

#: What is told of a character that no file should hold, in a field or in a line, and what to do.
UNWRITABLE = sentence("`{name}` has a character that no file of text can hold (U+{code})")
CONTROL_CHARACTER = sentence("an invisible control character (U+{code}) stands in this line")
DELETE_IT = sentence("delete it; it often comes with text copied from a PDF")

_WIDTH = 100  # columns; a longer list gets a line for each of its items
_INDENT = "  "
# Words that have no other meaning to any reader of YAML, this program's or another: they begin with a
# letter, or with any character of Chinese, and have no mark in them that YAML might care for.
_PLAIN = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f])(?:[^\x00-\x1f:#]|:(?=[^ ])|(?<=[^ ])#)*")
_MARKS_OF_LISTS = re.compile(r"[:,\[\]{}]")
# What YAML 1.1 or the JSON schema of YAML 1.2 takes for a truth value or for nothing.
_TYPED = frozenset(["y", "n", "yes", "no", "true", "false", "on", "off", "null"])
# These end a line for YAML, or are not allowed in it, or stand for nothing that can be seen.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n"}
_REFUSED_IN_BODY = re.compile("[\x00\ud800-\udfff]")
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# More of these than any sentence has look like nesting to a reader that counts before it parses.
_LIKE_NESTING = re.compile(r"(?:[\[{][^\[{]*){20}|(?:[-?:][ \t]+){20}")
_NESTS = re.compile(r"[\[{]|(?<=[-?:]) ")
_KEY = re.compile(r"\w[\w-]{0,60}")


class NotWritable(ValueError):
    """A value that no file can hold: `field` is its name, `body` for the text, `code` the character's."""

    def __init__(self, field: str, code: str) -> None:
        self.field = field
        self.code = code
        super().__init__(f"{field}: U+{code}")


def field_lines(name: str, value: Value, zone: ZoneInfo) -> list[str]:
    """Return the lines of a field; moments are written in the time zone.

    Raises NotWritable for control characters, which no file of text has, and for halves of characters;
    ValueError for what is not the name of a field.
    """
    if not _KEY.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a field")
    if isinstance(value, str):
        if _fits_a_block(value):
            check_writable(name, value)
            lines = (_INDENT + line if line else "" for line in value.split("\n"))
            return [f"{name}: |-", *lines]
        return [f"{name}: {_checked(name, value)}" if value else f"{name}:"]
    if isinstance(value, date):
        return [f"{name}: {_moment(value, zone)}"]
    if isinstance(value, Mapping):
        return _mapping(name, value, zone)
    return _list(name, value, zone)


def _mapping(name: str, value: Mapping[str, Value], zone: ZoneInfo) -> list[str]:
    if not value:
        return [f"{name}: {{}}"]
    inner = [line for key, item in value.items() for line in field_lines(key, item, zone)]
    return [f"{name}:", *(_INDENT + line if line else "" for line in inner)]


def _list(name: str, value: Sequence[Value], zone: ZoneInfo) -> list[str]:
    if all(isinstance(item, str | date) for item in value):
        items = [
            _moment(item, zone) if isinstance(item, date) else _checked(name, str(item), in_list=True)
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
            inner = [line for key, part in item.items() for line in field_lines(key, part, zone)]
            lines.append(f"  - {inner[0]}")
            lines += [f"    {line}" if line else "" for line in inner[1:]]
        else:
            first, *rest = field_lines("x", item, zone)
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
    # The clock shows this time for the second time that day, or was not set by whole minutes yet.
    if local.fold or (local.utcoffset() or timedelta()) % timedelta(minutes=1):
        local, suffix = local.astimezone(UTC), "Z"
    return (
        local.replace(tzinfo=None).isoformat(" ", timespec="seconds" if local.second else "minutes") + suffix
    )


def _checked(name: str, value: str, *, in_list: bool = False) -> str:
    check_writable(name, value)
    return scalar(value, in_list=in_list)


def flow_mapping(fields: Mapping[str, str]) -> str:
    """Return fields on one line: `{name: value, …}`."""
    return "{" + ", ".join(f"{name}: {scalar(value, in_list=True)}" for name, value in fields.items()) + "}"


def scalar(value: str, *, in_list: bool = False) -> str:
    """Return a text on one line, in quotes where it could be taken for something else.

    `in_list` is for what stands between brackets or braces.
    """
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


def check_writable(name: str, value: str) -> None:
    """Raise NotWritable for a field's text with a character that YAML refuses (YAML 1.2.2, 5.1)."""
    _check(name, value, _REFUSED)


def check_text(text: str) -> None:
    """Raise NotWritable for the text of an article with a character that no file of text can hold."""
    _check("body", text, _REFUSED_IN_BODY)


def _check(name: str, text: str, refused: re.Pattern[str]) -> None:
    if found := refused.search(text):
        raise NotWritable(name, f"{ord(found[0]):04X}")
