"""Which articles belong together: by what they are listed under, and by nearness in time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsgen.library import Registries
from newsgen.model import Outline
from newsgen.pages.contents import containers_of
from newsgen.pages.paths import industry_path, region_path, section_path, tag_path

#: Related articles of one article, at most.
MOST = 4

# How far to look along the list of a term, to either side: what a term costs does not grow with the archive.
_NEAR = 8
# How much it says that two articles share a term, before it counts how many others do.
_TAG, _INDUSTRY, _REGION, _SECTION = 4, 3, 2, 1
_NONE = -1


class Related(Struct, frozen=True, array_like=True):
    """The articles related to each listed one, by their places in the list: four numbers each (`array` of
    type i), so that a hundred thousand articles take two megabytes."""

    listed: tuple[str, ...]
    numbers: bytes = b""

    @property
    def places(self) -> memoryview[int]:
        """The places, four for each listed article."""
        return memoryview(self.numbers).cast("i")

    def of(self, at: int) -> tuple[str, ...]:
        """Return the keys of the articles related to the one at a place of the list, the nearest first."""
        places = self.places[at * MOST : (at + 1) * MOST]
        return tuple([self.listed[there] for there in places if there != _NONE])

    def showing(self, keys: frozenset[str]) -> Iterator[str]:
        """Give the key of each article to which one of these is related; some of them twice."""
        wanted = {at for at, key in enumerate(self.listed) if key in keys}
        for number, there in enumerate(self.places):
            if there in wanted:
                yield self.listed[number // MOST]


def find_related(articles: Sequence[Outline], registries: Registries) -> Related:
    """Find the articles related to each of an edition's listed ones, which stand newest first.

    What two articles share of tags, industries, regions (with those around them) and section counts the more,
    the fewer articles have it; and it counts only where not many stand between the two in the list of those
    that have it, so that the work grows with the number of articles, and no faster. Of equals those are taken
    that are nearer in the list of all, the newer of two.
    """
    terms_of, listed_under, worth = _terms(articles, registries)
    # By the number of digits, for a logarithm need not be the same on every machine.
    digits = len(articles).bit_length() + 1
    weights = [
        weight * (digits - len(places).bit_length())
        for weight, places in zip(worth, listed_under, strict=True)
    ]
    found = array("i", [_NONE]) * (MOST * len(articles))
    passed = [0] * len(listed_under)  # articles, in the list of each term
    for at, terms in enumerate(terms_of):
        scores: dict[int, int] = {}
        for term in terms:
            place, weight = passed[term], weights[term]
            passed[term] = place + 1
            for there in listed_under[term][max(place - _NEAR, 0) : place + _NEAR + 1]:
                scores[there] = scores.get(there, 0) + weight
        scores.pop(at, None)
        for number, there in enumerate(_best(scores, at)):
            found[at * MOST + number] = there
    return Related(tuple(item.key for item in articles), found.tobytes())


def _terms(
    articles: Sequence[Outline], registries: Registries
) -> tuple[list[tuple[int, ...]], list[list[int]], list[int]]:
    """Number all that articles are listed under; return the numbers of each article's terms, and for each
    term the places of its articles, and how much it says."""
    numbers: dict[str, int] = {}
    listed_under: list[list[int]] = []
    worth: list[int] = []
    terms_of = []
    around = {region: tuple(containers_of(region, registries)) for region in registries.regions}
    for at, item in enumerate(articles):
        words = item.labels[0]  # in whichever edition: all spellings of a word have one path
        paths = [(tag_path(tag), _TAG) for tag in words.tags]
        paths += [(industry_path(industry), _INDUSTRY) for industry in words.industries]
        paths += [(region_path(place), _REGION) for region in item.regions for place in around[region]]
        if item.section:
            paths.append((section_path(item.section), _SECTION))
        terms = []
        for path, weight in dict(paths).items():
            number = numbers.setdefault(path, len(numbers))
            if number == len(worth):
                worth.append(weight)
                listed_under.append([])
            listed_under[number].append(at)
            terms.append(number)
        terms_of.append(tuple(terms))
    return terms_of, listed_under, worth


def _best(scores: dict[int, int], at: int) -> list[int]:
    """Return the places with the highest scores, those nearest to a place first among equals."""
    if not scores:
        return []
    lowest = sorted(scores.values(), reverse=True)[:MOST][-1]  # to sort few of them by all that counts
    candidates = [there for there, score in scores.items() if score >= lowest]
    candidates.sort(key=lambda there: (-scores[there], abs(there - at), there))
    return candidates[:MOST]
