"""The records of all articles and files -> each entity once, with its history; and contradictions."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from newsgen.model import RecordKind
from newsgen.problems import Problem
from newsgen.records.contradictions import contradictions
from newsgen.records.entity import Entity, StatedRecord, merged


class Ledger(Struct, frozen=True, array_like=True):
    """Every entity, in the order of ids, and what is wrong."""

    entities: tuple[Entity, ...] = ()
    problems: tuple[Problem, ...] = ()

    def restated(self, articles: Collection[str], reports: Iterable[StatedRecord]) -> Ledger:
        """Return the ledger in which these articles state other reports than they did."""
        others = (report for entity in self.entities for report in entity.reports)
        return gather_reports((*(report for report in others if report.article not in articles), *reports))

    def has_same_pages(self, other: Ledger) -> bool:
        """Whether another ledger is of the same entities, told by the same articles in the same order."""
        return list(map(_told, self.entities)) == list(map(_told, other.entities))


def gather_reports(reports: Iterable[StatedRecord]) -> Ledger:
    """Put the records with one id together.

    What contradicts itself is a problem, with both places named. The result does not depend on the order of
    the reports.
    """
    by_id: dict[str, list[StatedRecord]] = {}
    for report in sorted(reports, key=lambda item: (item.date, item.path, item.record.line)):
        by_id.setdefault(report.record.id, []).append(report)
    entities = {
        key: Entity(merged([item.record for item in said]), tuple(said))
        for key, said in sorted(by_id.items())
    }
    return Ledger(tuple(entities.values()), tuple(contradictions(entities)))


def _told(entity: Entity) -> tuple[str, list[tuple[RecordKind, tuple[str, ...], str, str]]]:
    """Return what the pages of an entity follow from."""
    return entity.id, [
        (report.record.kind, report.record.parts, report.article, report.path) for report in entity.reports
    ]
