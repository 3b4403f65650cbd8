"""The list of a region."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsgen.model import Term
from newsgen.pages import Contents, PageGroup, containers_of
from newsgen.pages.paths import REGIONS, region_path
from newsgen.render.kinds.lists import ChartedKind
from newsgen.render.kinds.terms import index_of


class RegionList(ChartedKind):
    """The articles of a region and of all that lies in it, with a feed."""

    name = "region"
    has_feed = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give a list for each region that has articles, and the index."""
        registries = contents.registries
        regions = registries.regions
        members: dict[str, dict[str, None]] = {}
        for item in contents.listed:
            for region in item.regions:
                for container in containers_of(region, registries):
                    members.setdefault(container, {})[item.key] = None
        index = Term(contents.word("regions"), REGIONS)
        terms = {
            region: Term(record.name.of(contents.edition), region_path(region), len(members[region]))
            for region, record in regions.items()
            if region in members
        }
        within: dict[str | None, list[Term]] = {}
        for region, term in terms.items():
            within.setdefault(regions[region].parent, []).append(term)
        for region, term in terms.items():
            around = list(containers_of(region, registries))[:0:-1]
            # Without their counts, lest an article of one region changes the pages of its neighbours.
            above = (index, *(replace(terms[container], count=0) for container in around))
            yield self.listing(contents, term, members[region], above, tuple(within.get(region, ())))
        yield index_of(contents, index, tuple(terms.values()))
