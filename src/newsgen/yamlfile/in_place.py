"""A value written in the place of another one, in the way in which that was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from newsgen.yamlfile.write import Value, check_writable, scalar

_SEPARATOR = re.compile(r"[、，,;；]")


class TypedValue(str):
    """The value of a field as YAML, without the field's name; its lines begin at the left edge."""

    __slots__ = ()


def on_one_line(node: yaml.Node, value: Value, lines: Sequence[str], *, in_flow: bool) -> str | None:
    """Return a value as it may stand in the place of another one, which stands in one line of `lines`; None
    where it needs lines of its own. `in_flow` tells of a place between brackets.

    Raises NotWritable for what no file can hold.
    """
    if isinstance(value, TypedValue):
        return None if "\n" in value else str(value)
    if isinstance(value, str):
        return None if "\n" in value else _text(node, value, in_flow=in_flow)
    if isinstance(value, Mapping) or not isinstance(value, Sequence):
        return None
    words = [str(word) for word in value]
    for word in words:
        check_writable("", word)
    if isinstance(node, yaml.ScalarNode):
        return _joined(node, words)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return f"[{', '.join(_items(node, words, lines))}]"
    return None


def _text(node: yaml.Node, value: str, *, in_flow: bool) -> str:
    check_writable("", value)
    if not value and not in_flow:
        return ""
    written = scalar(value, in_list=in_flow)
    style = node.style if isinstance(node, yaml.ScalarNode) else ""
    if style in ("'", '"') and written[:1] != '"' and not re.search(rf"[{style}\\]", value):
        return f"{style}{value}{style}"
    return written


def _joined(node: yaml.ScalarNode, words: Sequence[str]) -> str:
    """Return words as one text, parted as they were; in brackets where a mark in one would part it."""
    if not words:
        return ""
    if not node.value or any(_SEPARATOR.search(word) for word in words):
        return f"[{', '.join(scalar(word, in_list=True) for word in words)}]"
    found = re.search(rf"{_SEPARATOR.pattern}[ \t]*", node.value)
    return scalar((found[0] if found else "、").join(words))


def _items(node: yaml.SequenceNode, words: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return words as items, those that were there as they were typed."""
    typed = {
        item.value: lines[item.start_mark.line][item.start_mark.column : item.end_mark.column]
        for item in node.value
        if isinstance(item, yaml.ScalarNode)
    }
    return [typed.get(word) or scalar(word, in_list=True) for word in words]


def by_items(node: yaml.Node, value: Value, lines: Sequence[str], last: int) -> list[str] | None:
    """Return the lines of a list with an item a line, without the items that are gone and with the new ones
    behind; `last` is its last line. None where that is not all that has changed."""
    if isinstance(value, str | Mapping) or not isinstance(value, Sequence) or not value:
        return None
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        return None
    if any(
        not isinstance(item, yaml.ScalarNode) or item.start_mark.line != item.end_mark.line
        for item in node.value
    ):
        return None
    before = [item.value for item in node.value]
    kept = [word for word in before if word in value]
    if not kept or len(set(before)) < len(before) or list(value[: len(kept)]) != kept:
        return None
    gone = {item.start_mark.line for item in node.value if item.value not in value}
    first, depth = node.start_mark.line, " " * node.start_mark.column
    left = [lines[number] for number in range(first, last + 1) if number not in gone]
    for word in value[len(kept) :]:
        check_writable("", str(word))
        left.append(f"{depth}- {scalar(str(word), in_list=True)}")
    return left
