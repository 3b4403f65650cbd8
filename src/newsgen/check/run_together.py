"""Lines that were meant to stand by themselves, and run together in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.check.finding import values
from newsgen.check.slip import Edit, Slip, Typed

_HAN_NUMBER = "一二三四五六七八九十百"
# What editors type before an item of a list, and Markdown knows nothing of.
_BULLET = re.compile(r"[•·●○◦■□▪▫◆◇►▶➢➤‣∙✓✔√☑][ \t\u3000]*+(?=\S)|[—–―][ \t\u3000]++(?=\S)")
_TIGHT = re.compile(r"(?:[-+]|\*(?![^*\n]*\*))(?=[\u3400-\u9fff“「《A-Za-z])")
_NUMBER = re.compile(
    rf"[（(][{_HAN_NUMBER}\d]{{1,3}}[）)]|[{_HAN_NUMBER}]{{1,3}}[、．.]|[\d０-９]{{1,3}}[、．）]"
    r"|\d{1,3}[.)](?=[^\s\d])|[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]"
    rf"|第[{_HAN_NUMBER}\d]{{1,3}}[章节節条條款项項，、：]|[A-Za-zＡ-Ｚａ-ｚ][、．）]"
    r"|[甲乙丙丁戊己庚辛][、．]|[Ⅰ-ⅻ][、．.]|[★☆※▲△◎✦❖♦\u2300-\u23ff\u2600-\u2604\u2611-\u27bf\U0001f300-\U0001faff]"
)
_QUOTE = re.compile(r"(?:[ \t]{0,3}>)*+[ \t]?")
_BLOCK = re.compile(r" {0,3}(?:[#|<]|[-+*] |\d{1,9}[.)] )| {4}|\t")
_BROKEN = re.compile(r"(?: {2}|\\|<br ?/?>)$")
_END = re.compile(r"[。！？!?…；][”’」』）)\]]*+")
_SENTENCES = re.compile(r"[。！？]++[”’」』）]*+")
_CLOSING = 8  # characters at the end of a line that a sentence ends with, at most
_FEWEST = 3  # lines without any empty one between, that are paragraphs and no accident


def run_together(typed: Typed) -> Iterator[Slip]:
    """Give the paragraphs that are several: lists without marks of one, lines that end sentences."""
    blocks = typed.blocks()
    for block in blocks:
        prefix = _QUOTE.match(typed.lines[block.start])
        mark = prefix[0] if prefix else ""
        lines = [typed.lines[row].removeprefix(mark) for row in block]
        if len(lines) < 2 or any(_BLOCK.match(line) for line in lines) or lines[0].startswith("\x01"):
            continue
        yield from _list(block, lines, mark) or _paragraphs(block, lines, mark, alone=len(blocks) == 1)


def _list(block: range, lines: Sequence[str], prefix: str) -> list[Slip]:
    bare = [line.lstrip(" \t\u3000") for line in lines]
    bullets = [at for at, line in enumerate(bare) if _BULLET.match(line) or _TIGHT.match(line)]
    items = sorted({*bullets, *(at for at, line in enumerate(bare) if _NUMBER.match(line))})
    after = [at for at in items if at and not _BROKEN.search(lines[at - 1])]
    introduced = len(items) == 1 and after and lines[after[0] - 1].rstrip().endswith(("：", ":"))
    if not after or not (len(items) > 1 or introduced):
        return []
    edits = []
    for at in items:
        row = block[at]
        if at in bullets:
            found = _BULLET.match(bare[at]) or _TIGHT.match(bare[at])
            marked = len(lines[at]) - len(bare[at]) + (found.end() if found else 0)
            edits.append(Edit(row, len(prefix), len(prefix) + marked, "- "))
        if at in after and not (at in bullets and at - 1 in bullets):
            edits.append(Edit(row, 0, 0, f"{prefix.rstrip()}\n"))
    return [
        Slip(
            block[after[0]],
            0,
            "{count} lines that look like a list run together in one paragraph: {text}",
            "put an empty line between them, or begin each with `- `",
            values(count=str(len(items)), text=bare[after[0]][:20]),
            tuple(edits),
        )
    ]


def _paragraphs(block: range, lines: Sequence[str], prefix: str, alone: bool) -> list[Slip]:
    ended = [at for at, line in enumerate(lines[:-1], 1) if _ends(line) and not _BROKEN.search(line)]
    indented = [at for at, line in enumerate(lines) if at and line.startswith("\u3000\u3000")]
    several = sum(len(_SENTENCES.findall(line)) > 1 for line in lines)
    all_end = len(ended) == len(lines) - 1
    if all_end and (several * 2 > len(lines) or (alone and len(lines) >= _FEWEST)):
        parted = ended
    elif indented:
        parted = [at for at in indented if not _BROKEN.search(lines[at - 1])]
    else:
        return []
    if not parted:
        return []
    return [
        Slip(
            block[parted[0]],
            0,
            "{count} lines that look like paragraphs run together: {text}",
            "put an empty line between two paragraphs",
            values(count=str(len(parted) + 1), text=lines[parted[0]].strip()[:20]),
            tuple(Edit(block[at], 0, 0, f"{prefix.rstrip()}\n") for at in parted),
        )
    ]


def _ends(line: str) -> bool:
    """Whether a line ends where a sentence does."""
    line = line.rstrip()
    return any(found.end() == len(line) for found in _END.finditer(line, max(len(line) - _CLOSING, 0)))
