"""Nodes -> the types that records want, with a problem at the right line for what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from newsgen.cjk import join_lines
from newsgen.invisible import without_invisible
from newsgen.problems import MOST_TOLD, Report
from newsgen.yamlfile.choices import close_choice, in_chinese
from newsgen.yamlfile.dates import NotADate, read_date, read_partial_date
from newsgen.yamlfile.nodes import Fields, Items, Node, Text
from newsgen.yamlfile.spellings import named
from newsgen.yamlfile.table import Field, Table, field_elsewhere, nearest_name

_Date = TypeVar("_Date")

#: What answers a question of yes or no.
YES = ("yes", "true", "是")
NO = ("no", "false", "否")

_LIST_SEPARATORS = re.compile(r"[、，,;；\n]")
_WIDE_SEPARATORS = re.compile("[、，；\n]")
_BRACKETED = re.compile(r"\s*[［【]([^［］【】]*)[］】]\s*")


class FieldReader:
    """Takes fields out of one mapping, one call a field; `finish` refuses what the table does not have.

    The table tells which are required, which words a choice has, and what holds where nothing is said.
    Each method returns a neutral value ('' or an empty tuple or None) where the field is missing or
    wrong; the report then holds the problem, so that reading goes on and finds the others.

    What is not `finished`, such as a draft, lacks nothing.
    """

    def __init__(self, fields: Fields, report: Report, table: Table) -> None:
        self.fields = fields
        self.report = report
        self.table = table
        self.finished = True

    def line(self, name: str) -> int:
        """Return the line of the key, or of the mapping when the key is missing."""
        return self.fields.key_lines.get(name, self.fields.line)

    def node(self, name: str) -> Node | None:
        """Return what was written for a field; None when it is missing or empty."""
        node = self.fields.entries.get(name)
        if isinstance(node, Text) and not without_invisible(node.value).strip():
            return None
        return node

    def lacks(self, name: str) -> bool:
        """Whether a required field is missing or empty; then that is reported."""
        row = self.table.get(name)
        lacking = self.finished and row is not None and row.required and self.node(name) is None
        if lacking:
            self.require(name)
        return lacking

    def text(self, name: str, *, lines: bool = False) -> str:
        """Return a field of one value, without white space around it and invisible characters in it.

        Of several lines it makes one, unless `lines` are kept.
        """
        node = self.node(name)
        if self.lacks(name) or node is None:
            return ""
        if isinstance(node, Text):
            value = without_invisible(node.value).strip()
            return value if lines or "\n" not in value else join_lines(value.split("\n"))
        key, _, typed = (part.strip() for part in self.report.quote(node.line).partition(":"))
        self.report.error(
            self.line(name),
            "`{name}` takes one value, not a list",
            'if this is the value, put it in quotes: `{name}: "{typed}"`' if typed and key == name else "",
            name=name,
            typed=typed,
        )
        return ""

    def require(self, name: str) -> None:
        """Report that a required field is missing or empty."""
        if name in self.fields.key_lines:
            self.report.error(self.line(name), "`{name}` is empty", name=name)
        else:
            self.report.error(self.fields.line, "`{name}` is missing", "add a line `{name}: …`", name=name)

    def texts(self, name: str, *, parted: bool = False) -> tuple[str, ...]:
        """Return a list of values, each once; one string with 、 or commas, or of several lines, counts as a
        list, in full-width brackets too. So does an item with full-width commas or of several lines, if the
        list is `parted`.
        """
        node = self.node(name)
        if node is None:
            return ()
        found: list[str] = []
        if isinstance(node, Text):
            bracketed = _BRACKETED.fullmatch(node.by_lines)
            found = _LIST_SEPARATORS.split(bracketed[1] if bracketed else node.by_lines)
        elif isinstance(node, Items):
            for item in node.values:
                if isinstance(item, Text):
                    found += _WIDE_SEPARATORS.split(item.by_lines) if parted else [item.value]
                else:
                    self._tell_words(item.line, name)
        else:
            self._tell_words(self.line(name), name)
        words = (without_invisible(word).strip() for word in found)
        return tuple(dict.fromkeys(join_lines(word.split("\n")) for word in words if word))

    def _tell_words(self, line: int, name: str) -> None:
        self.report.error(
            line, "`{name}` is a list of words", "write them side by side: `{name}: [甲, 乙]`", name=name
        )

    def choice(self, name: str, choices: Sequence[str] = ()) -> str:
        """Return one of the words that the table has for a field, or else of the `choices`."""
        row = self.table.get(name)
        words, default = (row.words, row.default) if row else ({}, "")
        choices = choices or (row.choices if row else ())
        value = self.text(name)
        return (self._chosen(name, value, choices, words) if value else "") or default

    def choices(self, name: str) -> tuple[str, ...]:
        """Return a list of words that the table has for a field, each once; wrong ones are left out."""
        row = self.table[name]
        found = (self._chosen(name, value, row.choices, row.words) for value in self.texts(name))
        return tuple(dict.fromkeys(filter(None, found)))

    def _chosen(self, name: str, value: str, choices: Sequence[str], words: Mapping[str, str]) -> str:
        """Return the choice that a word is, or means; '' where it is none, and then that is reported."""
        said = value.casefold()
        for word in (value, said):
            if word in choices:
                return word
        if said in words:
            return words[said]
        close = close_choice(said, {**{word: word for word in choices}, **words})
        beside = self.report.quote(self.line(name))
        listed = choices if said.isascii() else in_chinese(choices, words, beside)
        self.report.error(
            self.line(name),
            "`{value}` is not a value of `{name}`",
            "did you mean `{close}`?" if close else "one of: {choices}",
            name=name,
            value=value,
            close=close,
            choices=", ".join(listed),
        )
        return ""

    def flag(self, name: str) -> bool:
        """Return whether a field says yes; its default where it is missing or wrong."""
        return self.choice(name, (*YES, *NO)) in YES

    def whole_number(self, name: str) -> int:
        """Return a whole number that is not below the table's least."""
        row = self.table[name]
        default, least = int(row.default), row.least
        value = self.text(name)
        if not value:
            return default
        if value.isascii() and value.isdigit() and len(value) < 10 and int(value) >= least:
            return int(value)
        self.report.error(
            self.line(name),
            "`{name}` is a whole number of at least {least}, not `{value}`",
            name=name,
            value=value,
            least=str(least),
        )
        return default

    def date(self, name: str, zone: ZoneInfo) -> datetime | None:
        """Return a moment in the site's time zone, which also applies where the editor gave none."""
        return self._dated(name, lambda value: read_date(value, zone))

    def partial_date(self, name: str, zone: ZoneInfo) -> str:
        """Return a day, a month or a year, as ISO 8601 has it; of a moment the day in that zone."""
        return self._dated(name, lambda value: read_partial_date(value, zone)) or ""

    def _dated(self, name: str, read: Callable[[str], _Date]) -> _Date | None:
        value = self.text(name)
        if not value:
            return None
        try:
            return read(value)
        except NotADate as error:
            self.report.error(
                self.line(name), error.message, error.hint, name=name, value=value, **error.values
            )
            return None

    def url(self, name: str) -> str:
        """Return an absolute http or https address."""
        value = self.text(name)
        if not value or re.fullmatch(r"https?://[^\s/]+(/\S*)?", value, re.IGNORECASE):
            return value
        self.report.error(
            self.line(name),
            "`{value}` in `{name}` is not a web address",
            "it starts with https:// and has no spaces",
            name=name,
            value=value,
        )
        return ""

    def mapping(self, name: str) -> FieldReader | None:
        """Return a reader of a nested mapping, also where the field that it is short for was given alone."""
        node = self.node(name)
        if node is None:
            return None
        row = self.table.get(name)
        if row is not None and row.short and not isinstance(node, Fields):
            line = self.line(name)
            node = Fields({row.short: node}, {row.short: line}, line)
        if isinstance(node, Fields):
            return self._reader(node, name)
        self.report.error(self.line(name), "`{name}` has fields of its own, one a line", name=name)
        return None

    def mappings(self, name: str) -> tuple[FieldReader, ...]:
        """Return a reader for each mapping of a list, or for one alone; report the items that are none."""
        node = self.node(name)
        if node is None:
            return ()
        inner = self._inner(name)
        items = node.values if isinstance(node, Items) else (node,)
        for item in items:
            if not isinstance(item, Fields):
                self.report.error(
                    item.line if isinstance(node, Items) else self.line(name),
                    "`{name}` is a list of entries with fields of their own",
                    "each entry starts with `- `, such as `- {{{fields}}}`",
                    name=name,
                    fields=", ".join(f"{row.name}: …" for row in _first(inner)),
                )
        return tuple(self._reader(item, name) for item in items if isinstance(item, Fields))

    def _reader(self, fields: Fields, name: str) -> FieldReader:
        """Return a reader of the fields within a field."""
        row, inner = self.table.get(name), self._inner(name)
        if row is not None and row.spelled:
            fields = named(fields, inner, self.report)
        return FieldReader(fields, self.report, inner)

    def _inner(self, name: str) -> Table:
        row = self.table.get(name)
        return row.fields if row else {}

    def finish(self, told: Collection[str] = ()) -> None:
        """Report every key that the table does not have, with the field that it seems to mean.

        What is wrong with the keys in `told` has been said.
        """
        # Nobody reads on after the first ones, and looking for what they mean takes long.
        unknown = [key for key in self.fields.key_lines if key not in self.table and key not in told]
        for key in unknown[:MOST_TOLD]:
            row = field_elsewhere(key, self.table)
            close = "" if row else nearest_name(key, self.table)
            self.report.error(
                self.line(key),
                "unknown field `{key}`",
                "here it is called `{name}`"
                if row
                else "did you mean `{close}`?"
                if close
                else "the fields are: {known}",
                key=key,
                name=row.name if row else "",
                close=close,
                known=", ".join(self.table),
            )
        if len(unknown) > MOST_TOLD:
            self.report.error(
                self.line(unknown[MOST_TOLD]),
                "{count} more fields are unknown",
                count=str(len(unknown) - MOST_TOLD),
            )


def _first(table: Table) -> list[Field]:
    """Return the fields that an entry has at least."""
    return [row for row in table.values() if row.required] or list(table.values())[:2]
