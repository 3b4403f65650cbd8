"""Lines that look like a rule, a year, a table or a block of code, and become something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.finding import values
from newsgen.check.slip import CONTAINERS, Edit, Slip, TypedText, shortened
from newsgen.check.stray_tables import stray_tables
from newsgen.markup.lines import FENCE

_UNDERLINE = re.compile(r" {0,3}-{1,}+[ \t]*+")
_PARAGRAPH = re.compile(r"(?! {0,3}(?:=+[ \t]*$|[#>|<]|[-+*] |\d{1,9}[.)] )| {4}|\t)[ \t]*+\S")
_SENTENCE = re.compile(r"[。！？!?；;：，,…][”’」』）)]*+[ \t]*$")
_TITLE = 30  # characters: hardly any heading within a text is longer
_YEAR = re.compile(r"(?:[ \t]*+(?:>|[-+*][ \t]))*+[ \t]*+((?:1[89]|20)\d\d)([.)])[ \t]+(?=\S)")


def stray_blocks(typed: TypedText) -> Iterator[Slip]:
    """Give the slips of several lines."""
    yield from stray_tables(typed)
    yield from _headings(typed)
    yield from _years(typed)
    yield from _open_fences(typed)


def _headings(typed: TypedText) -> Iterator[Slip]:
    """Give the lines of hyphens that make a heading of what hardly is one."""
    has_others = any(re.match(r" {0,3}#{1,6} ", line) for line in typed.lines)
    for block in typed.blocks():
        text = {row for row in block if _PARAGRAPH.match(typed.lines[row])}
        for row in block[1:]:
            if not _UNDERLINE.fullmatch(typed.lines[row]) or row - 1 not in text:
                continue
            above = typed.lines[row - 1].strip()
            is_text = (
                _SENTENCE.search(above) is not None
                or len(above) > _TITLE
                or (row - 2 in text and row - 2 >= block.start)
            )
            is_item = typed.lines[row].strip() == "-"  # of a list that nobody went on with
            if is_text or has_others or is_item or row + 1 in text:
                yield Slip(
                    row - 1,
                    0,
                    "the hyphens below make a heading of this line: {text}",
                    "for a rule put an empty line above the hyphens; for a heading type ## before it",
                    values(text=shortened(above)),
                    (Edit(row, 0, 0, "\n"),) if is_text else (),
                )


def _years(typed: TypedText) -> Iterator[Slip]:
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


def _open_fences(typed: TypedText) -> Iterator[Slip]:
    """Give the lines that begin code which nothing ends: in a quotation, nothing in the quotation."""
    opened, mark, depth = 0, "", 0
    for number, line in enumerate((*typed.text.split("\n"), "")):
        lead = CONTAINERS.match(line)
        quoted = lead[0].count(">") if lead else 0
        if mark and depth and quoted < depth:
            yield _open_fence(opened, mark)
            mark = ""
        found = FENCE.fullmatch((line if mark and not depth else CONTAINERS.sub("", line)).rstrip())
        if found is None:
            continue
        if not mark:
            opened, mark, depth = number, found["mark"], quoted
        elif found["mark"].startswith(mark) and not found["info"].strip():
            mark = ""
    if mark:
        yield _open_fence(opened, mark)


def _open_fence(opened: int, mark: str) -> Slip:
    return Slip(
        opened,
        0,
        "the code that begins here is never ended",
        "end it with a line {mark}",
        values(mark=mark),
    )
