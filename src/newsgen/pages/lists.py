"""What articles are listed under: sections, regions, tags, sources, authors, years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import Article, EditionArticle, Role, Source, Term
from newsgen.pages.urls import tag_slug

REGIONS = "regions/"
TAGS = "tags/"
SOURCES = "sources/"
AUTHORS = "authors/"
ARCHIVE = "archive/"

#: The roles of those who wrote an article: they are listed, not who edited or illustrated it.
AUTHORING = (Role.AUTHOR, Role.REPORTER, Role.MEDIA_REPORTER, Role.CORRESPONDENT)


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


def source_path(source: str) -> str:
    """Return the path of a registered source's list."""
    return f"{SOURCES}{source}/"


def author_path(name: str) -> str:
    """Return the path of an author's list: one for all spellings, as of a tag."""
    return f"{AUTHORS}{tag_slug(name)}/"


def listed_source(article: Article, registries: Registries) -> Source | None:
    """Return the registered source that an article is listed under, if there is one.

    A label that marks a third party's work names a source, but the work is not that source's.
    """
    return None if article.source.third_party else registries.source_of(article)


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
    return _spelled(articles, "tag", Term(title, TAGS), lambda item: item.tags, tag_path)


def authors(articles: Sequence[EditionArticle], title: str) -> Iterable[Listing]:
    """List each person or desk that wrote an article; spellings are one as those of tags are."""
    return _spelled(articles, "author", Term(title, AUTHORS), _authors, author_path)


def sources(
    articles: Sequence[EditionArticle], edition: str, registries: Registries, title: str
) -> Iterable[Listing]:
    """List each registered source that has articles."""
    members: dict[str, list[str]] = {}
    for item in articles:
        source = listed_source(item.article, registries)
        if source is not None:
            members.setdefault(source.id, []).append(item.article.key)
    terms = {
        Term(registries.sources[source].name.of(edition), source_path(source), len(keys)): keys
        for source, keys in members.items()
    }
    return _terms("source", Term(title, SOURCES), terms)


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


def _spelled(
    articles: Sequence[EditionArticle],
    kind: str,
    index: Term,
    spellings_of: Callable[[EditionArticle], Iterable[str]],
    path_of: Callable[[str], str],
) -> Iterable[Listing]:
    """List whatever articles name in words of their own; all spellings with one path are one list."""
    members: dict[str, dict[str, None]] = {}
    spellings: dict[str, Counter[str]] = {}
    for item in articles:
        for spelling in spellings_of(item):
            path = path_of(spelling)
            members.setdefault(path, {})[item.article.key] = None
            spellings.setdefault(path, Counter())[spelling] += 1
    # The spelling that most articles use; of equal ones the first by code point.
    labels = {path: min(seen, key=lambda form: (-seen[form], form)) for path, seen in spellings.items()}
    terms = {Term(labels[path], path, len(keys)): keys for path, keys in members.items()}
    return _terms(kind, index, terms)


def _terms(kind: str, index: Term, terms: Mapping[Term, Iterable[str]]) -> Iterable[Listing]:
    """List each term's articles; and in the index all terms, those with the most articles first."""
    ordered = tuple(sorted(terms, key=lambda term: (-term.count, term.path)))
    for term in ordered:
        yield Listing(term.path, kind, term.label, tuple(terms[term]), index)
    yield Listing(index.path, "terms", index.label, terms=ordered, template="terms.html")


def _authors(item: EditionArticle) -> Iterable[str]:
    return dict.fromkeys(credit.name for credit in item.credits if credit.role in AUTHORING)


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
