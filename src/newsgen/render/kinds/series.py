"""The page of a series: its parts, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup, parts_of_series
from newsgen.pages.paths import SERIES, series_path
from newsgen.render.edition import Edition
from newsgen.render.kinds.lists import ListKind
from newsgen.render.views import PageView


class SeriesList(ListKind):
    """The articles of a series of content/series.yaml, the first part first."""

    name = "series"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give a list for each series, also one to come: its text stands there; and the index of them."""
        parts = parts_of_series(contents.listed)
        terms = {
            Term(series.name.of(contents.edition), series_path(key), len(keys)): keys
            for key, series in contents.registries.series.items()
            for keys in [parts.get(key, ())]
        }
        if terms:
            yield from self.indexed(contents, Term(contents.word("series"), SERIES), terms)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page of the list, with what the newsroom says of the series."""
        introduction = edition.introductions.of_series(page.first_path)
        return replace(super().view(page, edition), introduction=introduction)
