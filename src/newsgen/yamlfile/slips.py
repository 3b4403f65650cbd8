"""The slips that editors make in YAML: told apart, reported with what to write, and mended to read on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import yaml

from newsgen.problems import Report, said_elsewhere, sentence

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
#: Spaces that are none to YAML.
OTHER_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
#: An item whose dash has no space behind it, or none that YAML knows; no number below zero, no `-{ }-`.
ITEM_WITHOUT_SPACE = re.compile(rf"\s*-(?:{OTHER_SPACE}\s*|(?=[^\s\d.{{-]))(?P<value>.*?)\s*")
#: A field with a colon, or a space behind it, of the Chinese input method.
OTHER_COLON = re.compile(
    rf"(?P<before>\s*(?:- +)?(?P<key>[^\W\d][\w-]*)) *(?P<colon>：|: *{OTHER_SPACE})\s*(?P<value>.*?)\s*"
)
_NO_SPACE = re.compile(r"(?P<before>\s*(?:- +)?(?P<key>[^\W\d][\w-]*))(?P<colon>:)(?P<value>[^\s/].*?)\s*")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}(?:\s++#.*)?")  # what begins a value of several lines
_TOP_LEVEL = re.compile(
    r"(?P<key>[^\s:：#'\"\[\]{}&*!|>%@`-](?:[^:：]*[^\s:：])?)\s*+(?P<colon>[:：])(?P<value>.*)"
)


def compose(text: str) -> tuple[yaml.Node | None, yaml.YAMLError | None]:
    """Return the root node of a text, with every scalar as typed; or what is wrong with it.

    Only what is wrong with a character that YAML cannot hold is no MarkedYAMLError.
    """
    try:
        return yaml.compose(text, Loader=_Loader), None
    except yaml.YAMLError as error:
        return None, error


def field_meant(line: str, known: Collection[str]) -> re.Match[str] | None:
    """Return what a line is, if it is a field with another colon than YAML's, or with none of its spaces:
    one that is `known`, or with a colon of the Chinese input method one in the letters that all have."""
    found = OTHER_COLON.fullmatch(line)
    if found and (found["key"] in known or found["key"].isascii()):
        return found
    found = _NO_SPACE.fullmatch(line)
    return found if found and found["key"] in known else None


class Mender:
    """Finds the slips of single lines in fields; `known` are the accepted spellings of top-level keys, and
    `inner` those of fields within them."""

    def __init__(
        self, report: Report, first_line: int, known: Mapping[str, str], inner: Collection[str]
    ) -> None:
        self._report = report
        self._first_line = first_line
        self._known = known
        self._inner = {*known, *inner}

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
            elif re.search(OTHER_SPACE, indent) and line.lstrip().startswith("-"):
                lines[index] = line = f"  {line.lstrip()}"
                self._report.error(
                    self._first_line + index,
                    "a full-width or no-break space stands where YAML wants plain ones",
                    "indent with spaces",
                )
            meant = field_meant(line, self._inner)
            if meant and (indent or line.startswith("- ") or meant["colon"] not in ("：", ":")):
                value = meant["value"]
                lines[index] = f"{meant['before']}: {_quoted(value) if value else ''}"
                report_colon(meant, self._first_line + index, self._report)
                continue
            if (item := ITEM_WITHOUT_SPACE.fullmatch(line)) and self._is_in_list(lines, index):
                lines[index] = f"{indent}- {_quoted(item['value'])}"
                report_item(item["value"], self._first_line + index, self._report)
                continue
            found = _TOP_LEVEL.fullmatch(line)
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
            elif value and not _BLOCK.fullmatch(value) and compose(f"{key}: {value}")[1] is not None:
                following = lines[index + 1] if index + 1 < len(lines) else ""
                if not following.startswith((" ", "\t")):
                    right = _quoted_items(value) or _quoted(value)
                    lines[index] = f"{key}: {right}"
                    message = _why_quotes(value)
                    self._slip(index, message, key, right)
        return "\n".join(lines)

    def _is_field_set_in(self, lines: list[str], index: int) -> bool:
        """Whether an indented line is a known field below one that has its value already."""
        field, above = _TOP_LEVEL.fullmatch(lines[index].strip()), _TOP_LEVEL.fullmatch(lines[index - 1])
        if not index or field is None or above is None or field["key"] not in self._known:
            return False
        return bool(above["value"].strip()) and above["value"].strip()[0] not in "|>"

    def _is_in_list(self, lines: list[str], index: int) -> bool:
        """Whether the line above is an item, or a field whose value is to follow."""
        above = lines[index - 1].strip() if index else ""
        return above.startswith("- ") or above.endswith(":")

    def _slip(self, index: int, message: str, key: str, value: str) -> None:
        self._report.error(self._first_line + index, message, "write `{key}: {value}`", key=key, value=value)


def report_colon(found: re.Match[str], line: int, report: Report) -> None:
    """Report a field that YAML does not take for one, as its colon or space is not a plain one."""
    report.error(
        line,
        "a space is missing after the colon of `{key}`"
        if found["colon"] == ":"
        else "the colon of `{key}`, or the space after it, is a full-width or no-break one",
        "write `{key}: {value}`",
        key=found["key"],
        value=found["value"],
    )


def report_item(value: str, line: int, report: Report) -> None:
    """Report an item of a list whose dash has no plain space behind it."""
    report.error(line, "a plain space is missing behind the `-` of a list", "write `- {value}`", value=value)


def report_syntax(trouble: yaml.YAMLError, lines: Sequence[str], first_line: int, report: Report) -> None:
    """Report why a text is no YAML, in words for an editor, once for each line."""
    mark, reason = None, str(trouble)
    if isinstance(trouble, yaml.MarkedYAMLError):
        mark = trouble.problem_mark or trouble.context_mark
        reason = trouble.problem or reason
    if isinstance(trouble, yaml.MarkedYAMLError) and "could not find expected ':'" in reason:
        mark = trouble.context_mark or mark  # where the line without a colon begins
    index = min(mark.line, len(lines) - 1) if mark else 0
    if index and "mapping values are not allowed" in reason and ":" not in lines[index - 1]:
        index -= 1  # a line without a colon swallowed the next one
    line = first_line + index
    if any(problem.line == line for problem in report.problems):
        return  # what is wrong with this line has been said
    if "expected comment or line break" in reason:
        report.error(
            line,
            "words stand right behind the sign for a value of several lines",
            "begin the value in the next line, indented; or put it in quotes",
        )
    elif "alphabetic or numeric character" in reason or (":" not in lines[index] and lines[index].strip()):
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
    if value[0] == "[" and "]" not in value:
        return sentence("a bracket is opened in `{key}` and never closed")
    return sentence("the value of `{key}` must be put in quotes")


def _quoted_items(value: str) -> str:
    """Return a list in brackets with quotes around what YAML would not take for words: [#甲, 乙].

    Nothing where it is no list, as in [快訊] 碼頭竣工."""
    closed = value.endswith("]") and value.count("]") == 1
    if value[0] != "[" or value.count("[") > 1 or not (closed or ("]" not in value and "," in value)):
        return ""
    items = [item.strip() for item in value.strip("[]").split(",") if item.strip()]
    right = ", ".join(
        _quoted(item) if {"#", ":"}.intersection(item) or compose(f"[{item}]")[1] else item for item in items
    )
    return f"[{right}]" if compose(f"[{right}]")[1] is None else ""


def _quoted(value: str) -> str:
    """Return the value as a YAML string in quotes, unless quotes already stand around all of it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" and compose(f"a: {value}")[1] is None:
        return value
    if value[0] in "'\"" and value.count(value[0]) == 1:
        value = value[1:]
    elif len(value) > 2 and value[0] == value[-1] == '"' and value.count('"') == 2:
        value = value[1:-1]  # backslashes stand in it that mean nothing: C:\\稿件
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
