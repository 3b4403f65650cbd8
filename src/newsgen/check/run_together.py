"""Lines that were meant to stand by themselves, and run together in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsgen.check.finding import values
from newsgen.check.slip import Edit, Slip, TypedText

_HAN_NUMBER = "一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾"
# What editors type before an item of a list, and Markdown knows nothing of.
_BULLET = re.compile(r"([•·●○◦■□▪▫◆◇►▶➢➤‣∙✓✔√☑‧・→－﹣])(?!\1)[ \t\u3000]*+(?=\S)|[—–―][ \t\u3000]++(?=\S)")
_TIGHT = re.compile(r"(?:[-+]|\*(?![^*\n]*\*))(?=[\u3400-\u9fff“「《A-Za-z])")
_NUMBER = re.compile(
    rf"[（(][{_HAN_NUMBER}\d]{{1,3}}[）)]|[{_HAN_NUMBER}]{{1,3}}[、．.]|[\d０-９]{{1,3}}[、．）]"
    r"|\d{1,3}[.)](?=[^\d])|[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]"
    rf"|第[{_HAN_NUMBER}\d]{{1,3}}[章节節条條款项項，、：]|[A-Za-zＡ-Ｚａ-ｚ][、．）]|其[{_HAN_NUMBER}][，、：]|——(?=[^—\s])|[—–―](?=[\u3400-\u9fff“「《])"
    r"|[（(][A-Za-zＡ-Ｚａ-ｚ][）)]|[〔【\[]\d{1,3}[〕】\]](?!\()"
    r"|(?:[A-Za-z]|[IVXivx]{1,4})[.)][ \t]*+(?=[\u3400-\u9fff])"
    r"|[甲乙丙丁戊己庚辛][、．]|[Ⅰ-ⅻ][、．.]|[★☆※▲△▼▽◎✦❖♦\u2300-\u23ff\u2600-\u2604\u2611-\u27bf\U0001f300-\U0001faff]"
)
# An address that links name: no line of a paragraph, where readers do not see it.
_ADDRESS = re.compile(r" {0,3}\[[^\[\]\n]{1,200}+\]:[ \t]*+\S")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>)*+[ \t]?")
# Who speaks, or what is told, before a colon.
_LABEL = re.compile(r"(?:[\u3400-\u9fff·]{1,8}\d{0,2}|[A-Z])[ \u3000]?[：:](?=[ \u3000]*\S)")
# A number, a time or a year, where every line begins with one.
_LEAD = re.compile(
    r"\d{1,2}(?:[:：]\d\d)?(?:[-–—~～至]\d{1,2}[:：]\d\d)?[ \t\u3000]++[^\d\s]"
    r"|\d{4}年[^，。\n]{0,6}?[ \t\u3000：:]"
)
_BOLD = re.compile(r"\*\*[^*\n]{1,60}\*\*[ \t\u3000]*$")
_BLOCK = re.compile(r" {0,3}[#|<]| {4}|\t")
_ITEM = re.compile(r" {0,8}(?:[-+*]|[0-9]{1,9}[.)])[ \t]+")
_BROKEN = re.compile(r"(?: {2}|\\|<br ?/?>)$")
_END = re.compile(r"[。！？!?…；][”’」』）)\]]*+")
_PAUSE = re.compile(r"[，、。！？!?…；：]$")
_SENTENCES = re.compile(r"[。！？]++[”’」』）]*+")
_CLOSING = 8  # characters at the end of a line that a sentence ends with, at most
_FEWEST = 3  # lines without any empty one between, that are paragraphs and no accident
_SHORT_ITEM = 24  # characters of an item that nobody breaks into two lines
_VERSES = 4  # lines that make a poem
_VERSE = 20  # characters of the longest line of one


def run_together(typed: TypedText) -> Iterator[Slip]:
    """Give the paragraphs that are several: lists without marks of one, lines that end sentences."""
    blocks = typed.blocks()
    for block in blocks:
        prefix = _QUOTE.match(typed.lines[block.start])
        mark = prefix[0] if prefix else ""
        lines = [typed.lines[row].removeprefix(mark) for row in block]
        if lines[0].startswith("\x01") or any(_BLOCK.match(line) for line in lines):
            continue
        if any(_ADDRESS.match(line) and not typed.is_seen(line) for line in lines):
            continue
        items = _items(lines)
        begun = set(items)
        parts = [range(start, stop) for start, stop in pairwise(sorted({0, *items, len(lines)}))]
        for part in parts:
            rows, said = block[part.start : part.stop], lines[part.start : part.stop]
            if len(part) > 1 and part.start in begun:
                yield from _list(rows, said, mark, in_item=True) or _behind(
                    rows, said, mark, part.stop == len(lines)
                )
            elif len(part) > 1:
                alone = len(blocks) == len(parts) == 1
                yield from (
                    _list(rows, said, mark) or _paragraphs(rows, said, mark, alone) or _verses(rows, said)
                )


def _items(lines: Sequence[str]) -> list[int]:
    """Return which lines begin items: a list within a paragraph begins with a bullet or with 1 (CommonMark
    0.31, 5.3)."""
    found: list[int] = []
    for at, line in enumerate(lines):
        item = _ITEM.match(line)
        if item and (at == 0 or found or item[0].strip(" \t.)") in ("1", "-", "+", "*")):
            found.append(at)
    return found


def _list(block: range, lines: Sequence[str], prefix: str, *, in_item: bool = False) -> list[Slip]:
    bare = [line.lstrip(" \t\u3000") for line in lines]
    first = 1 if in_item else 0
    bullets = {
        at for at, line in enumerate(bare) if at >= first and (_BULLET.match(line) or _TIGHT.match(line))
    }
    bold = {at for at, line in enumerate(bare) if at >= first and _BOLD.match(line)}
    items = {*bullets, *bold, *(at for at, line in enumerate(bare) if at >= first and _NUMBER.match(line))}
    if not in_item and (
        all(map(_LABEL.match, bare)) or (len(bare) >= _FEWEST and all(map(_LEAD.match, bare)))
    ):
        items = {*range(len(bare))}
    apart = sorted({*items, *(at + 1 for at in bold if at + 1 < len(lines))})
    after = [at for at in apart if at and not _BROKEN.search(lines[at - 1])]
    introduced = len(items) == 1 and after and lines[after[0] - 1].rstrip().endswith(("：", ":"))
    if not after or not (len(items) > 1 or introduced or bold):
        return []
    edits, parted = [], set(after)
    for at in apart:
        row = block[at]
        indent = " " * (len(lines[at]) - len(bare[at])) if in_item else ""
        if at in bullets:
            found = _BULLET.match(bare[at]) or _TIGHT.match(bare[at])
            marked = len(lines[at]) - len(bare[at]) + (found.end() if found else 0)
            edits.append(Edit(row, len(prefix), len(prefix) + marked, f"{indent}- "))
        if at in parted and not (at in bullets and (at - 1 in bullets or in_item)):
            edits.append(Edit(row, 0, 0, f"{prefix.rstrip()}\n"))
    return [
        Slip(
            block[after[0]],
            0,
            "{count} lines that look like a list run together in one paragraph: {text}",
            "put an empty line between them, or begin each with `- `",
            values(count=str(max(len(items), 2)), text=bare[after[0]][:20]),
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


def _behind(block: range, lines: Sequence[str], prefix: str, is_last: bool) -> list[Slip]:
    """Return the slip of a text right below the last item of a list, which becomes part of that item."""
    item, text = lines[0], lines[1]
    was_over = len(item) <= _SHORT_ITEM or _ends(item)
    if text[:1].isspace() or not was_over or _BROKEN.search(item):
        return []
    return [
        Slip(
            block[1],
            0,
            "this line is read as part of the item above it: {text}",
            "put an empty line above it; a line that belongs to the item is indented like its words",
            values(text=text[:20]),
            (Edit(block[1], 0, 0, f"{prefix.rstrip()}\n"),) if is_last else (),
        )
    ]


def _verses(block: range, lines: Sequence[str]) -> list[Slip]:
    """Return the slip of short lines that each end with a pause: a poem, or an address."""
    said = [line.strip(" \t\u3000") for line in lines]
    is_poem = len(said) >= _VERSES and all(len(line) <= _VERSE and _PAUSE.search(line) for line in said)
    if not is_poem or any(map(_BROKEN.search, lines[:-1])):
        return []
    return [
        Slip(
            block[1],
            0,
            "{count} short lines run together in one paragraph: {text}",
            "end each with two spaces, or put an empty line between them",
            values(count=str(len(said)), text=said[1]),
        )
    ]


def _ends(line: str) -> bool:
    """Whether a line ends where a sentence does."""
    line = line.rstrip()
    return any(found.end() == len(line) for found in _END.finditer(line, max(len(line) - _CLOSING, 0)))
