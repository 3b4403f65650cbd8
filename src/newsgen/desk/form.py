"""An article's file -> the values of a form; and the values back into the file, where they have changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from newsgen.article_file.compose import field_name
from newsgen.cjk import join_lines
from newsgen.desk.parts import Parts, parts_of, plain_text, with_ends_of
from newsgen.invisible import without_invisible
from newsgen.library.fields import ARTICLE, NAMES
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, Fields, Items, Node, Text
from newsgen.yamlfile.edit import FieldsText, NotEditable, TypedValue
from newsgen.yamlfile.table import Field, Kind
from newsgen.yamlfile.write import Value, check_text

#: What a form has of a field: a text, words, or the texts of a group.
FormValue = str | list[str] | dict[str, str]

#: Fields that programs write, and no editor.
NOT_SHOWN = frozenset(("imported",))

_TEXTS = (Kind.TEXT, Kind.LINES, Kind.DATE, Kind.URL, Kind.CHOICE)
# What stands in YAML as it is typed, though it begins with a figure.
_MOMENT = re.compile(r"\d[\w:+./-]*(?: [\w:+.-]+)*")


class Form(Struct, frozen=True):
    """What an editor sees of a file: the `values` of its fields, of `typed` ones as YAML, as they are lists
    of entries or otherwise written than the form has it; and the `lines` of those that are there. `body` is
    the text, which begins in `line`; in a file whose fields cannot be told it is the `whole`."""

    values: dict[str, FormValue]
    typed: frozenset[str]
    body: str
    line: int
    lines: Mapping[str, int]
    whole: bool = False


def open_form(text: str) -> Form:
    """Return the form of a file's text."""
    parts, fields = _split(text)
    if parts is None or fields is None:
        return Form({}, frozenset(), plain_text(text), 1, {}, whole=True)
    reader = FieldReader(parts.fields, Report(""), ARTICLE)
    reader.finished = False
    values: dict[str, FormValue] = {}
    typed = set()
    for name, row in ARTICLE.items():
        if name in NOT_SHOWN:
            continue
        node = parts.fields.entries.get(name)
        value = _value(reader, row, node)
        if value is None:
            typed.add(name)
            value = str(fields.typed(name))
        values[name] = value
    return Form(values, frozenset(typed), parts.body, parts.line, parts.fields.key_lines)


def with_form(text: str, values: Mapping[str, FormValue], body: str) -> str:
    """Return a file's text with what has changed in its form; without any change it is the same text.

    Raises NotWritable for what no file can hold.
    """
    check_text(body)
    form = open_form(text)
    parts, fields = _split(text)
    if form.whole or parts is None or fields is None:
        after = plain_text(body)
        return text if after == form.body else with_ends_of(text, after)
    for name, before in form.values.items():
        value = _clean(values.get(name, before), ARTICLE[name], is_typed=name in form.typed)
        if value != _clean(before, ARTICLE[name], is_typed=name in form.typed):
            fields.change(name, _written(value, before, ARTICLE[name], is_typed=name in form.typed))
    return with_ends_of(text, parts.with_changes(fields.text, plain_text(body)))


def _split(text: str) -> tuple[Parts | None, FieldsText | None]:
    parts = parts_of(text)
    if parts is None:
        return None, None
    try:
        return parts, FieldsText(parts.front, NAMES, _Spelled(parts.fields, parts.front))
    except NotEditable:
        return parts, None


class _Spelled:
    """How a field that is new in a file is called: in the language of those that are there."""

    def __init__(self, fields: Fields, front: str) -> None:
        typed = {line.partition(":")[0].strip() for line in front.split("\n")}
        chinese = [name for name in fields.key_lines if name in ARTICLE and name not in typed]
        simplified = any(
            field_name(name, "zh-Hans") in typed and field_name(name, "zh-Hant") not in typed
            for name in chinese
        )
        self._language = "en" if not chinese else "zh-Hans" if simplified else "zh-Hant"

    def __call__(self, name: str) -> str:
        """Return the name."""
        return field_name(name, self._language)


def _value(reader: FieldReader, row: Field, node: Node | None) -> FormValue | None:
    """Return a field's value as a form has it; None where it is only to be had as it is typed."""
    if row.kind is Kind.WORDS:
        is_plain = isinstance(node, Items) and all(isinstance(item, Text) for item in node.values)
        return list(reader.texts(row.name)) if node is None or isinstance(node, Text) or is_plain else None
    if row.kind in _TEXTS:
        if not (node is None or isinstance(node, Text)):
            return None
        value = reader.text(row.name, lines=row.kind is Kind.LINES)
        return row.words.get(value.casefold(), value) if row.kind is Kind.CHOICE else value
    if row.kind is Kind.GROUP:
        return _group(row, node)
    return None


def _group(row: Field, node: Node | None) -> dict[str, str] | None:
    empty = dict.fromkeys(row.fields, "")
    if node is None:
        return empty
    if isinstance(node, Text):
        return empty | {next(iter(empty)): _line(node.value)}
    if isinstance(node, Items) or any(not isinstance(inner, Text) for inner in node.entries.values()):
        return None
    texts = {name: inner.value for name, inner in node.entries.items() if isinstance(inner, Text)}
    return empty | {name: _line(value) for name, value in texts.items() if name in empty}


def _line(value: str) -> str:
    return join_lines(without_invisible(value).strip().split("\n"))


def _clean(value: object, row: Field, *, is_typed: bool) -> FormValue:
    """Return a value as the file would be read again."""
    if isinstance(value, list):
        return list(dict.fromkeys(word for item in value if (word := _line(str(item)))))
    if isinstance(value, dict):
        return {name: _line(str(value.get(name, ""))) for name in row.fields}
    text = plain_text(str(value))
    if is_typed or row.kind is Kind.LINES:
        return without_invisible(text).strip() if not is_typed else text.strip("\n")
    return _line(text)


def _written(value: FormValue, before: FormValue, row: Field, *, is_typed: bool) -> Value | None:
    """Return a value as it goes into the file; None for a field that goes."""
    if isinstance(value, dict):
        told = before if isinstance(before, dict) else {}
        if not any(value.values()):
            return None
        return {name: text for name, text in value.items() if text or told.get(name)}
    if not value:
        return "" if row.required else None
    if isinstance(value, list):
        return value
    if is_typed or (row.kind is Kind.DATE and _MOMENT.fullmatch(value)):
        return TypedValue(value)
    return value
