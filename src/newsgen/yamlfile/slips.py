"""The slips that editors make in YAML: told apart, reported with what to write, and mended to read on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from newsgen.problems import Report, said_elsewhere, sentence

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TOP_LEVEL = re.compile(r"(?P<key>[^\s:：#'\"\[\]{}&*!|>%@`-][^:：]*?)\s*(?P<colon>[:：])(?P<value>.*)")


def compose(text: str) -> tuple[yaml.Node | None, yaml.MarkedYAMLError | None]:
    """Return the root node of a text, with every scalar as typed; or what is wrong with it."""
    try:
        return yaml.compose(text, Loader=_Loader), None
    except yaml.MarkedYAMLError as error:
        return None, error


class Mender:
    """Finds the slips of single lines in fields; `known` are the accepted spellings of top-level keys."""

    def __init__(self, report: Report, first_line: int, known: Mapping[str, str]) -> None:
        self._report = report
        self._first_line = first_line
        self._known = known

    def mend(self, text: str) -> str:
        """Report the usual slips of single lines, and return the text without them."""
        lines = text.split("\n")
        for index, line in enumerate(lines):
            indent = line[: len(line) - len(line.lstrip())]
            if indent and self._is_field_set_in(lines, index):
                lines[index] = line = line.lstrip()
                self._report.error(
                    self._first_line + index, "a field starts at the left edge, but this line is indented"
                )
            elif "\t" in indent:
                lines[index] = indent.expandtabs(2) + line.lstrip()
                self._report.error(
                    self._first_line + index, "a tab stands where YAML wants spaces", "indent with spaces"
                )
                continue
            found = _TOP_LEVEL.fullmatch(line.rstrip("\r"))
            if found is None:
                continue
            key, value = found["key"], found["value"].strip()
            if found["colon"] == "：":
                if key in self._known:
                    lines[index] = f"{key}: {_quoted(value)}"
                    self._slip(index, "a full-width colon stands after `{key}`", key, value)
            elif found["value"] and not found["value"][0].isspace():
                if key in self._known:
                    lines[index] = f"{key}: {_quoted(value)}"
                    self._slip(index, "a space is missing after the colon of `{key}`", key, value)
            elif value and value[0] not in "|>" and compose(f"{key}: {value}")[1] is not None:
                following = lines[index + 1] if index + 1 < len(lines) else ""
                if not following.startswith((" ", "\t")):
                    lines[index] = f"{key}: {_quoted(value)}"
                    message = _why_quotes(value)
                    self._slip(index, message, key, _quoted(value))
        return "\n".join(lines)

    def _is_field_set_in(self, lines: list[str], index: int) -> bool:
        """Whether an indented line is a known field below one that has its value already."""
        field, above = _TOP_LEVEL.fullmatch(lines[index].strip()), _TOP_LEVEL.fullmatch(lines[index - 1])
        if not index or field is None or above is None or field["key"] not in self._known:
            return False
        return bool(above["value"].strip()) and above["value"].strip()[0] not in "|>"

    def _slip(self, index: int, message: str, key: str, value: str) -> None:
        self._report.error(self._first_line + index, message, "write `{key}: {value}`", key=key, value=value)


def report_syntax(
    trouble: yaml.MarkedYAMLError, lines: Sequence[str], first_line: int, report: Report
) -> None:
    """Report why a text is no YAML, in words for an editor, once for each line."""
    mark = trouble.problem_mark or trouble.context_mark
    if trouble.problem and "could not find expected ':'" in trouble.problem:
        mark = trouble.context_mark or mark  # where the line without a colon begins
    index = min(mark.line, len(lines) - 1) if mark else 0
    reason = trouble.problem or str(trouble)
    if index and "mapping values are not allowed" in reason and ":" not in lines[index - 1]:
        index -= 1  # a line without a colon swallowed the next one
    line = first_line + index
    if any(problem.line == line for problem in report.problems):
        return  # what is wrong with this line has been said
    if ":" not in lines[index] and lines[index].strip():
        report.error(
            line,
            "this line is not a field",
            "a field is `name: value`; further lines of a value are indented",
        )
    else:
        report.error(
            line,
            "this is not YAML: {reason}",
            "check the indentation, and put values with `:` `#` `[` or quotes into quotes",
            reason=said_elsewhere(reason),
        )


def _why_quotes(value: str) -> str:
    if value[0] in "'\"" and value.count(value[0]) == 1:
        return sentence("a quotation mark is opened in `{key}` and never closed")
    return sentence("the value of `{key}` must be put in quotes")


def _quoted(value: str) -> str:
    """Return the value as a YAML string in quotes, unless quotes already stand around all of it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" and compose(f"a: {value}")[1] is None:
        return value
    if value[0] in "'\"" and value.count(value[0]) == 1:
        value = value[1:]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
