"""Fields of a file exchanged one by one: comments, order, spaces and quotation marks of all else stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

import yaml
from msgspec import Struct

from newsgen.invisible import without_invisible
from newsgen.yamlfile.in_place import TypedValue, by_items, on_one_line
from newsgen.yamlfile.parse import with_plain_breaks
from newsgen.yamlfile.slips import compose
from newsgen.yamlfile.write import Value, field_lines

__all__ = ["FieldsText", "NotEditable", "TypedValue"]

_COMMENT = re.compile(r"[ \t]+#.*$")
_INDENT = "  "
_NO_ZONE = ZoneInfo("UTC")  # moments come as they were typed


class NotEditable(ValueError):
    """Fields that are no mapping with a field a line, or that cannot be read."""


class _Place(Struct, frozen=True):
    """A field: its key and its value, and the mapping that it stands in."""

    key: yaml.Node
    value: yaml.Node
    mapping: yaml.Node


class FieldsText:
    """The lines of some fields.

    `known` maps each accepted spelling of a top-level key to its name, `spelled` gives how a field that is
    new is called. NotEditable is raised where the text cannot be edited by fields.
    """

    def __init__(self, text: str, known: Mapping[str, str], spelled: Callable[[str], str]) -> None:
        """Take a text with `\\n` between its lines."""
        self._known = known
        self._spelled = spelled
        self._read(text)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "\n".join(self._lines)

    def typed(self, name: str) -> TypedValue:
        """Return the value of a field as it is typed; empty where there is none."""
        place = self._find(name)
        if place is None:
            return TypedValue("")
        first, last, start = place.key.end_mark.line, self._last_line(place), place.value.start_mark
        below = self._lines[first + 1 : last + 1]
        if start.line == first:
            return TypedValue("\n".join([self._lines[first][start.column :], *below]).rstrip())
        depth = min((len(line) - len(line.lstrip(" ")) for line in below if line.strip()), default=0)
        return TypedValue("\n".join(line[depth:] for line in below))

    def change(self, name: str, value: Value | None) -> None:
        """Give a field another value, at its place; at the end where it is new. None takes it away; a mapping
        changes those fields of a group that it names. Raises NotWritable for what no file can hold."""
        place = self._find(name)
        if place is None:
            if value:
                self._add(name, value)
        elif isinstance(value, Mapping) and isinstance(place.value, yaml.MappingNode):
            for inner, given in value.items():
                self._change_inner(name, inner, given)
        else:
            self._exchange(place, value)

    def _read(self, text: str) -> None:
        self._lines = text.split("\n") if text else []
        root, trouble = compose(with_plain_breaks(text))
        is_block = root is None or (isinstance(root, yaml.MappingNode) and not root.flow_style)
        if trouble is not None or not is_block:
            raise NotEditable
        self._places = [_Place(key, value, root) for key, value in root.value] if root is not None else []

    def _find(self, name: str) -> _Place | None:
        for place in self._places:
            typed = without_invisible(str(place.key.value)).strip()
            if self._known.get(typed, typed) == name:
                return place
        return None

    def _set(self, first: int, last: int, lines: Sequence[str]) -> None:
        """Put lines in the place of others, and read the text anew."""
        self._read("\n".join([*self._lines[:first], *lines, *self._lines[last + 1 :]]))

    def _add(self, name: str, value: Value) -> None:
        """Add a field below a comment that offers it, else at the end."""
        spelled = self._spelled(name)
        offer = re.compile(rf"#\s*{re.escape(spelled)}\s*:")
        inside = {
            number
            for place in self._places
            for number in range(place.key.start_mark.line, self._last_line(place) + 1)
        }
        offers = (at for at, line in enumerate(self._lines) if offer.match(line) and at not in inside)
        at = next(offers, len(self._lines) - 1)
        self._set(at + 1, at, _field("", spelled, value))

    def _last_line(self, place: _Place) -> int:
        """Return the last line of a value, without what stands between it and the next field."""
        first, end = place.key.end_mark.line, place.value.end_mark
        depth = place.key.start_mark.column
        last = min(end.line, len(self._lines) - 1)
        if last == end.line > first and not self._lines[last][: end.column].strip():
            last -= 1  # the mark stands where the next field begins
        while last > first and _is_beside(self._lines[last], depth):
            last -= 1
        return last

    def _exchange(self, place: _Place, value: Value | None) -> None:
        first, last = place.key.end_mark.line, self._last_line(place)
        line, node = self._lines[first], place.value
        start, end = node.start_mark, node.end_mark
        in_flow = isinstance(place.mapping, yaml.MappingNode) and bool(place.mapping.flow_style)
        has_one_line = start.line == end.line == first
        if value is None:
            if not in_flow and not (has_one_line and _COMMENT.match(line, end.column)):
                self._set(first, last, [])
                return
            value = ""
        written = on_one_line(node, value, self._lines, in_flow=in_flow) if has_one_line else None
        if written is not None:
            gap = " " if written and not line[start.column - 1].isspace() else ""
            self._set(first, first, [f"{line[: start.column]}{gap}{written}{line[end.column :]}"])
        elif (items := by_items(node, value, self._lines, last)) is not None:
            self._set(start.line, last, items)
        else:
            self._rewrite(place, value, last)

    def _rewrite(self, place: _Place, value: Value, last: int) -> None:
        """Write a field's lines anew, below the same key, with the comment behind it."""
        first = place.key.end_mark.line
        line = self._lines[first]
        head = line[: line.index(":", place.key.end_mark.column) + 1]
        comment = _COMMENT.match(line, len(head)) if place.value.start_mark.line > first else None
        lines = _field(" " * place.key.start_mark.column, "x", value)
        begun = f"{head}{lines[0].strip().removeprefix('x:')}{comment[0] if comment else ''}"
        self._set(first, last, [begun, *lines[1:]])

    def _change_inner(self, name: str, inner: str, value: Value) -> None:
        place = self._find(name)
        assert place is not None  # noqa: S101 - the caller has found it
        group = place.value
        for key, node in group.value:
            if key.value == inner:
                self._exchange(_Place(key, node, group), value or None)
                return
        if not value:
            return
        end = group.end_mark
        if isinstance(group, yaml.MappingNode) and group.flow_style:
            line = self._lines[end.line]
            written = on_one_line(yaml.ScalarNode("", ""), value, self._lines, in_flow=True)
            before = f"{line[: end.column - 1].rstrip()}, " if group.value else line[: end.column - 1]
            self._set(end.line, end.line, [f"{before}{inner}: {written}{line[end.column - 1 :]}"])
            return
        last = self._last_line(place)
        self._set(last + 1, last, _field(" " * group.start_mark.column, inner, value))


def _field(depth: str, name: str, value: Value) -> list[str]:
    """Return the lines of a field at a depth."""
    if isinstance(value, TypedValue):
        has_lines = "\n" in value or value.startswith("- ")
        below = [f"{_INDENT}{part}" if part else "" for part in value.split("\n")]
        lines = [f"{name}:", *below] if has_lines else [f"{name}: {value}".rstrip()]
    else:
        lines = field_lines(name, value, _NO_ZONE)
    return [depth + line if line else "" for line in lines]


def _is_beside(line: str, depth: int) -> bool:
    """Whether a line behind a value is none of it: empty, or a comment that is not indented."""
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) <= depth)
