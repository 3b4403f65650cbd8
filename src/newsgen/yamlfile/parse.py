"""YAML text -> nodes that keep their lines; every scalar stays the string that was typed.

YAML 1.1 would turn the stock code 002415 into 1293, `no` into False and 10:30 into 630; here no value
has a type before a field asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import yaml

from newsgen.cjk import join_lines
from newsgen.invisible import without_invisible
from newsgen.problems import Report
from newsgen.yamlfile.flow_slips import mend_flow
from newsgen.yamlfile.nodes import Fields, Items, Node, Text
from newsgen.yamlfile.slips import (
    ITEM_WITHOUT_SPACE,
    Mender,
    compose,
    field_meant,
    report_colon,
    report_item,
    report_syntax,
)
from newsgen.yamlfile.spellings import tell_twice
from newsgen.yamlfile.write import CONTROL_CHARACTER, DELETE_IT

# What YAML 1.1 calls printable (section 5.1); anything else ends the parse without a line number.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEEPEST = 100  # deeper than any registry goes; the C parser recurses without a limit of its own
_MARKERS_IN_A_ROW = re.compile(rf"(?:[-?:][ \t]++){{{_DEEPEST}}}")
# YAML 1.1 takes these for line breaks; no editor does, and every line number after them would be wrong.
_OTHER_LINE_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
_BEFORE_ITEM = re.compile(r"[ -]*")
# A `#` that begins a word is rarely meant as a comment: 增長 #1 的產業.
_LOST_TO_COMMENT = re.compile(r"\s+#[^\s#]")


def with_plain_breaks(text: str) -> str:
    """Return a text in which only `\\n` parts lines, with each character at its place."""
    return text.translate(_OTHER_LINE_BREAKS)


def read_nodes(
    text: str, report: Report, first_line: int, known: Mapping[str, str], inner: Collection[str]
) -> Node | None:
    """Return the root of a YAML text; None when it is empty or, as the report then says, unreadable.

    The arguments are those of `read_fields`.
    """
    return _Parser(report, first_line, known, inner).read(text)


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


class _Parser:
    def __init__(
        self, report: Report, first_line: int, known: Mapping[str, str], inner: Collection[str]
    ) -> None:
        self.report = report
        self.first_line = first_line
        self.known = known
        self.inner = inner
        self.lines: list[str] = []
        self._seen: set[int] = set()

    def read(self, text: str) -> Node | None:
        """Return the document's root; None when it is empty or, as the report then says, unreadable."""
        text = self._drop_unprintable(text.replace("\r\n", "\n").replace("\r", "\n"))
        if _MARKERS_IN_A_ROW.search(text) or _nesting(text) > _DEEPEST:
            self.report.error(self.first_line, "the fields are nested too deep to be read")
            return None
        text = mend_flow(text, self.report, self.first_line, {*self.known, *self.inner})
        root, trouble = compose(text)
        if trouble is not None or isinstance(root, yaml.ScalarNode):
            mended = Mender(self.report, self.first_line, self.known, self.inner).mend(text)
            if mended != text:
                text = mended
                root, trouble = compose(text)
        self.lines = [*text.split("\n"), ""]
        if trouble is not None:
            report_syntax(trouble, text.split("\n"), self.first_line, self.report)
        if trouble is not None or root is None:
            return None
        try:
            return self._node(root, top=True)
        except RecursionError:
            self.report.error(self.first_line, "the fields are nested too deep to be read")
            return None

    def _drop_unprintable(self, text: str) -> str:
        if _UNPRINTABLE.search(text) is None:
            return with_plain_breaks(text)
        for number, line in enumerate(text.split("\n"), self.first_line):
            for character in dict.fromkeys(_UNPRINTABLE.findall(line)):
                self.report.error(
                    number,
                    CONTROL_CHARACTER,
                    DELETE_IT,
                    code=f"{ord(character):04X}",
                )
        return with_plain_breaks(_UNPRINTABLE.sub("", text))

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
            ending = self.lines[raw.end_mark.line]
            if not raw.style and raw.value and _LOST_TO_COMMENT.match(ending, raw.end_mark.column):
                self._lost(self.first_line + raw.end_mark.line)
            return self._scalar(raw, line)
        if isinstance(raw, yaml.SequenceNode):
            nodes = (self._node(item, key_line=key_line or line) for item in raw.value)
            return Items(tuple(node for node in nodes if node is not None), line)
        return self._mapping(raw, line, top)

    def _scalar(self, raw: yaml.ScalarNode, line: int) -> Node:
        if not raw.style and raw.value in ("~", "null"):
            return Text("", line)
        first, last = raw.start_mark, raw.end_mark
        begins = _BEFORE_ITEM.fullmatch(self.lines[first.line], 0, first.column)
        if first.line == last.line and (raw.style or not begins):
            return Text(raw.value, line)
        parts = self.lines[first.line : last.line + 1]
        parts[-1] = parts[-1][: last.column]
        parts[0] = parts[0][first.column :]
        if not raw.style and begins:
            items = [ITEM_WITHOUT_SPACE.fullmatch(part) for part in parts]
            if all(items):
                return self._items_meant([found["value"] for found in items if found], line)
            # One line alone with a Chinese name may be a text: 說明：…
            fields = [field_meant(part, self.inner if len(parts) > 1 else ()) for part in parts]
            if all(fields):
                return self._fields_meant([found for found in fields if found], line)
        if raw.style == "|" or len(parts) == 1:
            return Text(raw.value, line)
        if raw.style == "'":
            parts = [part.replace("''", "'") for part in parts]
        written = parts[1:] if raw.style == ">" else [part.strip(" \t").strip("\"'") for part in parts]
        written = [part.strip(" \t") for part in written]
        lines = tuple(filter(None, written)) if raw.style not in ('"', "'") else ()
        return Text(_unfolded(raw.value, written), line, lines)

    def _items_meant(self, values: Sequence[str], line: int) -> Items:
        for number, value in enumerate(values, line):
            report_item(value, number, self.report)
        return Items(tuple(Text(value, number) for number, value in enumerate(values, line)), line)

    def _fields_meant(self, found: Sequence[re.Match[str]], line: int) -> Fields:
        entries: dict[str, Node] = {}
        for number, meant in enumerate(found, line):
            report_colon(meant, number, self.report)
            entries[meant["key"]] = Text(meant["value"], number)
        return Fields(entries, {key: node.line for key, node in entries.items()}, line)

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
            name = raw_key.value
            if top:
                name = self.known.get(without_invisible(name).strip(), name)
            if name in key_lines:
                tell_twice(self.report, key_line, raw_key.value, key_lines[name], typed[name])
                continue
            key_lines[name], typed[name] = key_line, raw_key.value
            value = self._node(raw_value, key_line=key_line)
            written = self.lines[raw_key.start_mark.line]
            lost = _LOST_TO_COMMENT.match(written, raw_key.end_mark.column + 1)
            if value == Text("", key_line) and lost:
                self._lost(key_line)
            if value is not None:
                entries[name] = value
        return Fields(entries, key_lines, self.first_line - 1 if top else line)


def _unfolded(value: str, parts: Sequence[str]) -> str:
    """Return a value without the spaces that YAML has put between lines of Chinese; `parts` are its lines.

    Lines with escapes are not found in the value, and from there on it is left as it is.
    """
    out: list[str] = []
    at = 0
    for before, after in pairwise(filter(None, parts)):
        if not value.startswith(before, at):
            break
        out.append(before)
        at += len(before)
        if value.startswith(" ", at) and join_lines((before, after)) == before + after:
            at += 1
        while value[at : at + 1].isspace():
            out.append(value[at])
            at += 1
    return "".join(out) + value[at:]
