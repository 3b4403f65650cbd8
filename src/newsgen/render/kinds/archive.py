"""The archive: all articles, those of each year, and those of each month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec.structs import replace

from newsgen.model import Page, Term
from newsgen.pages import Contents, Listing, PageGroup
from newsgen.pages.paths import ARCHIVE, archive_path
from newsgen.problems import Problem
from newsgen.render.article_digests import ArticleDigests, as_bytes
from newsgen.render.edition import Edition
from newsgen.render.kinds.lists import ListKind
from newsgen.render.list_views import YearView


class Archive(ListKind):
    """The articles of a time."""

    name = "archive"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the list of all articles, which leads to those of the years; that of each year and of each
        month leads to all months of the year."""
        years: dict[int, dict[int, list[str]]] = {}
        for item in contents.listed:
            if item.date:
                years.setdefault(item.date.year, {}).setdefault(item.date.month, []).append(item.key)
        of_year, of_month, short = map(contents.word, ("archive_year", "archive_month", "month"))
        whole = Term(contents.word("archive"), ARCHIVE)
        within = {
            year: tuple(
                Term(short.format(month=month), archive_path(year, month), len(keys))
                for month, keys in months.items()
            )
            for year, months in years.items()
        }
        terms = {
            year: Term(of_year.format(year=year), archive_path(year), sum(map(len, months.values())))
            for year, months in years.items()
        }
        everything = (item.key for item in contents.listed)
        yield self.listing(contents, whole, everything, terms=tuple(terms.values()))
        for year, months in years.items():
            keys_of_year = chain.from_iterable(months.values())
            yield self.listing(contents, terms[year], keys_of_year, (whole,), within[year])
            above = (whole, replace(terms[year], count=0))
            for month, keys_of_month in months.items():
                term = Term(of_month.format(year=year, month=month), archive_path(year, month))
                yield self.listing(contents, term, keys_of_month, above, within[year])

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles; and, for the first page of the whole archive, its years with their months."""
        years = tuple(
            YearView(link, edition.term_links(months))
            for link, months in zip(edition.term_links(page.terms), _months(page, edition), strict=False)
        )
        return {**super().context(page, edition, problems), "years": years}

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return what the list shows of its articles, and the months."""
        return super().depends(page, edition, digests), as_bytes(_months(page, edition))


def _months(page: Page, edition: Edition) -> list[tuple[Term, ...]]:
    """Return the months of each year, for the first page of the whole archive."""
    if page.path != ARCHIVE:
        return []
    lists = (group for group in edition.newsroom.plan.groups if isinstance(group, Listing))
    return [
        group.terms
        for group in lists
        if (group.kind, group.edition, len(group.above)) == (Archive.name, page.edition, 1)
    ]
