"""An article as plain text: for news agencies, and for mail programs that show no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from newsgen.export.blocks import Divider, Paragraph, PictureBlock, StoryBlock, TableBlock, TableCell, blocks
from newsgen.export.clean import cleaned
from newsgen.export.notes import ExportNote, note_line, numbered
from newsgen.export.story import Story
from newsgen.text_columns import aligned, width, wrap

_RULE = "————————"
_INDENT = "  "
_LEAST = 8  # columns that are left for text
_BEFORE = re.compile(r"([ >]*)((?:(?:•|-?\d+\.|\[\d+\]) )?)")


def plain_text(story: Story, columns: int = 0) -> str:
    """Return an article as text that ends in a line end; wrapped to so many columns, of which a Han character
    takes two, or a paragraph a line where `columns` is 0. Links and footnotes are numbered notes."""
    soup = cleaned(story.body, story.url)
    notes = numbered(soup, lambda number: NavigableString(f"[{number}]"))
    parts = [*_head(story), *_body(soup)]
    if story.excerpt:
        parts += [(story.summary,), (f"{story.words['read_original']}{story.words['colon']}{story.link}",)]
    parts += _foot(story, notes)
    lines: list[str] = []
    for part in parts:
        told = [line for text in part for line in _wrapped(text, columns)]
        if told:
            lines += ["", *told] if lines else told
    return "\n".join(line.rstrip() for line in lines) + "\n"


def summary_text(story: Story, columns: int) -> str:
    """Return an article's title, whose it is, its summary and its address, as a digest has them."""
    lines = (story.title, story.byline, story.dates, story.summary, story.link)
    return "\n".join(line for text in lines for line in _wrapped(text, columns))


def _head(story: Story) -> Iterator[tuple[str, ...]]:
    yield (story.kicker, story.title, story.subtitle)
    yield (story.byline, *story.place, story.dates)
    if story.standfirst and not story.excerpt:
        yield (story.summary,)
    yield tuple(
        f"{figure.label}{story.words['colon']}{figure.value}" + (f"（{figure.note}）" if figure.note else "")
        for figure in story.figures
    )
    if story.lead:
        yield (_picture(story.lead.alt, story.lead.src), story.lead.caption)


def _foot(story: Story, notes: Sequence[ExportNote]) -> Iterator[tuple[str, ...]]:
    if story.records:
        yield (story.words["record_box"], *story.records)
    if story.corrections:
        yield (story.words["corrections"], *story.corrections)
    if notes:
        yield (story.words["notes"], *(note_line(number, note) for number, note in enumerate(notes, 1)))
    if story.notice:
        yield (_RULE, *story.notice)
    yield (story.url,)


def _body(soup: BeautifulSoup) -> Iterator[tuple[str, ...]]:
    """Give each block as its lines; the items of a list belong together."""
    items: list[str] = []
    like: tuple[int, bool] = 0, False  # how deep in quotations a list stands, and whether it has numbers
    for block in blocks(soup):
        item = block if isinstance(block, Paragraph) and block.depth else None
        if item is not None:
            outermost = item.depth == 1 and bool(item.marker)
            now = item.quoted, item.marker != "•" if outermost else like[1]
        if items and (item is None or now != like):
            yield tuple(items)
            items = []
        if item is not None:
            items += _lines(item)
            like = now
            continue
        yield tuple(_lines(block))
    if items:
        yield tuple(items)


def _lines(block: StoryBlock) -> Iterable[str]:
    if isinstance(block, Paragraph):
        before = "> " * block.quoted + _INDENT * (block.depth - 1 if block.depth else 0)
        marker = f"{block.marker} " if block.marker else _INDENT * bool(block.depth)
        lines = block.text.split("\n")
        if block.kind == "pre":
            return [f"\0{before}    {line}" for line in lines]
        return [f"{before}{marker if not at else ' ' * width(marker)}{line}" for at, line in enumerate(lines)]
    if isinstance(block, PictureBlock):
        return [_picture(block.alt, block.src)]
    if isinstance(block, Divider):
        return [_RULE]
    return [f"\0{line}" for line in aligned_table(block)]


def _picture(alt: str, src: str) -> str:
    return f"［{alt}］{src}" if alt else src


def aligned_table(table: TableBlock) -> list[str]:
    """Return a table as lines, its columns below each other by the width that characters take; a cell that
    spans others stands in the first of them."""
    grid = list(_grid(table))
    texts = [[cell.text if cell else "" for cell in row] for row in grid]
    widths = [max(map(width, column)) for column in zip(*texts, strict=True)]
    shifted = [
        [
            " " * (room - width(text)) + text if cell and cell.align == "right" else text
            for text, room, cell in zip(said, widths, row, strict=True)
        ]
        for said, row in zip(texts, grid, strict=True)
    ]
    lines = aligned(shifted)
    if 0 < table.heads < len(lines):
        lines.insert(table.heads, "  ".join("-" * room for room in widths))
    return lines


def _grid(table: TableBlock) -> Iterator[list[TableCell | None]]:
    """Give the rows with a place for each column."""
    columns = max(sum(cell.across for cell in row) for row in table.rows)
    taken: dict[int, int] = {}  # columns that cells of rows above reach into, and for how many rows
    for row in table.rows:
        placed: list[TableCell | None] = []
        cells = iter(row)
        while len(placed) < columns or any(taken.get(at) for at in range(len(placed), columns)):
            at = len(placed)
            if taken.get(at):
                taken[at] -= 1
                placed.append(None)
                continue
            cell = next(cells, None)
            placed.append(cell)
            if cell is None:
                continue
            placed += [None] * (cell.across - 1)
            for place in range(at, at + cell.across):
                taken[place] = cell.down - 1
        columns = max(columns, len(placed))
        yield placed


def _wrapped(text: str, columns: int) -> list[str]:
    """Return a line in lines that fit; code and tables stay as they are, and so does an address."""
    if text.startswith("\0"):
        return [text[1:]]
    if not columns or width(text) <= columns:
        return [text] if text else []
    before = _BEFORE.match(text)
    assert before is not None  # noqa: S101 - it may be empty
    head, marker = before[1], before[2]
    room = max(columns - width(head) - width(marker), _LEAST)
    first, *further = wrap(text[before.end() :], room)
    return [f"{head}{marker}{first}", *(f"{head}{' ' * width(marker)}{line}" for line in further)]
