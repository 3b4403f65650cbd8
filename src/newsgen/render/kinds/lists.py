"""What the kinds of lists have in common: articles that stand under one thing, cut into pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from newsgen.charts import Chart
from newsgen.model import Labels, Page, Term
from newsgen.pages import Contents, Listing, numbered_path
from newsgen.pages.article_keys import ArticleKeys
from newsgen.pages.paths import list_feed_path
from newsgen.problems import Problem
from newsgen.render.article_digests import ArticleDigests, as_bytes
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.kinds.terms import index_of
from newsgen.render.list_views import pagination_view
from newsgen.render.views import PageView


class ListKind(PageKind):
    """A list of articles; `has_feed` tells whether each has a feed of its own."""

    template = "list.html"
    has_trail = True
    has_feed = False

    def listing(
        self,
        contents: Contents,
        term: Term,
        items: Iterable[str],
        above: tuple[Term, ...] = (),
        terms: tuple[Term, ...] = (),
    ) -> Listing:
        """Return the pages of a term's list."""
        return Listing(
            contents.edition,
            self.name,
            self.template,
            contents.config.page_size,
            term.path,
            term.label,
            ArticleKeys.of(items),
            above,
            terms,
            self.has_feed,
        )

    def indexed(
        self, contents: Contents, index: Term, terms: Mapping[Term, Iterable[str]]
    ) -> Iterable[Listing]:
        """Give each term's list; and the index of all terms, those with the most articles first."""
        ordered = tuple(sorted(terms, key=lambda term: (-term.count, term.path)))
        for term in ordered:
            yield self.listing(contents, term, terms[term], (index,))
        yield index_of(contents, index, ordered)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page of a list, with the list's feed."""
        view = super().view(page, edition)
        if not self.has_feed or not page.items:
            return view
        return replace(view, feed_url=edition.urls.page(list_feed_path(page.first_path)))

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles, and the place among the list's pages."""

        def url_of(number: int) -> str:
            return edition.urls.page(numbered_path(page.first_path, number))

        place = pagination_view(page.number, page.last, edition.newsroom.config.page_size, url_of)
        charts = edition.charts.figures(self.charts(page, edition))
        return {"articles": edition.listed(page), "pagination": place, "charts": charts}

    def charts(self, page: Page, edition: Edition) -> tuple[Chart, ...]:
        """Return the charts that stand above the articles."""
        return ()

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return what the list shows of its articles, and the charts."""
        return super().depends(page, edition, digests), as_bytes(self.charts(page, edition))


class ChartedKind(ListKind):
    """Lists of what projects belong to: the first page of each has a chart of them."""

    def charts(self, page: Page, edition: Edition) -> tuple[Chart, ...]:
        """Return the chart of the list's projects, if there is something to compare."""
        chart = edition.charts.records.on_list(page.path) if page.number == 1 else None
        return (chart,) if chart else ()


class SpelledKind(ListKind):
    """Lists of what articles name in words of their own; all spellings with one path are one list.

    Spellings that differ in script, width or letter case have one path. The index stands at the path `index`,
    under a `word` of strings.yaml.
    """

    word = ""
    index = ""

    def __init__(
        self,
        spellings: Callable[[Labels], Iterable[str]],
        path_of: Callable[[str], str],
    ) -> None:
        self._spellings = spellings
        self._path_of = path_of

    def pages(self, contents: Contents) -> Iterable[Listing]:
        """Give a list for each word, and the index."""
        members: dict[str, dict[str, None]] = {}
        spellings: dict[str, Counter[str]] = {}
        for item in contents.listed:
            for spelling in self._spellings(item.in_edition(contents.edition)):
                path = self._path_of(spelling)
                members.setdefault(path, {})[item.key] = None
                spellings.setdefault(path, Counter())[spelling] += 1
        # The spelling that most articles use; of equal ones the first by code point.
        labels = {path: min(seen, key=lambda form: (-seen[form], form)) for path, seen in spellings.items()}
        terms = {Term(labels[path], path, len(keys)): keys for path, keys in members.items()}
        return self.indexed(contents, Term(contents.word(self.word), self.index), terms)
