"""The values of an indicator, year after year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsgen.figures import growth_range
from newsgen.hanzi import fold
from newsgen.model import Record, RecordKind
from newsgen.problems import Problem
from newsgen.records.entity import Entity, StatedRecord, contradiction

_YEAR = re.compile(r"[0-9]{4}(?=年|$|[-/])")


def wrong_growth(entities: Iterable[Entity]) -> Iterator[Problem]:
    """Give a problem for each change on the year that does not follow from the value a year before, where a
    record states that too: of the same name, for the same region, whatever its id."""
    stated: dict[tuple[str, str, str], StatedRecord] = {}
    reports = [
        report
        for entity in entities
        if entity.record.kind is RecordKind.INDICATOR
        for report in entity.reports
    ]
    for report in reports:
        if report.record.value:
            stated[_key(report.record, report.record.period)] = report
    for report in reports:
        record = report.record
        before = stated.get(_key(record, _year_before(record.period))) if record.change else None
        growth = growth_range(record.value, before.record.value) if before else None
        if before and growth and not growth.allows(record.change):
            yield contradiction(
                report,
                before,
                "`{id}` is {value} after {before} in {place}: a change of {exact}%, not of {change}",
                "one of the three must be wrong",
                value=record.value,
                before=before.record.value,
                exact=f"{growth.exact:.1f}",
                change=record.change,
            )


def _key(record: Record, period: str) -> tuple[str, str, str]:
    return fold(record.name).casefold(), record.region, fold(period).replace(" ", "")


def _year_before(period: str) -> str:
    """Return the same time of the year before; nothing that is stated where no year is named."""
    return _YEAR.sub(lambda year: str(int(year[0]) - 1).zfill(4), period) if _YEAR.search(period) else "\0"
