"""YAML as nearly all front matter has it, one `name: value` a line, read without the parser.

Only what can have one meaning is read here: values in quotes without an escape in them, words without any
mark that YAML might care for, lists of both. A text with anything else in it is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsgen.yamlfile.records import Fields, Items, Node, Text

_QUOTED = r"\"[^\"\\]*+\"|'[^']*+'"
# Begins with no mark of ASCII; `null` is no text.
_BEGINNING = r"(?!null\b)[^\x00-/:-@\[-^`{-\x7f]"
_WORDS = rf"{_BEGINNING}(?:[^:#]|:(?=[^ ]))*+"
_WORD_IN_LIST = rf"{_BEGINNING}[^:#,?\[\]{{}}\"'&*!|>%@`]*+"
_ITEM = rf"(?:{_QUOTED}|{_WORD_IN_LIST})"
_LIST = rf"\[ *(?:{_ITEM} *(?:, *{_ITEM} *)*+)\]"
_FIELD = re.compile(rf"(\w[\w-]{{0,60}}):(?: +(?:({_QUOTED}|{_WORDS})|({_LIST})))? *")
_BELOW = re.compile(rf"( *)- +({_QUOTED}|{_WORDS}) *")
_ITEMS = re.compile(_ITEM)


def plain_fields(text: str, first_line: int, known: Mapping[str, str]) -> Fields | None:
    """Return the fields of a text as `read_fields` does; None where it is for the parser to say."""
    # No control characters and no line breaks of YAML's own; the space of Chinese is as good as a letter.
    if not text.replace("\n", "").replace("\u3000", "").isprintable():
        return None
    entries: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    name = indent = ""  # the last field, and how far the items below it are set in
    below: list[Text] | None = None  # those items, where the field has no value beside it
    for number, line in enumerate(text.split("\n"), first_line):
        field = _FIELD.fullmatch(line)
        if field is None:
            item = None if below is None else _BELOW.fullmatch(line)
            if below is None or item is None or item[1] != (indent if below else item[1]):
                return None
            indent = item[1]
            below.append(Text(_value(item[2]), number))
            entries[name] = Items(tuple(below), below[0].line)
            continue
        if below is not None and not below:
            return None
        key, value, listed = field.groups()
        name, below = known.get(key, key), None
        if name in key_lines:
            return None
        key_lines[name] = number
        if value:
            entries[name] = Text(_value(value), number)
        elif listed:
            items = (Text(_value(item), number) for item in _ITEMS.findall(listed))
            entries[name] = Items(tuple(items), number)
        else:
            below = []
    return None if below is not None and not below else Fields(entries, key_lines, first_line - 1)


def _value(typed: str) -> str:
    return typed[1:-1] if typed[0] in "\"'" else typed.rstrip(" ")
