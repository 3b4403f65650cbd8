"""Punctuation: half-width in Chinese, doubled, a quotation that is never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.full_width import wide_edits
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import Prose
from newsgen.problems import Severity
from newsgen.typography import Typesetter

_AROUND = 4  # characters on either side that are quoted of a place
# Two marks where one was meant. 。。。 is an ellipsis, ！！ and ？？ are meant.
_DOUBLED = re.compile(
    r"(?<!。)。。(?!。)|，，+|、、+|；；+|：：+|[，、；：]。(?!。)|(?<!。)。[，、；：]|，、|、，"
)
_PAIRS = {"”": "“", "」": "「", "』": "『", "》": "《"}
_QUOTES = re.compile(r"[“”「」『』《》]")
_TURNED = Typesetter(punctuation=False)
_BLOCK = re.compile(r"(?:^(?![ \t>\u3000]*+$).++\n?)++", re.MULTILINE)


def half_width(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find half-width marks in Chinese; one finding for a file, as careless text has hundreds."""
    places = [
        (prose, start, end)
        for prose in manuscript.texts
        for start, end, _ in wide_edits(prose.said, context.names)
    ]
    if not places:
        return
    prose, start, end = places[0]
    is_set = context.config.typography.punctuation
    one = len(places) == 1
    if one:
        message = "a half-width mark stands in Chinese: {example}"
    else:
        message = "{count} half-width marks stand in Chinese, here first: {example}"
    yield Diagnostic(
        prose.line(start),
        message,
        "a build sets it full-width; `newsgen check --fix` does so in the file"
        if is_set
        else "`newsgen check --fix` sets it full-width",
        values(count=str(len(places)), example=_around(prose, start, end)),
        prose.column(start),
        fixable=True,
        severity=None if is_set else Severity.WARNING,
    )


def doubled(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find marks that were typed twice."""
    for prose in manuscript.texts:
        for match in _DOUBLED.finditer(prose.said):
            yield Diagnostic(
                prose.line(match.start()),
                "two marks stand where one is meant: {example}",
                values=values(example=_around(prose, match.start(), match.end())),
                column=prose.column(match.start()),
            )


def unclosed(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find quotations and titles of works that a paragraph opens and does not close, or the other way round.

    Of a quotation over several paragraphs each opens anew and only the last closes, or only the first opens.
    Marks that a build turns round are right. Of a paragraph one place is told: the others follow from it.
    """
    for prose in manuscript.texts:
        said = _TURNED.set(prose.said, "zh-Hant") if context.config.typography.quotes else prose.said
        blocks = [(match.start(), match.end()) for match in _BLOCK.finditer(prose.text)]
        found: dict[int, tuple[int, str]] = {}  # by the number of a paragraph
        waiting: tuple[int, int] | None = None  # a paragraph that opens with a quotation, and where
        open_before: set[str] = set()
        for number, (start, end) in enumerate(blocks):
            opened, stray = _unmatched(said, start, end)
            following = said[slice(*blocks[number + 1])] if number + 1 < len(blocks) else ""
            begins = _first_mark(following)
            goes_on = [place for place in opened if said[place] == begins]
            stray = [place for place in stray if _PAIRS[said[place]] not in open_before]
            if waiting and stray and _PAIRS[said[stray[0]]] == said[waiting[1]]:
                found.pop(waiting[0], None)
                waiting, stray = None, stray[1:]
            left = [place for place in opened if place not in goes_on]
            if left:
                found[number] = left[0], "the mark {mark} opens here and is never closed: {example}"
                if _first_mark(said[start:end]) == said[left[0]] and left[0] == opened[0]:
                    waiting = number, left[0]
            elif stray:
                found[number] = stray[0], "the mark {mark} closes here what nothing opens: {example}"
            open_before = {said[place] for place in goes_on}
        for place, message in found.values():
            yield _unclosed(prose, place, message)


def _unmatched(said: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return where marks stand in a paragraph that are not closed, and those that close nothing."""
    opened: dict[str, list[int]] = {mark: [] for mark in _PAIRS.values()}
    stray: list[int] = []
    for match in _QUOTES.finditer(said, start, end):
        mark = match[0]
        if mark in opened:
            opened[mark].append(match.start())
        elif opened[_PAIRS[mark]]:
            opened[_PAIRS[mark]].pop()
        else:
            stray.append(match.start())
    return sorted(place for places in opened.values() for place in places), stray


def _first_mark(block: str) -> str:
    return block.lstrip(" \n\t\u3000>*_")[:1]


def _unclosed(prose: Prose, place: int, message: str) -> Diagnostic:
    return Diagnostic(
        prose.line(place),
        message,
        values=values(mark=prose.text[place], example=_around(prose, place, place + 1)),
        column=prose.column(place),
    )


def _around(prose: Prose, start: int, end: int) -> str:
    """Return a place with what stands around it in its line."""
    line_start = prose.text.rfind("\n", 0, start) + 1
    line_end = prose.text.find("\n", end)
    line_end = len(prose.text) if line_end < 0 else line_end
    return prose.text[max(start - _AROUND, line_start) : min(end + _AROUND, line_end)].strip()
