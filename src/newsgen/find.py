"""The lines of a site's texts that a query finds: as readers' search, in drafts too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from html import unescape
from pathlib import Path

from msgspec import Struct

from newsgen.cache import decoded
from newsgen.library import read_document
from newsgen.memo import remember
from newsgen.model import Role, SourceFile
from newsgen.parallel import Processes
from newsgen.pipeline import BuildOptions
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.pipeline.searched_texts import SearchedTexts
from newsgen.problems import Report
from newsgen.search import FoldedTexts, Query, matches, rank
from newsgen.search.places import Span, find_places
from newsgen.textfile import read_text

_FIELDS = frozenset(("title", "kicker", "subtitle", "summary", "source", *Role))
# What else a page says, in fields that say much that is not searched, such as the address of a picture.
_FURTHER = frozenset(("original_title", "image", "figures", "corrections"))
# What stands within a sentence of the file and not of the page: the marks of notes, the addresses of links,
# the readings of ruby, tags and comments; and signs that are written by their names.
_UNSAID = re.compile(
    r"\[\^[^\[\]\n]*\]|(?<=\])\([^()\n]*\)|<r[tp]>[^<>]*</r[tp]>|<[A-Za-z/!][^<>]*>|&[#A-Za-z0-9]{1,31};"
)
_UNSEEN = "\u200b"  # which folding takes out


class FoundLine(Struct, frozen=True):
    """A line of a file, and the places in it that were found: the first character of each, counted from 0,
    and the one behind its last."""

    path: str
    line: int
    text: str
    matches: tuple[Span, ...] = ()


def find_lines(options: BuildOptions, query: Query) -> tuple[FoundLine, ...]:
    """Return every line that a query finds in the articles of a site, those of the best article first.

    `options.drafts` says whether drafts, scheduled articles and those of unknown sources are looked at.
    Raises BuildFailed where the configuration or a registry is wrong.
    """

    def found(site: Inspection) -> tuple[FoundLine, ...]:
        return tuple(_found(site, options.site, query, options.jobs))

    return inspect_site(options, found, renders=False)


def _found(site: Inspection, folder: Path, query: Query, jobs: int) -> Iterator[FoundLine]:
    keys = sorted({key for articles in site.newsroom.articles.values() for key in articles})
    ranked = []
    for key, blocks in _texts(site, keys, jobs):
        if matches(query, blocks):
            outline = site.store.entries[key].outline
            assert outline is not None, key  # noqa: S101 - what could not be read has no key
            newest = -outline.date.timestamp() if outline.date else 0
            ranked.append((rank(query, blocks), newest, outline.path))
    for *_, path in sorted(ranked):
        text = read_text(folder / path, Report(path))
        if text is not None:  # it was there a moment ago
            yield from lines_of(SourceFile(path, text), query)


def _texts(site: Inspection, keys: Sequence[str], jobs: int) -> Iterator[tuple[str, FoldedTexts]]:
    """Give what is searched of each article: folding it takes long, so what a build or a search has left is
    taken from the cache."""
    make = partial(SearchedTexts, site.newsroom, site.store, whole=True)
    rows = list(map(make().row, keys))
    tasks = [task for task in zip(keys, rows, strict=True) if site.cache.get(task[1]) is None]
    for _ in remember(Processes(jobs), site.cache, make, tasks):
        pass
    for key, row in zip(keys, rows, strict=True):
        yield key, decoded(site.cache.need(row), FoldedTexts)


def lines_of(file: SourceFile, query: Query) -> tuple[FoundLine, ...]:
    """Return the lines of an article that have terms of a query, given that the article is found by it.

    A term that stands in no line by itself is looked for across lines, then across what the page does not
    say (`園區[^1]規劃`), then in what further fields say (a caption). Where a page says what the file does
    not, such as the full name of a source, the line of the title stands for all.
    """
    lines = file.text.split("\n")
    searched, further = _searched(file)
    places = {number: find_places(query.terms, lines[number - 1]) for number in searched}
    for term in query.terms:
        if not any(find_places([term], lines[number - 1]) for number in searched if places[number]):
            for number, span in _elsewhere(term, lines, searched, further):
                places[number] = (*places.get(number, ()), span)
    found = sorted(number for number, spans in places.items() if spans) or searched[:1]
    return tuple(FoundLine(file.path, number, lines[number - 1], places[number]) for number in found)


def _searched(file: SourceFile) -> tuple[list[int], list[int]]:
    """Return the numbers of the lines that hold what readers search, some of the fields and the body, and
    those of further fields."""
    document = read_document(file, Report(file.path, file.text))
    if document is None:
        return [], []
    count = file.text.count("\n") + 1
    starts = sorted((line, name) for name, line in document.fields.key_lines.items())
    ends = [line for line, _ in starts[1:]] + [document.body_line - 1]
    rows = [
        (name, number)
        for (start, name), end in zip(starts, ends, strict=True)
        for number in range(start, end)
    ]
    title = document.fields.key_lines.get("title", 1)
    fields = sorted((number for name, number in rows if name in _FIELDS), key=lambda number: number != title)
    further = [number for name, number in rows if name in _FURTHER]
    return [*fields, *range(document.body_line, count + 1)], further


def _elsewhere(
    term: str, lines: Sequence[str], searched: Sequence[int], further: Sequence[int]
) -> Iterator[tuple[int, Span]]:
    """Give where a term stands that no line has by itself."""
    said = _UNSAID.sub(_unseen, "\n".join(lines)).split("\n")
    for texts, numbers in ((lines, searched), (said, searched), (lines, further)):
        found = list(_across(term, texts, numbers))
        if found:
            yield from found
            return


def _unseen(found: re.Match[str]) -> str:
    """Return as many characters, of which those that a page does not show cannot be seen."""
    said = unescape(found[0]) if found[0][0] == "&" else ""
    return said + "".join(each if each == "\n" else _UNSEEN for each in found[0][len(said) :])


def _across(term: str, lines: Sequence[str], searched: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """Give the line that a term begins in which goes on in further ones."""
    starts, text = [], ""
    for number in searched:
        starts.append(len(text))
        text += lines[number - 1] + "\n"
    for start, end in find_places([term], text):
        at = bisect_right(starts, start) - 1
        number, first = searched[at], starts[at]
        yield number, (start - first, min(end - first, len(lines[number - 1])))
