"""Front matter, mended line by line."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from newsgen.library.fields import INNER_NAMES, NAMES
from newsgen.problems import Report
from newsgen.yamlfile import Fields, Text
from newsgen.yamlfile.slips import Mender, compose

_FENCE = "---"
# What input methods make of three hyphens.
_TYPED_FENCE = re.compile(r"\s*(?:--|-{4,}|[—–－―]{2,})\s*")
_KEY = re.compile(r"\s*([^\s:：#]+)\s*[:：]")
_INSIDE = re.compile(r"\s*$|\s*#|\s+\S|- |[^\s:：#]+\s*[:：]")  # what lines between fences look like
_VALUE = re.compile(r"(?P<before>[^:]+:[ \t]*(?P<quote>[\"']?))(?P<value>.*?)(?P<after>(?P=quote)[ \t]*)")
_WIDENED = ("title", "summary")


def mended_fields(lines: list[str]) -> list[str]:
    """Return the lines of a file with its fences and the slips of its front matter mended.

    Empty lines before the first fence are left out; else each line has its place.
    """
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None or not _is_fence(lines[first]) or not _begins_fields(lines[first + 1 :]):
        return lines
    lines = lines[first:]
    last = _end(lines)
    if last is None:
        return lines
    return [_FENCE, *_mended(lines[1:last]), _FENCE, *lines[last + 1 :]]


def _is_fence(line: str) -> bool:
    return line.rstrip() == _FENCE or _TYPED_FENCE.fullmatch(line) is not None


def _begins_fields(lines: list[str]) -> bool:
    field = _KEY.match(lines[0]) if lines else None
    return field is not None and field[1] in NAMES


def _end(lines: list[str]) -> int | None:
    """Return where the closing fence is: hyphens before anything that only looks like them."""
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return number
    for number, line in enumerate(lines[1:], 1):
        if _TYPED_FENCE.fullmatch(line):
            return number
        if not _INSIDE.match(line):
            return None
    return None


def _mended(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    root, trouble = compose(text)
    if trouble is None and isinstance(root, yaml.MappingNode):
        return lines
    if trouble is not None and not isinstance(trouble, yaml.MarkedYAMLError):
        return lines  # a character that YAML cannot hold, wherever it is
    mended = Mender(Report(""), 1, NAMES, INNER_NAMES).mend(text).split("\n")
    return [old if _has_open_quote(old) else new for old, new in zip(lines, mended, strict=True)]


def _has_open_quote(line: str) -> bool:
    """Whether a quotation mark is opened and never closed: then nobody can tell whether one is missing."""
    field = re.match(r"[^:：]+[:：]\s*(.*)", line)
    value = field[1].strip() if field else ""
    return value[:1] in ("'", '"') and value.count(value[0]) == 1


def changed_fields(lines: list[str], fields: Fields, change: Callable[[str], str]) -> list[str]:
    """Return the lines of front matter with title and summary changed."""
    lines = [*lines]
    for name in _WIDENED:
        node = fields.entries.get(name)
        if not isinstance(node, Text):
            continue
        at = fields.key_lines[name] - 1
        found = _VALUE.fullmatch(lines[at])
        # Only a value that stands in its line as it is: no escapes, no further lines.
        if found and found["value"].strip() == node.value.strip():
            lines[at] = found["before"] + change(found["value"]) + found["after"]
    return lines
