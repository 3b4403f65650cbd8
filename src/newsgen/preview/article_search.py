"""What the box of the desk finds: articles by their texts, as readers search them, or by their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from newsgen.find import lines_of
from newsgen.model import SourceFile
from newsgen.preview.built_site import BuiltSite
from newsgen.preview.views import FoundView, ListLine
from newsgen.problems import Report
from newsgen.search import matches, parse_query
from newsgen.search.places import Span
from newsgen.textfile import read_text


def find_articles(lines: Iterable[ListLine], asked: str, built: BuiltSite) -> list[ListLine]:
    """Return the articles that a query finds, each by itself without the lines that were found."""
    query = parse_query(asked)
    return [
        line
        for line in lines
        if asked.casefold() in line.entry.path or matches(query, built.searched(line.entry.key))
    ]


def with_places(line: ListLine, asked: str, site: Path) -> ListLine:
    """Return an article of the list with the lines of its file that a query finds."""
    path = line.entry.path
    text = read_text(site / path, Report(path))  # which may have gone since the site was built
    found = lines_of(SourceFile(path, text), parse_query(asked)) if text is not None else ()
    return replace(
        line, found=tuple(FoundView(each.line, tuple(_pieces(each.text, each.matches))) for each in found)
    )


def _pieces(text: str, places: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    done = 0
    for start, end in places:
        yield text[done:start], False
        yield text[start:end], True
        done = end
    yield text[done:], False
