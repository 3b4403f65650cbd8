"""The archive: all articles, those of each year, and those of each month."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from msgspec.structs import replace

from newsgen.model import Term
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import ARCHIVE, archive_path
from newsgen.render.kinds.lists import ListKind


class Archive(ListKind):
    """The articles of a time."""

    name = "archive"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the list of all articles, which leads to those of the years, and they to those of months."""
        years: dict[int, dict[int, list[str]]] = {}
        for item in contents.listed:
            if item.date:
                years.setdefault(item.date.year, {}).setdefault(item.date.month, []).append(item.key)
        of_year, of_month, short = map(contents.word, ("archive_year", "archive_month", "month"))
        whole = Term(contents.word("archive"), ARCHIVE)
        terms = {
            year: Term(of_year.format(year=year), archive_path(year), sum(map(len, months.values())))
            for year, months in years.items()
        }
        everything = (item.key for item in contents.listed)
        yield self.listing(contents, whole, everything, terms=tuple(terms.values()))
        for year, months in years.items():
            within = tuple(
                Term(short.format(month=month), archive_path(year, month), len(keys))
                for month, keys in months.items()
            )
            keys_of_year = chain.from_iterable(months.values())
            yield self.listing(contents, terms[year], keys_of_year, (whole,), within)
            above = (whole, replace(terms[year], count=0))
            for month, keys_of_month in months.items():
                term = Term(of_month.format(year=year, month=month), archive_path(year, month))
                yield self.listing(contents, term, keys_of_month, above)
