"""A project, a fund, an agreement or an indicator: what several reports say of it, put together."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model import Basis, Record, Stage, StageReached
from newsgen.problems import Message, Problem, Severity


class StatedRecord(Struct, frozen=True, array_like=True):
    """A record, and what states it, an article or a file of records: its key, its path, and the day."""

    article: str
    path: str
    date: datetime.date
    record: Record


class Entity(Struct, frozen=True, array_like=True):
    """A project, a fund, an agreement or an indicator: what is known of it by all `reports`, the oldest
    first. `record` has of each field what was said last."""

    record: Record
    reports: tuple[StatedRecord, ...]

    @property
    def id(self) -> str:
        """By which all articles name it."""
        return self.record.id

    @property
    def since(self) -> str:
        """When it was first heard of, as exactly as that is known: its first stage, else the first report."""
        return self.record.stages[0].date if self.record.stages else self.reports[0].date.isoformat()

    def told_by(self, articles: Collection[str]) -> Entity | None:
        """Return what is known of it by some articles only; None where they say nothing of it."""
        reports = tuple(report for report in self.reports if report.article in articles)
        if len(reports) == len(self.reports):
            return self
        return Entity(merged([report.record for report in reports]), reports) if reports else None


def merged(records: Sequence[Record]) -> Record:
    """Return what records of one entity, the oldest first, say last of each field; of the stages all.

    An amount goes with its basis. What has arrived is a part of what was promised, and does not take its
    place; nor does the month of a stage that of a day in it.
    """
    last = records[-1]
    if len(records) == 1:
        return last
    said = {
        name: value
        for record in records
        for name in last.__struct_fields__
        if (value := getattr(record, name)) or name == "revised"
    }
    priced = [record for record in records if record.amount]
    whole = [record for record in priced if record.basis is not Basis.PAID] or priced
    if whole:
        known = [record.basis for record in whole if record.basis]
        said |= {"amount": whole[-1].amount, "amount_line": whole[-1].amount_line}
        said["basis"] = whole[-1].basis or (known[-1] if known else None)
    reached: dict[Stage, StageReached] = {}
    for record in records:
        for item in record.stages:
            before = reached.get(item.stage)
            if before is None or record.revised or not before.date.startswith(item.date):
                reached[item.stage] = item
    return replace(last, **{**said, "stages": tuple(sorted(reached.values(), key=place_of))})


def place_of(reached: StageReached) -> int:
    """Return how far a stage is."""
    return list(Stage).index(reached.stage)


def contradiction(
    at: StatedRecord,
    there: StatedRecord,
    message: str,
    hint: str,
    *,
    line: int = 0,
    there_line: int = 0,
    severity: Severity = Severity.ERROR,
    **values: str | Message,
) -> Problem:
    """Return a problem of one report with another one, whose place is the value `place` of the message; `id`
    is the record's. The lines are those of the records, where no other ones are given."""
    place = f"{there.path}:{there_line or there.record.line}"
    said = sorted({"id": at.record.id, "place": place, **values}.items())
    return Problem(at.path, line or at.record.line, message, hint, severity=severity, values=tuple(said))
