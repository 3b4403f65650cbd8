"""The records of all articles and files -> each thing once, with its history; and what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from newsgen.problems import Problem
from newsgen.records.contradictions import contradictions
from newsgen.records.thing import StatedRecord, Thing, merged


class Ledger(Struct, frozen=True, array_like=True):
    """Every thing, in the order of ids, and what is wrong."""

    things: tuple[Thing, ...] = ()
    problems: tuple[Problem, ...] = ()


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
