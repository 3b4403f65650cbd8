"""Lines that look like a table, a rule or a block of code, and become something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.check.finding import values
from newsgen.check.slip import Edit, Slip, Typed, shortened
from newsgen.problems import sentence

_PIPE = re.compile(r"(?<!\\)[|｜]")
_RULE_ROW = re.compile(r"[ \t>]*+[|｜:：\-－—─ \t]++")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}+|~{3,}+)(?P<info>[^`\n]*+)")
_UNDERLINE = re.compile(r" {0,3}-{2,}+[ \t]*+")
_PARAGRAPH = re.compile(r"(?! {0,3}(?:=+[ \t]*$|[#>|<]|[-+*] |\d{1,9}[.)] )| {4}|\t)[ \t]*+\S")
_SENTENCE = re.compile(r"[。！？!?；;：，,…][”’」』）)]*+[ \t]*$")
_TITLE = 30  # characters: hardly any heading within a text is longer
_FEWEST = 2  # rows, and marks between cells, that make lines look like a table
_YEAR = re.compile(r" {0,3}((?:1[89]|20)\d\d)([.)])[ \t]+(?=\S)")
_BEGINNING = 40  # characters of a line by which it is found among what readers see


def stray_blocks(typed: Typed) -> Iterator[Slip]:
    """Give the slips of several lines."""
    for block in typed.blocks():
        yield from _tables(typed, block)
    yield from _headings(typed)
    yield from _years(typed)
    yield from _open_fences(typed.text.split("\n"))


def _tables(typed: Typed, block: range) -> Iterator[Slip]:
    start = block.start
    while start < block.stop:
        stop = start
        while stop < block.stop and _PIPE.search(typed.lines[stop]):
            stop += 1
        if stop - start >= _FEWEST:
            yield from _table(typed, range(start, stop))
        start = max(stop, start + 1)


def _table(typed: Typed, rows: range) -> Iterator[Slip]:
    lines = [typed.lines[row] for row in rows]
    counts = {len(_PIPE.findall(line)) for line in lines}
    has_rule = any("-" in line and _RULE_ROW.fullmatch(line) for line in lines[1:3])
    rules = [row for row in rows if _is_wide_rule(typed.lines[row])]
    wide = any("｜" in line for line in lines)
    framed = all(line.strip(" \t>")[0] in "|｜" and line.rstrip()[-1] in "|｜" for line in lines)
    looks = has_rule or rules or framed or (len(counts) == 1 and min(counts) >= _FEWEST)
    if not looks or not typed.is_seen(
        lines[0].strip(" \t>")[:_BEGINNING].split("*")[0].split("`")[0].split("[")[0]
    ):
        return
    edits = [
        Edit(row, found.start(), found.end(), "|")
        for row, line in zip(rows, lines, strict=True)
        for found in _PIPE.finditer(line)
        if found[0] == "｜"
    ]
    for row in rules:
        line = typed.lines[row]
        edits += (Edit(row, found.start(), found.end(), "---") for found in re.finditer(r"[－—─]++", line))
    if not has_rule and not rules and len(counts) == 1:
        prefix = lines[0][: len(lines[0]) - len(lines[0].lstrip(" \t>"))]
        cells = len(_cells(lines[0].strip(" \t>")))
        edits.append(Edit(rows.start + 1, 0, 0, f"{prefix}|{' --- |' * cells}\n"))
    if has_rule and not wide and rows.start and typed.lines[rows.start - 1].strip():
        edits.append(Edit(rows.start, 0, 0, "\n"))  # the text right above is what hides the table
    sure = has_rule or rules or len(counts) == 1
    if wide or rules:
        message, hint = _WIDE_TABLE, _TYPE_PIPES
    elif has_rule:
        message, hint = _HIDDEN, _EMPTY_LINE
    else:
        message, hint = _NO_RULE, _ADD_RULE
    yield Slip(rows.start, 0, message, hint, values(markup=shortened(lines[0])), tuple(edits) if sure else ())


_WIDE_TABLE = sentence("full-width marks make no table: {markup}")
_TYPE_PIPES = sentence("type | between the cells, and --- below the first row")
_HIDDEN = sentence("this table is read as text: {markup}")
_EMPTY_LINE = sentence("put an empty line above it")
_NO_RULE = sentence("this looks like a table, and has no line below its first row: {markup}")
_ADD_RULE = sentence("put a line such as | --- | --- | below the first row")


def _is_wide_rule(line: str) -> bool:
    return any(mark in line for mark in "－—─") and _RULE_ROW.fullmatch(line) is not None


def _cells(row: str) -> list[str]:
    cells = _PIPE.split(row)
    return cells[1 if not cells[0].strip() else 0 : -1 if not cells[-1].strip() else None]


def _headings(typed: Typed) -> Iterator[Slip]:
    """Give the lines of hyphens that make a heading of what hardly is one."""
    has_others = any(re.match(r" {0,3}#{1,6} ", line) for line in typed.lines)
    for block in typed.blocks():
        text = [row for row in block if _PARAGRAPH.match(typed.lines[row])]
        for row in block[1:]:
            if not _UNDERLINE.fullmatch(typed.lines[row]) or row - 1 not in text:
                continue
            above = typed.lines[row - 1].strip()
            is_text = (
                _SENTENCE.search(above) is not None
                or len(above) > _TITLE
                or (row - 2 in text and row - 2 >= block.start)
            )
            if is_text or has_others or row + 1 in text:
                yield Slip(
                    row - 1,
                    0,
                    "the hyphens below make a heading of this line: {text}",
                    "for a rule put an empty line above the hyphens; for a heading type ## before it",
                    values(text=shortened(above)),
                    (Edit(row, 0, 0, "\n"),) if is_text else (),
                )


def _years(typed: Typed) -> Iterator[Slip]:
    """Give the years that begin a list of one item: 2026. 這一年."""
    for row, line in enumerate(typed.lines):
        year = _YEAR.match(line)
        beside = [typed.lines[near] for near in (row - 1, row + 1) if 0 <= near < len(typed.lines)]
        if year and not any(_YEAR.match(other) for other in beside):
            yield Slip(
                row,
                0,
                "this line is an item of a list that counts from {year}: {text}",
                "for a text that begins with a year type {right}",
                values(year=year[1], text=shortened(line), right=f"{year[1]}\\{year[2]}"),
                (Edit(row, year.end(1), year.end(1), "\\"),),
            )


def _open_fences(lines: Sequence[str]) -> Iterator[Slip]:
    """Give the line that begins code which nothing ends."""
    opened, mark = 0, ""
    for number, line in enumerate(lines):
        found = _FENCE.fullmatch(line.rstrip())
        if found is None:
            continue
        if not mark:
            opened, mark = number, found["mark"]
        elif found["mark"].startswith(mark) and not found["info"].strip():
            mark = ""
    if mark:
        yield Slip(
            opened,
            0,
            "the code that begins here is never ended",
            "end it with a line {mark}",
            values(mark=mark),
        )
