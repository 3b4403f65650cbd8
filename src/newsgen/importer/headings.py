"""Headings that are only short lines, or only bold, made headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from newsgen.importer.byline import read_byline
from newsgen.importer.labels import read_labels
from newsgen.problems import Report
from newsgen.readers import Block, Shape

#: Between the two lines of one heading: a full-width space, as newspapers set them.
JOINED = "\u3000"

_LONGEST = 30  # characters
_LONGEST_BOLD = 50
_PARAGRAPH = 40  # characters of a line that is surely a paragraph
_HAN = re.compile(r"[一-鿿㐀-䶿]")
_NO_END = re.compile(r"[。！？!?；;，,、：:…”』」）)】.]$")
_NO_START = re.compile(r"[“「『\-•·●○■◆▲△▼▽★*—－（(\[【\d]")
_ENDS = re.compile(r"[。！？!?…；;：:][”’」』）)】]*$|[”」』）)]$")
_NO_HEADING = re.compile(
    r"[攝摄]$|供[圖图]$|^[圖图](?:為|为|[一二三四五六七八九十\d])|^(?:資料|资料)?[圖图]片?[:：]|[來来]源|[\t|｜]|^附件|^附[:：]"
    r"|\d{4}年\d{1,2}月\d{1,2}日$"
)
_CAPTION = re.compile(r"[圖图表](?:為|为|\s?[一二三四五六七八九十\d])")
# What numbers mean, the highest first: 第一章, 一、, （一）, 1.
_NUMBERED = (
    re.compile(r"第[一二三四五六七八九十百\d]+[章節节部編编篇]"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
)


def mark_headings(blocks: Sequence[Block], marked_up: bool, report: Report) -> tuple[Block, ...]:
    """Return the blocks with those made headings that stand as headings do.

    A line is one that is short, ends without a mark, and has a paragraph before and after it. Two such lines
    are one heading of two lines, unless their numbers say that they are a heading and the first one below
    it; three are something else, perhaps a list, and are left as they are, which a warning tells.
    `marked_up` says that the text has headings of its own: then only bold lines are looked at.
    """
    made: list[Block] = []
    unsure: list[Block] = []
    levels = _levels(blocks)
    deepest = max((block.level for block in blocks if block.shape is Shape.HEADING), default=0)
    at, begins, seen = 0, False, 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_short(blocks[end], marked_up):
            end += 1
        run = blocks[at:end]
        if at and blocks[at - 1].markdown.startswith("![") and _is_caption(run):
            made.append(run[0])
            at += 1
            continue
        if not run:
            made.append(blocks[at])
            at += 1
            continue
        begins = begins or any(_is_paragraph(block) or block.shape is Shape.HEADING for block in made[seen:])
        seen = len(made)
        followed = end < len(blocks) and (_is_paragraph(blocks[end]) or blocks[end].shape is Shape.HEADING)
        bold = all(block.bold for block in run)
        numbered = all(_number(block) is not None for block in run)
        if followed and (bold or numbered or (begins and len(run) < 3)):
            made += _headings(run, levels, deepest)
        else:
            made += run
            unsure += [block for block in run if begins and followed]
        at = end
    if unsure:
        report.warning(
            unsure[0].line,
            "{count} short lines may be headings, or a list: they were left as paragraphs",
            "write ## before a heading, - before each item of a list",
            count=str(len(unsure)),
        )
    return tuple(made)


def _headings(run: Sequence[Block], levels: dict[int, int], deepest: int) -> list[Block]:
    if len(run) == 2 and not any(block.bold for block in run) and _number(run[1]) is None:
        first, second = run
        joined = replace(
            first,
            markdown=f"{first.markdown}{JOINED}{second.markdown}",
            plain=f"{first.plain}{JOINED}{second.plain}",
        )
        run = [joined]
    made = []
    for block in run:
        number = _number(block)
        level = min(deepest + 1, 6) if deepest else levels.get(number, 2) if number is not None else 2
        text = re.sub(r"^\*\*(.*)\*\*$", r"\1", block.markdown.replace("\\\n", " ").replace("\n", " "))
        made.append(replace(block, markdown="#" * level + f" {text}", shape=Shape.HEADING, level=level))
    return made


def _is_caption(run: Sequence[Block]) -> bool:
    """Whether what follows a picture is the line below it."""
    return bool(run) and not run[0].bold and _number(run[0]) is None


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the level of each kind of number that headings have."""
    kinds = sorted(
        {kind for block in blocks if _is_short(block, False) and (kind := _number(block)) is not None}
    )
    return {kind: level for level, kind in enumerate(kinds, 2)}


def _number(block: Block) -> int | None:
    return next((kind for kind, pattern in enumerate(_NUMBERED) if pattern.match(block.plain)), None)


def _is_short(block: Block, bold_only: bool) -> bool:
    said = block.plain
    if block.shape is not Shape.PARAGRAPH or "\n" in said or len(_HAN.findall(said)) < 2:
        return False
    if block.bold:
        return len(said) <= _LONGEST_BOLD and not (re.search(r"[。；;，,：:]$", said) or _CAPTION.match(said))
    if bold_only or len(said) > _LONGEST or _NO_END.search(said) or _NO_HEADING.search(said):
        return False
    if read_labels(said) or read_byline(said):
        return False
    return "。" not in said and (_number(block) is not None or not _NO_START.match(said))


def _is_paragraph(block: Block) -> bool:
    said = block.plain
    return block.shape is Shape.PARAGRAPH and (
        len(said) >= _PARAGRAPH or bool(_ENDS.search(said) and len(said) >= 15)
    )


def level_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks of which the highest heading has the level of a section."""
    highest = min((block.level for block in blocks if block.shape is Shape.HEADING), default=2)
    if highest == 2:
        return tuple(blocks)
    return tuple(
        replace(
            block,
            level=(level := min(block.level - highest + 2, 6)),
            markdown="#" * level + block.markdown[block.level :],
        )
        if block.shape is Shape.HEADING and block.markdown.startswith("#" * block.level)
        else block
        for block in blocks
    )
