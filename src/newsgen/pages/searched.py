"""What readers can search: which articles, by which numbers, and what they can be narrowed down to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from newsgen.library import Registries
from newsgen.model import Article, Outline, RightsClass, Searching
from newsgen.pages.contents import containers_of, listed_source
from newsgen.pages.paths import SEARCH_INDEX
from newsgen.pages.urls import tag_slug
from newsgen.rights import searching
from newsgen.search.shape import shape_of


class SearchedArticles(Struct, frozen=True, array_like=True):
    """The articles that readers can search: the place of a key among `keys` is the article's number in the
    index. `facets` has by name (`region`, `industry`, `source`, `year`) and value the numbers of the articles
    that have it, in order."""

    keys: tuple[str, ...] = ()
    facets: dict[str, dict[str, tuple[int, ...]]] = {}

    def files(self) -> list[str]:
        """Return the files of the index that belong to no edition."""
        count = shape_of(len(self.keys)).files
        names = ("start.json", "folding.json", *(f"{number}.bin" for number in range(count)))
        return [SEARCH_INDEX + name for name in names]


def in_search_order(articles: Iterable[Outline]) -> tuple[Outline, ...]:
    """Return articles in the order of their numbers: the oldest is 0, and a new one changes no other's."""
    by_key = {item.key: item for item in articles}
    return tuple(sorted(by_key.values(), key=_age))


def how_searched(
    item: Article | Outline, classes: Iterable[Mapping[str, RightsClass]], registries: Registries
) -> Searching:
    """Return by what readers may find an article, given the rights classes of all editions, each by key: the
    least that one of them allows, as all have one index."""
    source = registries.source_of(item)
    there = (by_key[item.key] for by_key in classes if item.key in by_key)
    allowed = [searching(rights_class, source) for rights_class in there]
    return max(allowed, key=list(Searching).index, default=Searching.FULL)


def searched_articles(
    articles: Iterable[Outline], classes: Mapping[str, Mapping[str, RightsClass]], registries: Registries
) -> SearchedArticles:
    """Return what can be searched, given all articles that search engines are told of, in any edition, and
    their classes in each."""
    ordered = in_search_order(
        item for item in articles if how_searched(item, classes.values(), registries) is not Searching.NONE
    )
    facets: dict[str, dict[str, list[int]]] = {"region": {}, "industry": {}, "source": {}, "year": {}}
    for number, item in enumerate(ordered):
        source = listed_source(item, registries)
        found = {
            "region": [each for region in item.regions for each in containers_of(region, registries)],
            "industry": map(tag_slug, item.labels[0].industries) if item.labels else (),
            "source": [source.id] if source else (),
            "year": [str(item.date.year)] if item.date else (),
        }
        for name, values in found.items():
            for value in dict.fromkeys(values):
                facets[name].setdefault(value, []).append(number)
    return SearchedArticles(
        tuple(item.key for item in ordered),
        {name: {value: tuple(has) for value, has in sorted(of.items())} for name, of in facets.items()},
    )


def _age(item: Outline) -> tuple[float, str]:
    return item.date.timestamp() if item.date else 0.0, item.key
