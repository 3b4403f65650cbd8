"""What articles have records of, as templates see it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from newsgen.figures import format_amount
from newsgen.model import EditionArticle, Record, Rights, script_of_edition
from newsgen.pages.paths import record_path
from newsgen.records import Entity, StatedRecord, Total, merged, totals
from newsgen.render.articles import ArticleViews
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import LinkView
from newsgen.render.words import Words

_REMEMBERED = 16_384  # views of entities, a kilobyte each


class StageView(Struct):
    """A stage in words, and the day, month or year in which it was reached: `date` for machines (ISO 8601),
    `when` for readers."""

    word: str
    date: str
    when: str


class RecordView(Struct):
    """A project, a fund, an agreement or an indicator in words of the edition.

    `amount` is worded as the newsroom did; `value` the exact number, in whole units of the `currency`, and
    `value_most` the upper end of a range, both empty where there is no amount. `url` is its own page.
    """

    id: str
    kind: str
    kind_word: str
    name: str
    url: str
    region: LinkView | None
    zone: LinkView | None
    industry: LinkView | None
    industry_code: str
    investors: tuple[str, ...]
    amount: str
    value: str
    value_most: str
    currency: str
    qualifier: str
    basis: str
    stages: tuple[StageView, ...]
    level: str
    manager: str
    filing: str
    period: str
    indicator: str
    before: str
    change: str
    note: str

    @property
    def stage(self) -> StageView | None:
        """The stage that it has reached."""
        return self.stages[-1] if self.stages else None

    @property
    def facts(self) -> tuple[str, ...]:
        """What is said of it in a line: how much, of what, what has changed, where it is, how far it is."""
        place = self.region.title if self.region else ""
        stage = self.stage.word if self.stage else ""
        return tuple(filter(None, (self.amount or self.indicator, self.basis, self.change, place, stage)))


class ReportView(Struct):
    """What one article, or an entry of content/records, says of an entity: whose it is, and what its source
    allows. `url` is the article's page, else where the source has it; `title` the article's, if it is one."""

    record: RecordView
    title: str
    url: str
    source_url: str
    rights: Rights
    date: datetime.date
    is_article: bool


class TotalView(Struct):
    """A sum: of what, how much, of how many, and how many more have no amount; and what the amounts count, in
    words."""

    label: LinkView
    amount: str
    value: str
    count: int
    without: int
    bases: tuple[str, ...]


def record_views(newsroom: Newsroom, edition: str) -> RecordViews:
    """Return what makes the views of an edition's records, where no page is rendered."""
    urls, words = Urls(newsroom.config, edition), Words(newsroom.registries.strings, edition)
    views = ArticleViews(newsroom, edition, urls, words, Links(newsroom, urls, edition))
    return RecordViews(newsroom, edition, views, words)


class RecordViews:
    """Makes the views of one edition's records."""

    def __init__(self, newsroom: Newsroom, edition: str, views: ArticleViews, words: Words) -> None:
        self._newsroom = newsroom
        self._script = script_of_edition(edition)
        self._views = views
        self._words = words
        self._edition = edition
        # Each stands on a page of its own, on that of all data, in files and in charts.
        self.entity = lru_cache(_REMEMBERED)(self._entity)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """What the edition is told of, by id, with the reports that the edition has."""
        telling = self._newsroom.telling(self._edition)
        told = (entity.told_by(telling) for entity in self._newsroom.entities.values())
        return {entity.id: entity for entity in told if entity}

    def _entity(self, record_id: str) -> RecordView:
        """Return what all articles say of an entity together."""
        said = [self._said(report.article, record_id) for report in self.entities[record_id].reports]
        return self.view(merged(said))

    def reports(self, record_id: str) -> tuple[ReportView, ...]:
        """Return what each article, and each entry of content/records, says of it, the newest first."""
        return tuple(self._report(report, record_id) for report in reversed(self.entities[record_id].reports))

    def _report(self, report: StatedRecord, record_id: str) -> ReportView:
        item, record = self._views.item(report.article), self._said(report.article, record_id)
        is_article = item.article.kind == "article"
        if not is_article and record.source:
            item = _of_its_own(item, record)
        return ReportView(
            self.view(record),
            item.title,
            self._views.url(item.article) if is_article else item.article.original_url,
            item.article.original_url,
            self._views.rights(item) if is_article else self._newsroom.rights(item, self._words),
            report.date,
            is_article,
        )

    def absolute(self, address: str) -> str:
        """Return an address with scheme and host."""
        return self._views.urls.absolute(address)

    def view(self, record: Record) -> RecordView:
        """Return a record, whose texts are those of the edition."""
        amount = record.amount
        return RecordView(
            id=record.id,
            kind=record.kind,
            kind_word=self._words(f"record_{record.kind}"),
            name=record.name,
            url=self._views.urls.page(record_path(record.kind, record.id)),
            region=self._place(record.region),
            zone=self._place(record.zone),
            industry=self._industry(record.industry),
            industry_code=record.industry_code,
            investors=record.investors,
            amount=amount.text if amount else "",
            value=f"{amount.value:f}" if amount else "",
            value_most=f"{amount.most:f}" if amount and amount.most is not None else "",
            currency=amount.currency if amount else "",
            qualifier=amount.qualifier if amount else "",
            basis=self._words(f"basis_{record.basis}") if record.basis else "",
            stages=tuple(
                StageView(self._words(f"stage_{reached.stage}"), reached.date, self._words.date(reached.date))
                for reached in record.stages
            ),
            level=record.level,
            manager=record.manager,
            filing=record.filing,
            period=record.period,
            indicator=record.value,
            before=record.before,
            change=record.change,
            note=record.note,
        )

    def totals_by_region(self, entities: Iterable[Entity]) -> tuple[TotalView, ...]:
        """Return sums of amounts by region, the largest first. An entity counts for the region that it
        names, not for those around."""
        found = totals(entities, lambda entity: filter(None, (entity.record.region,)))
        return tuple(self._total(total, self._views.region(total.key)) for total in found)

    def totals_by_industry(
        self, entities: Iterable[Entity], records: Mapping[str, RecordView]
    ) -> tuple[TotalView, ...]:
        """Return sums by industry, the largest first; `records` are the views of the entities, by id."""
        links = {link.title: link for record in records.values() if (link := record.industry)}

        def key_of(entity: Entity) -> Iterable[str]:
            link = records[entity.id].industry
            return (link.title,) if link else ()

        return tuple(self._total(total, links[total.key]) for total in totals(entities, key_of))

    def totals_by_month(self, entities: Iterable[Entity]) -> tuple[TotalView, ...]:
        """Return sums by the month in which each entity was first heard of, the newest first; by the year
        where no month is known."""
        found = totals(entities, lambda entity: (entity.since[:7],))
        newest = sorted(found, key=lambda total: total.key, reverse=True)
        return tuple(self._total(total, LinkView(total.key, "")) for total in newest)

    def sum_of(self, entities: Iterable[Entity]) -> tuple[TotalView, ...]:
        """Return what entities come to together, in each currency, the largest first."""
        found = totals(entities, lambda _: ("",))
        return tuple(self._total(total, LinkView("", "")) for total in found)

    def _total(self, total: Total, label: LinkView) -> TotalView:
        return TotalView(
            label,
            format_amount(total.amount, self._script),
            f"{total.amount.value:f}",
            total.count,
            total.without,
            tuple(self._words(f"basis_{basis}") for basis in total.bases),
        )

    def _said(self, article: str, record_id: str) -> Record:
        records = self._views.item(article).records
        return next(record for record in records if record.id == record_id)

    def _place(self, region: str) -> LinkView | None:
        return self._views.region(region) if region else None

    def _industry(self, industry: str) -> LinkView | None:
        return self._views.industry(industry) if industry else None


def _of_its_own(item: EditionArticle, record: Record) -> EditionArticle:
    """Return a file of records as if it held one record: with the source, the address and the day of that."""
    day = record.reported
    return replace(
        item,
        source=record.source.typed if record.source else "",
        article=replace(
            item.article,
            source=record.source or item.article.source,
            original_url=record.source_url,
            date=datetime.datetime.combine(day, datetime.time()) if day else None,
        ),
    )
