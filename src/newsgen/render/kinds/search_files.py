"""What the search index has of its own in each edition: how articles are shown, and what lists are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.model import Outline, Page, Searching, Term
from newsgen.pages import Contents, Listing, Site, how_searched, in_search_order
from newsgen.pages.paths import AUTHORS, INDUSTRIES, REGIONS, SEARCH_INDEX, SOURCES, TAGS
from newsgen.problems import Problem, sentence
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.article_view import ArticleView
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind, as_json
from newsgen.search import PACK

# The kinds of lists that are proposed while a reader types, by their path.
_LISTS = {REGIONS: "region", INDUSTRIES: "industry", SOURCES: "source", TAGS: "tag", AUTHORS: "author"}
_FACETS = ("region", "industry", "source")


class SearchCards(PageKind):
    """The articles that can be searched, in files of so many; those that an edition lacks are null."""

    name = "search_cards"
    is_indexed = False

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give the files of each edition."""
        if not site.editions[0].config.search:
            return
        searched = [list(_searched(contents, site)) for contents in site.editions]
        ordered = in_search_order(item for items in searched for item in items)
        for contents, items in zip(site.editions, searched, strict=True):
            there = {item.key for item in items}
            for start in range(0, len(ordered), PACK):
                number = start // PACK
                yield Page(
                    f"{SEARCH_INDEX}cards-{number}.json",
                    contents.edition,
                    self.name,
                    "",
                    contents.title,
                    items=tuple(item.key * (item.key in there) for item in ordered[start : start + PACK]),
                    number=number + 1,
                    origin=sentence("the search index"),
                )

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return what a result shows of each article."""
        first = (page.number - 1) * PACK
        cards = [
            _card(first + at, edition.views.listed(key), _is_excerpt(key, edition)) if key else None
            for at, key in enumerate(page.items)
        ]
        return as_json(cards, indent=None)

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return what lists show of the articles, and how much of each may be shown."""
        there = [key for key in page.items if key]
        return [(digests.shown(key, page.edition), _is_excerpt(key, edition)) for key in there]


class SearchLabels(PageKind):
    """What the values of facets are called, and the lists that are proposed while a reader types."""

    name = "search_labels"
    is_indexed = False

    def site_pages(self, site: Site) -> Iterable[Page]:
        """Give a file for each edition."""
        for contents in site.editions:
            if contents.config.search:
                yield Page(
                    f"{SEARCH_INDEX}labels.json",
                    contents.edition,
                    self.name,
                    "",
                    contents.title,
                    terms=tuple(_lists(contents)),
                    origin=sentence("the search index"),
                )

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the names of values, and the lists."""
        labels: dict[str, dict[str, str]] = {name: {} for name in _FACETS}
        lists = []
        for term in page.terms:
            above, _, value = term.path.removesuffix("/").rpartition("/")
            kind = _LISTS[f"{above}/"]
            if kind in labels:
                labels[kind][value] = term.label
            lists.append([kind, term.label, edition.urls.page(term.path), term.count])
        return as_json({"labels": labels, "lists": lists}, indent=None)


def _searched(contents: Contents, site: Site) -> Iterator[Outline]:
    classes = [each.classes for each in site.editions]
    for item in contents.listed:
        if item.key in contents.unindexed:
            continue
        if how_searched(item, classes, contents.registries) is not Searching.NONE:
            yield item


def _lists(contents: Contents) -> Iterator[Term]:
    for group in contents.groups:
        if isinstance(group, Listing) and group.items and group.kind in _LISTS.values():
            yield Term(group.title, group.path, len(group.items))


def _is_excerpt(key: str, edition: Edition) -> bool:
    """Whether no more of an article's text may be shown to those who search than its summary."""
    newsroom = edition.newsroom
    return newsroom.searching(newsroom.articles[edition.tag][key].article) is not Searching.FULL


def _card(number: int, view: ArticleView, is_excerpt: bool) -> dict[str, object]:
    return {
        "id": number,
        "title": view.title,
        "url": view.url,
        "date": f"{view.date:%Y-%m-%d}" if view.date else "",
        "source": view.source,
        "region": "、".join(link.title for link in view.regions),
        "summary": view.summary,
        **({"excerpt": True} if is_excerpt else {}),
    }
