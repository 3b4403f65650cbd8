"""What articles are listed under: sections, regions, industries, tags, sources, authors, months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import Article, Labels, Outline, Page, Source, Term
from newsgen.model.positional import positional
from newsgen.pages.urls import tag_slug

SECTIONS = "sections/"
REGIONS = "regions/"
INDUSTRIES = "industries/"
TAGS = "tags/"
SOURCES = "sources/"
AUTHORS = "authors/"
ARCHIVE = "archive/"


@positional
@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles, which is cut into pages; or, with the template `terms.html`, of lists.

    A sequence of its pages: there is at least one.
    """

    edition: str
    size: int
    path: str
    kind: str
    title: str
    items: tuple[str, ...] = ()
    above: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    template: str = "list.html"

    def __len__(self) -> int:
        return max(1, -(-len(self.items) // self.size))

    def __getitem__(self, at: int) -> Page:
        return Page(
            path=f"{self.path}page/{at + 1}/" if at else self.path,
            edition=self.edition,
            kind=self.kind,
            template=self.template,
            title=self.title,
            items=self.items[at * self.size : (at + 1) * self.size],
            number=at + 1,
            last=len(self),
            first_path=self.path,
            above=self.above,
            terms=self.terms,
            origin=f"the list {self.title}",
        )

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of the first article that it shows, if any."""
        return self.edition, self.items[at * self.size] if self.items else ""

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages show any of these articles."""
        if keys.isdisjoint(self.items):  # of most lists, so it is told as fast as can be
            return set()
        return {at // self.size for at, key in enumerate(self.items) if key in keys}


@dataclass(frozen=True, slots=True)
class Lists:
    """Makes the lists of one edition from the outlines of its listed articles, the newest first."""

    edition: str
    articles: Sequence[Outline]
    config: Config
    registries: Registries

    def all(self) -> Iterable[Listing]:
        """Give every list."""
        yield from self._sections()
        yield from self._regions()
        yield from self._spelled(
            "industry", self._word("industries", INDUSTRIES), lambda labels: labels.industries, industry_path
        )
        yield from self._spelled("tag", self._word("tags", TAGS), lambda labels: labels.tags, tag_path)
        yield from self._sources()
        yield from self._spelled(
            "author", self._word("authors", AUTHORS), lambda labels: labels.authors, author_path
        )
        yield from self._archive()

    def _word(self, word: str, path: str) -> Term:
        return Term(self.registries.strings[word].of(self.edition), path)

    def _list(
        self,
        term: Term,
        kind: str,
        items: Iterable[str],
        above: tuple[Term, ...] = (),
        terms: tuple[Term, ...] = (),
    ) -> Listing:
        size = self.config.page_size
        return Listing(self.edition, size, term.path, kind, term.label, tuple(items), above, terms)

    def _index(self, term: Term, terms: tuple[Term, ...]) -> Listing:
        size = self.config.page_size
        return Listing(self.edition, size, term.path, "terms", term.label, terms=terms, template="terms.html")

    def _sections(self) -> Iterable[Listing]:
        """List each configured section, also an empty one: the navigation leads there."""
        for section in self.config.sections:
            keys = (item.key for item in self.articles if item.section == section.id)
            term = Term(section.name.of(self.edition), section_path(section.id))
            yield self._list(term, "section", keys)

    def _regions(self) -> Iterable[Listing]:
        """List each region that has articles, with those of the regions that lie in it."""
        members: dict[str, dict[str, None]] = {}
        for item in self.articles:
            for region in item.regions:
                for container in containers_of(region, self.registries):
                    members.setdefault(container, {})[item.key] = None
        regions = self.registries.regions
        index = self._word("regions", REGIONS)
        terms = {
            region: Term(record.name.of(self.edition), region_path(region), len(members[region]))
            for region, record in regions.items()
            if region in members
        }
        for region, term in terms.items():
            around = list(containers_of(region, self.registries))[:0:-1]
            # Without their counts, lest an article of one region changes the pages of its neighbours.
            above = (index, *(replace(terms[container], count=0) for container in around))
            children = tuple(child for other, child in terms.items() if regions[other].parent == region)
            yield self._list(term, "region", members[region], above, children)
        yield self._index(index, tuple(terms.values()))

    def _sources(self) -> Iterable[Listing]:
        """List each registered source that has articles."""
        members: dict[str, list[str]] = {}
        for item in self.articles:
            source = listed_source(item, self.registries)
            if source is not None:
                members.setdefault(source.id, []).append(item.key)
        sources = self.registries.sources
        terms = {
            Term(sources[source].name.of(self.edition), source_path(source), len(keys)): keys
            for source, keys in members.items()
        }
        return self._ordered("source", self._word("sources", SOURCES), terms)

    def _archive(self) -> Iterable[Listing]:
        """List all articles, those of each year, and those of each month."""
        years: dict[int, dict[int, list[str]]] = {}
        for item in self.articles:
            if item.date:
                years.setdefault(item.date.year, {}).setdefault(item.date.month, []).append(item.key)
        strings = self.registries.strings
        of_year, of_month, short = (
            strings[word].of(self.edition) for word in ("archive_year", "archive_month", "month")
        )
        whole = self._word("archive", ARCHIVE)
        terms = {
            year: Term(of_year.format(year=year), f"{ARCHIVE}{year}/", sum(map(len, months.values())))
            for year, months in years.items()
        }
        everything = (item.key for item in self.articles)
        yield self._list(whole, "archive", everything, terms=tuple(terms.values()))
        for year, months in years.items():
            paths = {month: f"{ARCHIVE}{year}/{month:02}/" for month in months}
            within = tuple(
                Term(short.format(month=month), paths[month], len(keys)) for month, keys in months.items()
            )
            keys_of_year = chain.from_iterable(months.values())
            yield self._list(terms[year], "archive", keys_of_year, (whole,), within)
            above = (whole, replace(terms[year], count=0))
            for month, keys_of_month in months.items():
                term = Term(of_month.format(year=year, month=month), paths[month])
                yield self._list(term, "archive", keys_of_month, above)

    def _spelled(
        self,
        kind: str,
        index: Term,
        spellings_of: Callable[[Labels], Iterable[str]],
        path_of: Callable[[str], str],
    ) -> Iterable[Listing]:
        """List whatever articles name in words of their own; all spellings with one path are one list.

        Spellings that differ in script, width or letter case have one path.
        """
        members: dict[str, dict[str, None]] = {}
        spellings: dict[str, Counter[str]] = {}
        for item in self.articles:
            for spelling in spellings_of(item.in_edition(self.edition)):
                path = path_of(spelling)
                members.setdefault(path, {})[item.key] = None
                spellings.setdefault(path, Counter())[spelling] += 1
        # The spelling that most articles use; of equal ones the first by code point.
        labels = {path: min(seen, key=lambda form: (-seen[form], form)) for path, seen in spellings.items()}
        terms = {Term(labels[path], path, len(keys)): keys for path, keys in members.items()}
        return self._ordered(kind, index, terms)

    def _ordered(self, kind: str, index: Term, terms: Mapping[Term, Iterable[str]]) -> Iterable[Listing]:
        """List each term's articles; and in the index all terms, those with the most articles first."""
        ordered = tuple(sorted(terms, key=lambda term: (-term.count, term.path)))
        for term in ordered:
            yield self._list(term, kind, terms[term], (index,))
        yield self._index(index, ordered)


def section_path(section: str) -> str:
    """Return the path of a section's list."""
    return f"{SECTIONS}{section}/"


def region_path(region: str) -> str:
    """Return the path of a region's list."""
    return f"{REGIONS}{region}/"


def industry_path(industry: str) -> str:
    """Return the path of an industry's list: one for all spellings, as of a tag."""
    return f"{INDUSTRIES}{tag_slug(industry)}/"


def tag_path(tag: str) -> str:
    """Return the path of a tag's list."""
    return f"{TAGS}{tag_slug(tag)}/"


def source_path(source: str) -> str:
    """Return the path of a registered source's list."""
    return f"{SOURCES}{source}/"


def author_path(name: str) -> str:
    """Return the path of an author's list: one for all spellings, as of a tag."""
    return f"{AUTHORS}{tag_slug(name)}/"


def listed_source(article: Article | Outline, registries: Registries) -> Source | None:
    """Return the registered source that an article is listed under, if there is one.

    A label that marks a third party's work names a source, but the work is not that source's.
    """
    return None if article.source.third_party else registries.source_of(article)


def containers_of(region: str, registries: Registries) -> Iterable[str]:
    """Give a region and, by its parents, each region that it lies in."""
    seen: set[str] = set()
    at: str | None = region
    while at is not None and at in registries.regions and at not in seen:
        seen.add(at)
        yield at
        at = registries.regions[at].parent
