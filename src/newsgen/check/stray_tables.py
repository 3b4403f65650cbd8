"""Lines that look like a table, and are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.check.finding import values
from newsgen.check.slip import Edit, Slip, TypedText, shortened
from newsgen.problems import sentence

_PIPE = re.compile(r"(?<!\\)[|｜│┃]")
_WIDE = "｜│┃"
_RULE_ROW = re.compile(r"[ \t>]*+[|｜│┃:：\-－—─ \t]++")
_WIDE_IN_RULES = re.compile(r"[－—─]++|：")
_GRID = re.compile(r"[ \t>]*+\+(?:[-=]++\+)++[ \t]*+")
_COLUMNS = re.compile(r"[ \t>]*+-{2,}+(?:[ \t]++-{2,}+)++[ \t]*+")
_BEGINS = re.compile(r"[ \t]*(?:[-+*>#<`~]|[0-9]{1,9}[.)] )")  # another block, which no table takes in
_FEWEST = 2  # rows, and marks between cells, that make lines look like a table
_BEGINNING = 40  # characters of a line by which it is found among what readers see


def stray_tables(typed: TypedText) -> Iterator[Slip]:
    """Give the tables that are none, and the rows with a mark that parts no cells."""
    blocks = typed.blocks()
    for block in blocks:
        yield from _in_block(typed, block)
        yield from _with_tabs(typed, block)
    yield from _apart(typed, blocks)


def _in_block(typed: TypedText, block: range) -> Iterator[Slip]:
    start = block.start
    while start < block.stop:
        stop = start
        while stop < block.stop and _PIPE.search(typed.lines[stop]):
            stop += 1
        if stop - start >= _FEWEST:
            yield from _table(typed, range(start, stop))
            yield from _taken_in(typed, range(start, stop), block.stop)
        elif start > block.start and _COLUMNS.fullmatch(typed.lines[start]):
            yield _told(start - 1, typed.lines[start - 1], _NO_COLUMNS, _TYPE_PIPES)
        elif _GRID.fullmatch(typed.lines[start]) and start == block.start:
            yield _told(start, typed.lines[start], _NO_GRID, _ADD_RULE)
        start = max(stop, start + 1)


def _table(typed: TypedText, rows: range) -> Iterator[Slip]:
    lines = [typed.lines[row] for row in rows]
    counts = {len(_PIPE.findall(line)) for line in lines}
    has_rule = any(_is_rule(line) for line in lines[1:3])
    rules = [row for row in rows if _is_wide_rule(typed.lines[row])]
    wide = any(mark in line for line in lines for mark in _WIDE)
    framed = all(_is_framed(line) for line in lines)
    even = len(counts) == 1 and (
        min(counts) >= _FEWEST or (len(lines) > _FEWEST and all(" | " in line for line in lines))
    )
    looks = has_rule or rules or framed or even
    if not looks or not typed.is_seen(_beginning(lines[0])):
        yield from _within(typed, rows) if has_rule else ()
        return
    edits = [edit for row in rows for edit in _narrowed(typed.lines[row], row)]
    for row in rules:
        line = typed.lines[row]
        edits += (
            Edit(row, found.start(), found.end(), ":" if found[0] == "：" else "---")
            for found in _WIDE_IN_RULES.finditer(line)
        )
    cells = len(_cells(lines[0].strip(" \t>")))
    rule = next((line for line in lines[1:3] if _is_rule(line)), lines[0])
    if not has_rule and not rules and len(counts) == 1:
        prefix = lines[0][: len(lines[0]) - len(lines[0].lstrip(" \t>"))]
        edits.append(Edit(rows.start + 1, 0, 0, f"{prefix}|{' --- |' * cells}\n"))
    hidden = has_rule and not wide and rows.start and typed.lines[rows.start - 1].strip()
    if hidden:
        edits.append(Edit(rows.start, 0, 0, "\n"))  # the text right above is what hides the table
    sure = has_rule or rules or len(counts) == 1
    if wide or rules:
        message, hint = _WIDE_TABLE, _TYPE_PIPES
    elif has_rule and not hidden and len(_cells(rule.strip(" \t>"))) != cells:
        message, hint = _OTHER_WIDTH, _SAME_WIDTH
    elif has_rule:
        message, hint = _HIDDEN, _EMPTY_LINE
    else:
        message, hint = _NO_RULE, _ADD_RULE
    yield _told(rows.start, lines[0], message, hint, edits if sure else ())


def _taken_in(typed: TypedText, rows: range, end: int) -> Iterator[Slip]:
    """Give the text right below a table, which becomes a row of it."""
    rule = typed.lines[rows.start + 1]
    below = rows.stop
    if below == end or not _is_rule(rule) or typed.is_seen(rule):
        return
    line = typed.lines[below]
    if not _BEGINS.match(line.lstrip(" \t>")) and len(_cells(rule.strip(" \t>"))) > 1:
        prefix = rule[: len(rule) - len(rule.lstrip(" \t>"))].rstrip()
        yield _told(below, line, _TAKEN_IN, _EMPTY_LINE, [Edit(below, 0, 0, f"{prefix}\n")])


def _within(typed: TypedText, rows: range) -> Iterator[Slip]:
    """Give the rows of a table that have too few cells, as a full-width mark stands between two."""
    wanted = len(_cells(typed.lines[rows.start].strip(" \t>")))
    for row in rows:
        line = typed.lines[row]
        narrow = [found for found in _PIPE.finditer(line) if found[0] == "|"]
        if len(_cells(line.strip(" \t>"))) == wanted and len(narrow) < len(_PIPE.findall(line)):
            yield _told(row, line, _WIDE_TABLE, _TYPE_PIPES, _narrowed(line, row))


def _with_tabs(typed: TypedText, block: range) -> Iterator[Slip]:
    """Give the rows that were copied from a spreadsheet, with tabs between the cells."""
    lines = [typed.lines[row] for row in block]
    counts = {line.strip().count("\t") for line in lines}
    if (
        len(lines) < _FEWEST
        or len(counts) > 1
        or not min(counts)
        or any(line[:1].isspace() for line in lines)
    ):
        return
    if not typed.is_seen(_beginning(lines[0])):
        return
    edits = [
        Edit(row, 0, len(line), f"| {' | '.join(cell.strip() for cell in line.strip().split(chr(9)))} |")
        for row, line in zip(block, lines, strict=True)
    ]
    edits.append(Edit(block.start + 1, 0, 0, f"|{' --- |' * (min(counts) + 1)}\n"))
    yield _told(block.start, lines[0], _TABS, _TYPE_PIPES, edits)


def _apart(typed: TypedText, blocks: Sequence[range]) -> Iterator[Slip]:
    """Give the tables with an empty line below each row."""
    rows = [block.start for block in blocks if len(block) == 1 and _is_framed(typed.lines[block.start])]
    heads = [block for block in blocks if len(block) == _FEWEST and _is_rule(typed.lines[block.stop - 1])]
    for head in heads:
        row = head.stop + 1
        if row in rows and typed.is_seen(typed.lines[row]):
            yield _told(head.start, typed.lines[head.start], _APART, _NO_EMPTY_LINES)
    for above, row in zip([-2, *rows], rows, strict=False):
        line = typed.lines[row]
        if row - above == 2 and _is_rule(line) and typed.is_seen(_beginning(typed.lines[above])):
            yield _told(above, typed.lines[above], _APART, _NO_EMPTY_LINES)


def _narrowed(line: str, row: int) -> list[Edit]:
    return [Edit(row, found.start(), found.end(), "|") for found in _PIPE.finditer(line) if found[0] in _WIDE]


def _told(row: int, line: str, message: str, hint: str, edits: Sequence[Edit] = ()) -> Slip:
    return Slip(row, 0, message, hint, values(markup=shortened(line.strip(" >"))), tuple(edits))


_WIDE_TABLE = sentence("full-width marks make no table: {markup}")
_TYPE_PIPES = sentence("type | between the cells, and --- below the first row")
_HIDDEN = sentence("this table is read as text: {markup}")
_EMPTY_LINE = sentence("put an empty line above it")
_NO_RULE = sentence("this looks like a table, and has no line below its first row: {markup}")
_ADD_RULE = sentence("put a line such as | --- | --- | below the first row")
_OTHER_WIDTH = sentence(
    "this table is read as text, as the line below its first row has more or fewer cells: {markup}"
)
_SAME_WIDTH = sentence("give both as many cells")
_TAKEN_IN = sentence("this line is read as a row of the table above it: {markup}")
_NO_COLUMNS = sentence("hyphens with spaces between them make no table: {markup}")
_NO_GRID = sentence("a frame of + and - makes no table: {markup}")
_TABS = sentence("tabs make no table: {markup}")
_APART = sentence("this table is read as text, as its rows stand apart: {markup}")
_NO_EMPTY_LINES = sentence("take out the empty lines between its rows")


def _is_framed(line: str) -> bool:
    bare = line.strip(" \t>")
    return bool(_PIPE.match(bare) and bare[-1] in "|｜│┃")


def _is_rule(line: str) -> bool:
    return "-" in line and _RULE_ROW.fullmatch(line) is not None and not _WIDE_IN_RULES.search(line)


def _is_wide_rule(line: str) -> bool:
    return _WIDE_IN_RULES.search(line) is not None and _RULE_ROW.fullmatch(line) is not None


def _beginning(line: str) -> str:
    """Return how a row begins, as far as readers see it as it was typed."""
    return re.split(r"[*`\[]", line.strip(" \t>")[:_BEGINNING], maxsplit=1)[0]


def _cells(row: str) -> list[str]:
    cells = _PIPE.split(row)
    return cells[1 if not cells[0].strip() else 0 : -1 if not cells[-1].strip() else None]
