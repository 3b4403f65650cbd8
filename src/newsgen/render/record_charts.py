"""The charts of an edition's records: what a query asks for -> a table of sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache

from newsgen.charts import Cell, Chart, ChartKind, Row
from newsgen.figures import format_amount
from newsgen.hanzi import fold
from newsgen.model import Amount, Basis, RecordKind, Stage, script_of_edition
from newsgen.pages import containers_of
from newsgen.pages.paths import REGIONS, industry_path, region_path
from newsgen.records import DATES, ChartQuery, Condition, Entity, GroupBy, Total, read_query, totals
from newsgen.render.data_rows import cell_of
from newsgen.render.newsroom import Newsroom
from newsgen.render.records import RecordView, RecordViews
from newsgen.render.views import LinkView
from newsgen.render.words import Words

_MOST_MONTHS = 36  # more are years
_REMEMBERED = 256  # charts

#: What a chart is of: an entity, and its view.
_Found = tuple[Entity, RecordView]


class RecordCharts:
    """Makes the charts of one edition's records."""

    def __init__(self, newsroom: Newsroom, edition: str, records: RecordViews, words: Words) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self._records = records
        self._words = words
        self._script = script_of_edition(edition)
        self.chart = lru_cache(_REMEMBERED)(self._chart)

    def _chart(self, asked: str) -> Chart:
        """Return the chart that a text asks for, without rows if no record is meant.

        Raises NotACondition.
        """
        query = read_query(asked)
        found = [each for each in self._views.values() if self._meets(each, query)]
        return self._of(query, found)

    def on_list(self, path: str) -> Chart | None:
        """Return the chart of the projects of a region by industry, or of an industry by region, by the path
        of its list; None where there is nothing to compare."""
        by = GroupBy.INDUSTRY if path.startswith(REGIONS) else GroupBy.REGION
        found = self._on_lists.get(path, ())
        chart = self._of(ChartQuery(RecordKind.PROJECT, by), found) if len(found) > 1 else None
        return chart if chart and len(chart.rows) > 1 else None

    def _of(self, query: ChartQuery, found: Sequence[_Found]) -> Chart:
        """Return a chart of entities.

        Amounts are added in the currency in which most of them are; what has another, or none, is counted in
        the caption.
        """
        currency = _usual(entity for entity, _ in found)
        known = [(entity, view) for entity, view in found if _in(entity, currency)]
        by = _steps([entity for entity, _ in known]) if query.by is GroupBy.MONTH else query.by
        title = self._title(query, by, found)
        if by is GroupBy.STAGE:
            return self._stages(title, found)
        undated = [each for each in known if not _month_of(each[0])] if by is GroupBy.MONTH else []
        known = [each for each in known if each not in undated]
        caption = self._left_out(found, currency, len(undated))
        if by is GroupBy.FLOW:
            return self._flow(title, known, currency, caption)
        return self._sums(by, title, known, currency, caption)

    @cached_property
    def _views(self) -> dict[str, _Found]:
        return {key: (entity, self._records.entity(key)) for key, entity in self._records.entities.items()}

    @cached_property
    def _on_lists(self) -> dict[str, list[_Found]]:
        """The projects of each list of a region or an industry, by its path."""
        found: dict[str, list[_Found]] = {}
        for entity, view in self._views.values():
            if entity.record.kind is RecordKind.PROJECT:
                paths = [region_path(key) for key in self._regions(entity)]
                for path in (*paths, *([industry_path(view.industry.title)] if view.industry else ())):
                    found.setdefault(path, []).append((entity, view))
        return found

    def _regions(self, entity: Entity) -> Iterable[str]:
        return containers_of(entity.record.region, self._newsroom.registries)

    def _meets(self, found: _Found, query: ChartQuery) -> bool:
        entity, view = found
        return entity.record.kind is query.kind and all(
            condition.holds(
                cell_of(view, condition.column), self._around(entity) if condition.column == "region" else ()
            )
            for condition in query.conditions
        )

    def _around(self, entity: Entity) -> list[str]:
        regions = self._newsroom.registries.regions
        return [
            name
            for key in self._regions(entity)
            for name in (key, *regions[key].name.all(), *regions[key].aliases)
        ]

    def _title(self, query: ChartQuery, by: GroupBy, found: Sequence[_Found]) -> str:
        """Return what a chart is called, with what all of its records have in common."""
        kind = self._words(f"records_{query.kind}")
        match by:
            case GroupBy.SIZE | GroupBy.FLOW:
                title = self._words("chart_each" if by is GroupBy.SIZE else "chart_from_to", kind=kind)
            case _:
                word = "chart_count" if by is GroupBy.STAGE else "chart_amount"
                title = self._words(word, kind=kind, by=self._words(_HEADS[by]))
        told = [self._told(each, found) for each in query.conditions if each.operator == "="]
        where = "、".join(dict.fromkeys(filter(None, told)))
        return self._words("chart_where", title=title, where=where) if where else title

    def _told(self, condition: Condition, found: Sequence[_Found]) -> str:
        """Return what a condition asks for as the edition writes it; empty where nobody can say."""
        registries = self._newsroom.registries
        if condition.column in ("region", "zone"):
            region = registries.region_labels.get(fold(condition.value), "")
            return registries.regions[region].name.of(self._edition) if region else ""
        if condition.column in DATES:
            return self._words.date(condition.value)
        return cell_of(found[0][1], condition.column) if found else ""

    def _left_out(self, found: Sequence[_Found], currency: str, undated: int) -> str:
        """Say what amounts count, and how many entities have no amount, another currency, or no month."""
        amounts = [entity.record.amount for entity, _ in found if not entity.record.parts]
        without = sum(amount is None for amount in amounts)
        others = sum(amount is not None and amount.currency != currency for amount in amounts)
        told = [
            self._words(word, number=number)
            for word, number in (
                ("total_without", without),
                ("chart_currencies", others),
                ("chart_undated", undated),
            )
            if number
        ]
        said = {entity.record.basis for entity, _ in found if _in(entity, currency)}
        bases = [self._words(f"basis_{basis}") for basis in Basis if basis in said]
        if bases:
            told.insert(0, f"{self._words('column_basis')}{self._words('colon')}{'、'.join(bases)}")
        return "；".join(told)

    def _sums(self, by: GroupBy, title: str, known: Sequence[_Found], currency: str, caption: str) -> Chart:
        """Return sums of amounts, the largest first; over time, one for each month or year, in order."""
        views = {entity.id: view for entity, view in known}
        if by is GroupBy.SIZE:
            rows = [
                Row((views[entity.id].name,), (Cell(views[entity.id].amount, entity.record.amount.value),))
                for entity, _ in sorted(known, key=_size_and_id)
                if entity.record.amount
            ]
        else:
            over_time = by in (GroupBy.MONTH, GroupBy.YEAR)
            key_of = _KEYS[by]
            sums = {
                total.key: self._cell(total)
                for total in totals(
                    (entity for entity, _ in known), lambda entity: key_of(entity, views[entity.id])
                )
            }
            keys = _every(sums, by) if over_time else list(sums)
            rows = [
                Row((self._words.date(key) if over_time else key,), (sums.get(key) or self._none(currency),))
                for key in keys
            ]
        kind = ChartKind.COLUMNS if by in (GroupBy.MONTH, GroupBy.YEAR) else ChartKind.BARS
        heads = (self._words(_HEADS[by]), self._words("column_amount"))
        return Chart(kind, title, heads, tuple(rows), currency, caption)

    def _stages(self, title: str, found: Sequence[_Found]) -> Chart:
        """Return how many entities have got to each stage, and no further."""
        counts = Counter(entity.record.stages[-1].stage for entity, _ in found if entity.record.stages)
        rows = [
            Row((self._words(f"stage_{stage}"),), (Cell(str(counts[stage]), Decimal(counts[stage])),))
            for stage in Stage
            if counts
        ]
        heads = (self._words("column_stage"), self._words("total_count"))
        return Chart(ChartKind.BARS, title, heads, tuple(rows))

    def _flow(self, title: str, known: Sequence[_Found], currency: str, caption: str) -> Chart:
        """Return what flows from investors to regions; of several investors nobody knows who gives how much,
        so they stay together."""
        views = {entity.id: view for entity, view in known}

        def key_of(entity: Entity) -> Iterable[str]:
            view = views[entity.id]
            ends = "、".join(view.investors), view.region.title if view.region else ""
            return ("\t".join(ends),) if all(ends) else ()

        rows = [
            Row(tuple(total.key.split("\t")), (self._cell(total),))
            for total in totals((entity for entity, _ in known), key_of)
        ]
        heads = (self._words("column_investors"), self._words("column_region"), self._words("column_amount"))
        return Chart(ChartKind.FLOW, title, heads, tuple(rows), currency, caption)

    def _cell(self, total: Total) -> Cell:
        return Cell(format_amount(total.amount, self._script), total.amount.value)

    def _none(self, currency: str) -> Cell:
        return Cell(format_amount(Amount(Decimal(0), currency), self._script), Decimal(0))


def _linked(link: LinkView | None) -> tuple[str, ...]:
    return (link.title,) if link else ()


#: What entities are put together by, as it is called and as it is found.
_HEADS = {
    GroupBy.INDUSTRY: "column_industry",
    GroupBy.REGION: "column_region",
    GroupBy.ZONE: "column_zone",
    GroupBy.INVESTOR: "column_investors",
    GroupBy.STAGE: "column_stage",
    GroupBy.MONTH: "column_month",
    GroupBy.YEAR: "chart_years",
    GroupBy.SIZE: "column_name",
}
_KEYS: dict[GroupBy, Callable[[Entity, RecordView], Iterable[str]]] = {
    GroupBy.INDUSTRY: lambda _, view: _linked(view.industry),
    GroupBy.REGION: lambda _, view: _linked(view.region),
    GroupBy.ZONE: lambda _, view: _linked(view.zone),
    GroupBy.INVESTOR: lambda _, view: ("、".join(view.investors),) if view.investors else (),
    GroupBy.MONTH: lambda entity, _: (_month_of(entity),),
    GroupBy.YEAR: lambda entity, _: (entity.since[:4],),
}


def _size_and_id(found: _Found) -> tuple[Decimal, str]:
    amount = found[0].record.amount
    return (-amount.value if amount else Decimal(0)), found[0].id


def _usual(entities: Iterable[Entity]) -> str:
    """Return the currency of most amounts."""
    counts = Counter(entity.record.amount.currency for entity in entities if entity.record.amount)
    return min(counts, key=lambda currency: (-counts[currency], currency), default="")


def _in(entity: Entity, currency: str) -> bool:
    amount = entity.record.amount
    return amount is not None and amount.currency == currency and not entity.record.parts


def _month_of(entity: Entity) -> str:
    """Return the month in which an entity was first heard of; empty where only the year is known."""
    return entity.since[:7] if len(entity.since) > len("2026") else ""


def _steps(entities: Sequence[Entity]) -> GroupBy:
    """Return whether entities are put together by months or by years: by years where the months are many, or
    none is known."""
    years = [int(entity.since[:4]) for entity in entities]
    months = (max(years) - min(years)) * 12 if years else 0
    has_months = any(map(_month_of, entities)) or not entities
    return GroupBy.MONTH if has_months and months < _MOST_MONTHS else GroupBy.YEAR


def _every(known: Iterable[str], by: GroupBy) -> list[str]:
    """Return every month or year from the first to the last, those in which there is nothing too."""
    first, last = min(known, default=""), max(known, default="")
    if not first:
        return []
    if by is GroupBy.YEAR:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    year, month = map(int, first.split("-"))
    found = []
    while (key := f"{year:04}-{month:02}") <= last:
        found.append(key)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found
