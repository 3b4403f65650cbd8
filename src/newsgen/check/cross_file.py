"""What only the whole site tells: equal titles, links to places that are not there, changes to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from newsgen.check.finding import Diagnostic, values
from newsgen.model import Link, Outline, Status

_TOP = ("", "top")  # the top of a page (HTML Living Standard, 7.4.6.4)
_NEAR = timedelta(days=31)  # columns have the same title again; two of one month are one article twice


class FileTraits(Struct, frozen=True, array_like=True):
    """What a file has that is looked at later: its title for comparison, the title's line, whether
    a conversion of the title is unsure, the places that can be linked to, and its own links to places."""

    title: str = ""
    title_line: int = 0
    has_unsure_title: bool = False
    anchors: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()


class SiteFiles(Struct, frozen=True):
    """Every file of a site by its path, with its outline where it could be read; `moment` is that at which
    the site is checked."""

    traits: Mapping[str, FileTraits]
    outlines: Mapping[str, Outline]
    moment: datetime


def equal_titles(files: SiteFiles) -> Iterator[tuple[str, Diagnostic]]:
    """Find articles with the title of another one that is hardly older."""
    by_title: dict[str, list[Outline]] = {}
    for path, its in files.traits.items():
        outline = files.outlines.get(path)
        if outline and outline.kind == "article" and its.title and outline.date:
            by_title.setdefault(its.title, []).append(outline)
    for having in by_title.values():
        having.sort(key=lambda outline: (outline.date, outline.path))
        for first, second in pairwise(having):
            if not (first.date and second.date) or second.date - first.date > _NEAR:
                continue
            if not set(first.editions) & set(second.editions):
                continue
            for path, other in ((first.path, second.path), (second.path, first.path)):
                yield (
                    path,
                    Diagnostic(
                        files.traits[path].title_line,
                        "{other} has the same title",
                        "if it is the same article, delete one; otherwise say in the title what is new",
                        values(other=other),
                    ),
                )


def changes_to_come(files: SiteFiles) -> Iterator[tuple[str, Diagnostic]]:
    """Find articles that say that they were changed later than now: pages, feeds and sitemaps repeat it."""
    for path, outline in files.outlines.items():
        if outline.changed and outline.changed > files.moment and outline.status is Status.PUBLISHED:
            yield (
                path,
                Diagnostic(
                    outline.changed_line,
                    "readers, feeds and search engines would be told of a change that is still to come",
                    "correct `updated`, or the `date` of the correction",
                ),
            )


def dead_anchors(files: SiteFiles) -> Iterator[tuple[str, Diagnostic]]:
    """Find links to a place in an article that is not there."""
    paths = {outline.key: path for path, outline in files.outlines.items()}
    for path, its in files.traits.items():
        for link in its.links:
            target, _, anchor = link.target.partition("#")
            other = _named(target, path, files, paths)
            if other is None or unquote(anchor) in files.traits[other].anchors or anchor in _TOP:
                continue
            yield (
                path,
                Diagnostic(
                    link.line,
                    "the link `{target}` leads to a place that {other} does not have",
                    "the address of a heading is shown when it is pointed at; it changes with the heading",
                    values(target=link.target, other=other),
                ),
            )


def _named(target: str, origin: str, files: SiteFiles, paths: Mapping[str, str]) -> str | None:
    """Return the file that a link names, where it is an article or page that could be read."""
    if not target:
        return origin
    path = unquote(target)
    if path.lower().endswith((".md", ".markdown")):
        file = path.lstrip("/") if path.startswith("/") else normpath(join(dirname(origin), path))
        found = next((each for each in (file, f"content/{file}") if each in files.outlines), None)
    else:
        found = paths.get(path.strip("/")) if path.startswith("/") else None
    return found if found in files.traits else None
