"""What articles are listed under: sections, regions, tags, years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import EditionArticle, Term
from newsgen.pages.urls import tag_slug

REGIONS = "regions/"
TAGS = "tags/"
ARCHIVE = "archive/"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles, before it is cut into pages; or, with the template `terms.html`, of lists."""

    path: str
    kind: str
    title: str
    items: tuple[str, ...] = ()
    parent: Term | None = None
    terms: tuple[Term, ...] = ()
    template: str = "list.html"


def section_path(section: str) -> str:
    """Return the path of a section's list."""
    return f"sections/{section}/"


def region_path(region: str) -> str:
    """Return the path of a region's list."""
    return f"{REGIONS}{region}/"


def tag_path(tag: str) -> str:
    """Return the path of a tag's list."""
    return f"{TAGS}{tag_slug(tag)}/"


def sections(articles: Sequence[EditionArticle], edition: str, config: Config) -> Iterable[Listing]:
    """List each configured section, also an empty one: the navigation leads there."""
    for section in config.sections:
        keys = _keys(item for item in articles if item.article.section == section.id)
        yield Listing(section_path(section.id), "section", section.name.of(edition), keys)


def regions(
    articles: Sequence[EditionArticle], edition: str, registries: Registries, title: str
) -> Iterable[Listing]:
    """List each region that has articles, with those of the regions that lie in it."""
    members: dict[str, dict[str, None]] = {}
    for item in articles:
        for region in item.article.regions:
            for container in _containers(region, registries):
                members.setdefault(container, {})[item.article.key] = None
    terms = {
        region: Term(record.name.of(edition), region_path(region), len(members[region]))
        for region, record in registries.regions.items()
        if region in members
    }
    for region, term in terms.items():
        parent = registries.regions[region].parent
        children = tuple(
            child for other, child in terms.items() if registries.regions[other].parent == region
        )
        yield Listing(
            term.path, "region", term.label, tuple(members[region]), terms.get(parent or ""), children
        )
    yield Listing(REGIONS, "terms", title, terms=tuple(terms.values()), template="terms.html")


def tags(articles: Sequence[EditionArticle], title: str) -> Iterable[Listing]:
    """List each tag; spellings that differ in script, width or letter case are one tag."""
    members: dict[str, dict[str, None]] = {}
    spellings: dict[str, Counter[str]] = {}
    for item in articles:
        for tag in item.tags:
            path = tag_path(tag)
            members.setdefault(path, {})[item.article.key] = None
            spellings.setdefault(path, Counter())[tag] += 1
    # The spelling that most articles use; of equal ones the first by code point.
    labels = {path: min(seen, key=lambda tag: (-seen[tag], tag)) for path, seen in spellings.items()}
    terms = [Term(labels[path], path, len(keys)) for path, keys in members.items()]
    terms.sort(key=lambda term: (-term.count, term.path))
    parent = Term(title, TAGS)
    for term in terms:
        yield Listing(term.path, "tag", term.label, tuple(members[term.path]), parent)
    yield Listing(TAGS, "terms", title, terms=tuple(terms), template="terms.html")


def archive(
    articles: Sequence[EditionArticle], edition: str, registries: Registries, title: str
) -> Iterable[Listing]:
    """List all articles, and those of each year."""
    years: dict[int, list[str]] = {}
    for item in articles:
        if item.article.date:
            years.setdefault(item.article.date.year, []).append(item.article.key)
    word = registries.strings["archive_year"].of(edition)
    terms = tuple(
        Term(word.format(year=year), f"{ARCHIVE}{year}/", len(keys)) for year, keys in years.items()
    )
    parent = Term(title, ARCHIVE)
    yield Listing(ARCHIVE, "archive", title, _keys(articles), terms=terms)
    for term, keys in zip(terms, years.values(), strict=True):
        yield Listing(term.path, "archive", term.label, tuple(keys), parent)


def _containers(region: str, registries: Registries) -> Iterable[str]:
    """Give a region and, by its parents, each region that it lies in."""
    seen: set[str] = set()
    at: str | None = region
    while at is not None and at in registries.regions and at not in seen:
        seen.add(at)
        yield at
        at = registries.regions[at].parent


def _keys(articles: Iterable[EditionArticle]) -> tuple[str, ...]:
    return tuple(item.article.key for item in articles)
