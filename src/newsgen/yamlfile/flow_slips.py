"""Fields in braces, on one line, parted by what a Chinese input method types: {類別：項目，編號：plant}."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsgen.problems import Report

_WIDE_BRACES = str.maketrans("｛｝", "{}")
_FIELD = re.compile(r"(?P<lead>[{,，、]\s*)(?P<key>[^\W\d][\w-]*)\s*(?P<colon>：\s*|:(?![\s/])|:\s+)")
_QUOTES = re.compile("[\"']")


def mend_flow(text: str, report: Report, first_line: int, known: Collection[str]) -> str:
    """Report each line on which fields in braces are parted by other commas and colons than YAML's, or by
    colons without a space; return the text without these. `known` are the names of fields that count."""
    if "{" not in text and "｛" not in text:
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        mended = _mended(line, known)
        if mended != line:
            lines[index] = mended
            report.error(
                first_line + index,
                "a comma or a colon between these fields is a full-width one, or has no space behind it",
                "write `{plain}`",
                plain=mended.strip(),
            )
    return "\n".join(lines)


def _mended(line: str, known: Collection[str]) -> str:
    plain = line.translate(_WIDE_BRACES)
    if "{" not in plain:
        return line
    before, brace, inside = plain.partition("{")
    inside = brace + inside
    is_field = False

    def part(found: re.Match[str]) -> str:
        nonlocal is_field
        if found["key"] not in known or len(_QUOTES.findall(inside, 0, found.start())) % 2:
            return found[0]
        is_field = True
        if found["lead"][0] in "{," and found["colon"][0] == ":" and found["colon"] != ":":
            return found[0]
        lead = ", " if found["lead"][0] in "，、" else found["lead"]
        return f"{lead}{found['key']}: "

    mended = before + _FIELD.sub(part, inside)
    return mended if is_field else line
