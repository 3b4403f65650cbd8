"""What articles have records of: the page of all data, and a page for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page, RecordKind, Term
from newsgen.pages import Contents, PageGroup, SinglePages
from newsgen.pages.paths import DATA, DATA_CSV, DATA_JSON, DATA_PACKAGE, DATA_SQLITE, record_path
from newsgen.problems import Problem
from newsgen.records import Thing
from newsgen.render.article_digests import ArticleDigests
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.views import TrailView

_IN_ORDER = tuple(RecordKind)
_CHARTS = (
    "projects by industry",
    "projects by region",
    "projects by month",
    "projects by stage",
    "funds by size",
    "investors to regions",
)


class DataKind(PageKind):
    """What pages with records have in common: they change with what articles and regions.yaml say."""

    def depends(self, page: Page, edition: Edition, digests: ArticleDigests) -> object:
        """Return the articles, and the names of regions with their lists; and the sources, of which entries
        of content/records have their own."""
        facts = edition.newsroom.facts[page.edition]
        sources = digests.sources if any(key in facts for key in page.items) else b""
        return super().depends(page, edition, digests), digests.regions(page.edition), sources


class Data(DataKind):
    """One in each edition that has records: a table of everything, and sums."""

    name = "data"
    template = "data.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the page."""
        if contents.things:
            title = contents.word("data")
            yield contents.single(
                DATA, self.name, self.template, title, "the page of all data", articles_of(contents.things)
            )

    def trail(self, page: Page, edition: Edition) -> TrailView | None:
        """Return the home page, and the page."""
        return edition.trail(page, page.title)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return all records by their kind, sums of the projects, and the same for machines."""
        things = edition.records.things.values()
        records = {thing.id: edition.records.thing(thing.id) for thing in things}
        projects = [thing for thing in things if thing.record.kind is RecordKind.PROJECT]
        return {
            "kinds": [
                (
                    edition.words(f"records_{kind}"),
                    [records[thing.id] for thing in found],
                    edition.records.sum_of(found),
                )
                for kind in _IN_ORDER
                if (found := [thing for thing in things if thing.record.kind is kind])
            ],
            "charts": edition.charts.figures(map(edition.charts.records.chart, _CHARTS)),
            "by_region": edition.records.totals_by_region(projects),
            "by_industry": edition.records.totals_by_industry(projects, records),
            "by_month": edition.records.totals_by_month(projects),
            "structured": edition.structured.dataset(
                page.title,
                edition.words("data_text"),
                edition.urls.page(DATA),
                {
                    "text/csv": edition.urls.page(DATA_CSV),
                    "application/json": edition.urls.page(DATA_JSON),
                    "application/vnd.sqlite3": edition.urls.page(DATA_SQLITE),
                },
            ),
            "csv_url": edition.urls.page(DATA_CSV),
            "json_url": edition.urls.page(DATA_JSON),
            "sqlite_url": edition.urls.page(DATA_SQLITE),
            "package_url": edition.urls.page(DATA_PACKAGE),
        }


class RecordPage(DataKind):
    """One for each thing in each edition: what is known of it and its parts, and which article said what."""

    name = "record"
    template = "record.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the pages."""
        if not contents.things:
            return
        above = (Term(contents.word("data"), DATA),)
        things = {thing.id: thing for thing in contents.things}
        pages = (
            Page(
                record_path(thing.record.kind, thing.id),
                contents.edition,
                self.name,
                self.template,
                items=articles_of([thing, *_parts(thing, things)]),
                above=above,
                origin=thing.reports[0].path,
            )
            for thing in contents.things
        )
        yield SinglePages(tuple(pages))

    def trail(self, page: Page, edition: Edition) -> TrailView | None:
        """Return the home page, the page of all data, and the thing's name."""
        return edition.trail(page, edition.records.thing(_id_of(page)).name)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return what all articles say together, what the thing is the sum of, and what each article says."""
        records, its = edition.records, _id_of(page)
        parts = [records.thing(part.id) for part in _parts(records.things[its], records.things)]
        return {"record": records.thing(its), "parts": parts, "reports": records.reports(its)}


def articles_of(things: Iterable[Thing]) -> tuple[str, ...]:
    """Return the keys of the articles that tell of things, each once."""
    return tuple(dict.fromkeys(report.article for thing in things for report in thing.reports))


def _parts(thing: Thing, things: Mapping[str, Thing]) -> list[Thing]:
    return [things[part] for part in thing.record.parts if part in things]


def _id_of(page: Page) -> str:
    return page.path.rstrip("/").rpartition("/")[2]
