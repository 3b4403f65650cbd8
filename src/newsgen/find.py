"""The lines of a site's texts that a query finds: as readers' search, in drafts too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from newsgen.cache import decoded
from newsgen.library import read_document
from newsgen.memo import remember
from newsgen.model import Role, SourceFile
from newsgen.parallel import Processes
from newsgen.pipeline import BuildOptions
from newsgen.pipeline.article_store import ArticleStore, StoredEntries
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.pipeline.searched_texts import SearchedTexts
from newsgen.problems import Report
from newsgen.search import FoldedTexts, Query, matches, rank
from newsgen.search.places import Span, find_places
from newsgen.textfile import read_text

_FIELDS = frozenset(("title", "summary", "source", *Role))


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
    store = ArticleStore(site.cache, StoredEntries(site.cache, _rows(site)))
    keys = sorted({key for articles in site.newsroom.articles.values() for key in articles})
    ranked = []
    for key, blocks in _texts(site, store, keys, jobs):
        if matches(query, blocks):
            outline = store.entries[key].outline
            assert outline is not None, key  # noqa: S101 - what could not be read has no key
            newest = -outline.date.timestamp() if outline.date else 0
            ranked.append((rank(query, blocks), newest, outline.path))
    for *_, path in sorted(ranked):
        text = read_text(folder / path, Report(path))
        if text is not None:  # it was there a moment ago
            yield from lines_of(SourceFile(path, text), query)


def _texts(
    site: Inspection, store: ArticleStore, keys: Sequence[str], jobs: int
) -> Iterator[tuple[str, FoldedTexts]]:
    """Give what is searched of each article: folding it takes long, so what a build or a search has left is
    taken from the cache."""
    make = partial(SearchedTexts, site.newsroom, store, whole=True)
    rows = list(map(make().row, keys))
    tasks = [task for task in zip(keys, rows, strict=True) if site.cache.get(task[1]) is None]
    for _ in remember(Processes(jobs), site.cache, make, tasks):
        pass
    for key, row in zip(keys, rows, strict=True):
        yield key, decoded(site.cache.need(row), FoldedTexts)


def _rows(site: Inspection) -> dict[str, bytes]:
    return {known.article: known.key for known in site.files.values() if known.article}


def lines_of(file: SourceFile, query: Query) -> tuple[FoundLine, ...]:
    """Return the lines of an article that have terms of a query, given that the article is found by it.

    A term that stands in no line by itself is looked for across lines. Where a page says what the file does
    not, such as the full name of a source, the line of the title stands for all.
    """
    lines = file.text.split("\n")
    searched = _searched(file)
    places = {number: find_places(query.terms, lines[number - 1]) for number in searched}
    for term in query.terms:
        if not any(find_places([term], lines[number - 1]) for number in searched if places[number]):
            for number, span in _across(term, lines, searched):
                places[number] = (*places[number], span)
    found = [number for number in sorted(searched) if places[number]] or searched[:1]
    return tuple(FoundLine(file.path, number, lines[number - 1], places[number]) for number in found)


def _searched(file: SourceFile) -> list[int]:
    """Return the numbers of the lines that hold what readers search: some of the fields, and the body."""
    document = read_document(file, Report(file.path, file.text))
    if document is None:
        return []
    count = file.text.count("\n") + 1
    starts = sorted((line, name) for name, line in document.fields.key_lines.items())
    ends = [line for line, _ in starts[1:]] + [document.body_line - 1]
    fields = [
        number
        for (start, name), end in zip(starts, ends, strict=True)
        if name in _FIELDS
        for number in range(start, end)
    ]
    title = document.fields.key_lines.get("title", 1)
    fields.sort(key=lambda number: number != title)
    return [*fields, *range(document.body_line, count + 1)]


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
