"""YAML text -> nodes that keep their lines; every scalar stays the string that was typed.

YAML 1.1 would turn the stock code 002415 into 1293, `no` into False and 10:30 into 630; here no value
has a type before a field asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from newsgen.problems import Report

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What YAML 1.1 calls printable (section 5.1); anything else ends the parse without a line number.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOP_LEVEL = re.compile(r"(?P<key>[^\s:：#'\"\[\]{}&*!|>%@`-][^:：]*?)\s*(?P<colon>[:：])(?P<value>.*)")
_DEEPEST = 100  # deeper than any registry goes; the C parser recurses without a limit of its own
_MARKERS_IN_A_ROW = re.compile(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}")
# YAML 1.1 takes these for line breaks; no editor does, and every line number after them would be wrong.
_OTHER_LINE_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
# A `#` that begins a word is rarely meant as a comment: 增長 #1 的產業.
_LOST_TO_COMMENT = re.compile(r"\s+#[^\s#]")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as typed; empty for a key without a value."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    values: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: each key's canonical name, with its node and the line of the key.

    `line` is that of the first key; for a whole file or front matter the line before, as it is no field.
    """

    entries: dict[str, Node]
    key_lines: dict[str, int]
    line: int


Node = Text | Items | Fields


def read_fields(
    text: str, report: Report, first_line: int = 1, known: Mapping[str, str] | None = None
) -> Fields | None:
    """Parse a YAML mapping; None when there is none to be had, and then the report says why.

    `first_line` is the line of the file that the text starts at. `known` maps each accepted spelling of
    a top-level key to its name, e.g. `标题` to `title`; a key that is not in it stays as it is. After a
    slip in one line the rest is read all the same, so that one run reports every problem.
    """
    reader = _Reader(report, first_line, known or {})
    root = reader.read(text)
    if isinstance(root, Fields):
        return root
    if root is None:
        return None if report.failed else Fields({}, {}, first_line - 1)
    report.error(root.line, "expected fields, one `name: value` a line", "for example `title: 標題`")
    return None


def read_list(text: str, report: Report) -> tuple[Node, ...]:
    """Parse a YAML sequence; empty when there is none, and then the report says why."""
    root = _Reader(report, 1, {}).read(text)
    if isinstance(root, Items):
        return root.values
    if root is not None:
        report.error(1, "expected a list", "each entry starts with `- `")
    return ()


def _compose(text: str) -> tuple[yaml.Node | None, yaml.MarkedYAMLError | None]:
    try:
        return yaml.compose(text, Loader=_Loader), None
    except yaml.MarkedYAMLError as error:
        return None, error


def _nesting(text: str) -> int:
    if text.count("[") + text.count("{") <= _DEEPEST:
        return 0
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth = max(0, depth - 1)
    return deepest


@dataclass(slots=True)
class _Reader:
    report: Report
    first_line: int
    known: Mapping[str, str]
    lines: list[str] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def read(self, text: str) -> Node | None:
        """Return the document's root; None when it is empty or, as the report then says, unreadable."""
        text = self._drop_unprintable(text.replace("\r\n", "\n").replace("\r", "\n"))
        if _MARKERS_IN_A_ROW.search(text) or _nesting(text) > _DEEPEST:
            self.report.error(self.first_line, "the fields are nested too deep to be read")
            return None
        root, trouble = _compose(text)
        if trouble is not None or isinstance(root, yaml.ScalarNode):
            mended = self._mend(text)
            if mended != text:
                text = mended
                root, trouble = _compose(text)
        self.lines = [*text.split("\n"), ""]
        if trouble is not None:
            self._report_syntax(trouble, text.split("\n"))
        if trouble is not None or root is None:
            return None
        try:
            return self._node(root, top=True)
        except RecursionError:
            self.report.error(self.first_line, "the fields are nested too deep to be read")
            return None

    def _drop_unprintable(self, text: str) -> str:
        for found in _UNPRINTABLE.finditer(text):
            self.report.error(
                self.first_line + text.count("\n", 0, found.start()),
                "an invisible control character (U+{code}) stands in this line",
                "delete it; it often comes with text copied from a PDF",
                code=f"{ord(found.group()):04X}",
            )
        return _UNPRINTABLE.sub("", text).translate(_OTHER_LINE_BREAKS)

    def _mend(self, text: str) -> str:
        """Report the usual slips of single lines, and return the text without them."""
        lines = text.split("\n")
        for index, line in enumerate(lines):
            indent = line[: len(line) - len(line.lstrip())]
            if indent and self._is_field_set_in(lines, index):
                lines[index] = line = line.lstrip()
                self.report.error(
                    self.first_line + index, "a field starts at the left edge, but this line is indented"
                )
            elif "\t" in indent:
                lines[index] = indent.expandtabs(2) + line.lstrip()
                self.report.error(
                    self.first_line + index, "a tab stands where YAML wants spaces", "indent with spaces"
                )
                continue
            found = _TOP_LEVEL.fullmatch(line.rstrip("\r"))
            if found is None:
                continue
            key, value = found["key"], found["value"].strip()
            if found["colon"] == "：":
                if key in self.known:
                    lines[index] = f"{key}: {_quoted(value)}"
                    self._slip(index, "a full-width colon stands after `{key}`", key, value)
            elif found["value"] and not found["value"][0].isspace():
                if key in self.known:
                    lines[index] = f"{key}: {_quoted(value)}"
                    self._slip(index, "a space is missing after the colon of `{key}`", key, value)
            elif value and value[0] not in "|>" and _compose(f"{key}: {value}")[1] is not None:
                following = lines[index + 1] if index + 1 < len(lines) else ""
                if not following.startswith((" ", "\t")):
                    lines[index] = f"{key}: {_quoted(value)}"
                    self._slip(index, _why_quotes(value), key, _quoted(value))
        return "\n".join(lines)

    def _is_field_set_in(self, lines: list[str], index: int) -> bool:
        """Whether an indented line is a known field below one that has its value already."""
        field, above = _TOP_LEVEL.fullmatch(lines[index].strip()), _TOP_LEVEL.fullmatch(lines[index - 1])
        if not index or field is None or above is None or field["key"] not in self.known:
            return False
        return bool(above["value"].strip()) and above["value"].strip()[0] not in "|>"

    def _slip(self, index: int, message: str, key: str, value: str) -> None:
        self.report.error(self.first_line + index, message, "write `{key}: {value}`", key=key, value=value)

    def _report_syntax(self, trouble: yaml.MarkedYAMLError, lines: list[str]) -> None:
        mark = trouble.problem_mark or trouble.context_mark
        if trouble.problem and "could not find expected ':'" in trouble.problem:
            mark = trouble.context_mark or mark  # where the line without a colon begins
        index = min(mark.line, len(lines) - 1) if mark else 0
        reason = trouble.problem or "not YAML"
        if index and "mapping values are not allowed" in reason and ":" not in lines[index - 1]:
            index -= 1  # a line without a colon swallowed the next one
        line = self.first_line + index
        if any(problem.line == line for problem in self.report.problems):
            return  # what is wrong with this line has been said
        if ":" not in lines[index] and lines[index].strip():
            self.report.error(
                line,
                "this line is not a field",
                "a field is `name: value`; further lines of a value are indented",
            )
        else:
            self.report.error(
                line,
                "this is not YAML: {reason}",
                "check the indentation, and put values with `:` `#` `[` or quotes into quotes",
                reason=reason,
            )

    def _node(self, raw: yaml.Node, top: bool = False, key_line: int = 0) -> Node | None:
        line = self.first_line + raw.start_mark.line
        if id(raw) in self._seen:
            self.report.error(
                key_line or line, "YAML anchors and aliases (`&`, `*`) are not used here", "write it out"
            )
            return None
        self._seen.add(id(raw))
        mark = self.lines[raw.start_mark.line][raw.start_mark.column : raw.start_mark.column + 1]
        if mark in ("&", "!"):
            self.report.error(
                line,
                "a value that starts with `{mark}` must be put in quotes, or a part is lost",
                'write "{mark}…"',
                mark=mark,
            )
        if isinstance(raw, yaml.ScalarNode):
            further = self.lines[raw.start_mark.line + 1 : raw.end_mark.line + 1]
            if not raw.style and any(part.lstrip().startswith("- ") for part in further):
                self.report.error(
                    line,
                    "a value and a list stand together",
                    "put every item on a line of its own, with `- ` before it",
                )
            behind = self.lines[raw.end_mark.line][raw.end_mark.column :]
            if not raw.style and raw.value and _LOST_TO_COMMENT.match(behind):
                self._lost(self.first_line + raw.end_mark.line)
            empty = not raw.style and raw.value in ("~", "null")
            return Text("" if empty else raw.value, line)
        if isinstance(raw, yaml.SequenceNode):
            nodes = (self._node(item, key_line=key_line or line) for item in raw.value)
            return Items(tuple(node for node in nodes if node is not None), line)
        return self._mapping(raw, line, top)

    def _lost(self, line: int) -> None:
        self.report.error(
            line,
            "what stands after ` #` is taken for a comment and lost",
            "put the value in quotes, or leave a space after a `#` that starts a comment",
        )

    def _mapping(self, raw: yaml.Node, line: int, top: bool) -> Fields:
        entries: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        typed: dict[str, str] = {}
        for raw_key, raw_value in raw.value:
            key_line = self.first_line + raw_key.start_mark.line
            if not isinstance(raw_key, yaml.ScalarNode):
                self.report.error(key_line, "a field's name must be a word")
                continue
            name = self.known.get(raw_key.value, raw_key.value) if top else raw_key.value
            if name in key_lines:
                self.report.error(
                    key_line,
                    "`{key}` is given twice: first on line {first} as `{earlier}`",
                    "keep one of them",
                    key=raw_key.value,
                    first=str(key_lines[name]),
                    earlier=typed[name],
                )
                continue
            key_lines[name], typed[name] = key_line, raw_key.value
            value = self._node(raw_value, key_line=key_line)
            behind = self.lines[raw_key.start_mark.line][raw_key.end_mark.column + 1 :]
            if value == Text("", key_line) and _LOST_TO_COMMENT.match(behind):
                self._lost(key_line)
            if value is not None:
                entries[name] = value
        return Fields(entries, key_lines, self.first_line - 1 if top else line)


def _why_quotes(value: str) -> str:
    if value[0] in "'\"" and value.count(value[0]) == 1:
        return "a quotation mark is opened in `{key}` and never closed"
    return "the value of `{key}` must be put in quotes"


def _quoted(value: str) -> str:
    """Return the value as a YAML string in quotes, unless quotes already stand around all of it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" and _compose(f"a: {value}")[1] is None:
        return value
    if value[0] in "'\"" and value.count(value[0]) == 1:
        value = value[1:]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
