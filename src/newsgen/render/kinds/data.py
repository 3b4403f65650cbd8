"""What articles have records of: the page of all data, and a page for each entity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Page, RecordKind, Term
from newsgen.pages import Contents, PageGroup, SinglePages
from newsgen.pages.paths import DATA, DATA_CSV, DATA_JSON, DATA_PACKAGE, DATA_SQLITE, record_path
from newsgen.problems import Problem, sentence
from newsgen.records import Entity
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
        record_files = edition.newsroom.record_files[page.edition]
        sources = digests.sources if any(key in record_files for key in page.items) else b""
        return super().depends(page, edition, digests), digests.regions(page.edition), sources


class Data(DataKind):
    """One in each edition that has records: a table of everything, and sums."""

    name = "data"
    template = "data.html"
    has_trail = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the page."""
        if contents.entities:
            title = contents.word("data")
            yield self.single(
                contents,
                DATA,
                title,
                sentence("the page of all data"),
                articles_of(contents.entities),
            )

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return all records by their kind, sums of the projects, and the same for machines."""
        entities = edition.records.entities.values()
        records = {entity.id: edition.records.entity(entity.id) for entity in entities}
        projects = [entity for entity in entities if entity.record.kind is RecordKind.PROJECT]
        return {
            "kinds": [
                (
                    edition.words(f"records_{kind}"),
                    [records[entity.id] for entity in found],
                    edition.records.sum_of(found),
                )
                for kind in _IN_ORDER
                if (found := [entity for entity in entities if entity.record.kind is kind])
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
    """One for each entity in each edition: what is known of it and its parts, and which article said what."""

    name = "record"
    template = "record.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the pages."""
        if not contents.entities:
            return
        above = (Term(contents.word("data"), DATA),)
        entities = {entity.id: entity for entity in contents.entities}
        pages = (
            Page(
                record_path(entity.record.kind, entity.id),
                contents.edition,
                self.name,
                self.template,
                items=articles_of([entity, *_parts(entity, entities)]),
                above=above,
                origin=entity.reports[0].path,
            )
            for entity in contents.entities
        )
        yield SinglePages(tuple(pages))

    def trail(self, page: Page, edition: Edition) -> TrailView | None:
        """Return the home page, the page of all data, and the entity's name."""
        return edition.trail(page, edition.records.entity(_id_of(page)).name)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return what all articles say together, what it is the sum of, and what each article says."""
        records, its = edition.records, _id_of(page)
        parts = [records.entity(part.id) for part in _parts(records.entities[its], records.entities)]
        return {"record": records.entity(its), "parts": parts, "reports": records.reports(its)}


def articles_of(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return the keys of the articles that tell of entities, each once."""
    return tuple(dict.fromkeys(report.article for entity in entities for report in entity.reports))


def _parts(entity: Entity, entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[part] for part in entity.record.parts if part in entities]


def _id_of(page: Page) -> str:
    return page.path.rstrip("/").rpartition("/")[2]
