"""The records of all articles and files -> each thing once, with its history; and what contradicts itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from newsgen.model import RecordKind
from newsgen.problems import Problem
from newsgen.records.contradictions import contradictions
from newsgen.records.thing import StatedRecord, Thing, merged


class Ledger(Struct, frozen=True, array_like=True):
    """Every thing, in the order of ids, and what is wrong."""

    things: tuple[Thing, ...] = ()
    problems: tuple[Problem, ...] = ()

    def restated(self, articles: Collection[str], reports: Iterable[StatedRecord]) -> Ledger:
        """Return the ledger in which these articles state other reports than they did."""
        others = (report for thing in self.things for report in thing.reports)
        return gather_reports((*(report for report in others if report.article not in articles), *reports))

    def has_same_pages(self, other: Ledger) -> bool:
        """Whether another ledger is of the same things, told by the same articles in the same order."""
        return list(map(_told, self.things)) == list(map(_told, other.things))


def gather_reports(reports: Iterable[StatedRecord]) -> Ledger:
    """Put the records with one id together.

    What contradicts itself is a problem, with both places named. The result does not depend on the order of
    the reports.
    """
    by_id: dict[str, list[StatedRecord]] = {}
    for report in sorted(reports, key=lambda item: (item.date, item.path, item.record.line)):
        by_id.setdefault(report.record.id, []).append(report)
    things = {
        key: Thing(merged([item.record for item in said]), tuple(said)) for key, said in sorted(by_id.items())
    }
    return Ledger(tuple(things.values()), tuple(contradictions(things)))


def _told(thing: Thing) -> tuple[str, list[tuple[RecordKind, tuple[str, ...], str, str]]]:
    """Return what the pages of a thing follow from."""
    return thing.id, [
        (report.record.kind, report.record.parts, report.article, report.path) for report in thing.reports
    ]
