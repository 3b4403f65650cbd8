"""Stages that cannot have been reached when reports say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from newsgen.model import StageReached
from newsgen.problems import Problem, Severity, said_elsewhere
from newsgen.records.entity import StatedRecord, contradiction, place_of
from newsgen.records.partial_dates import end_of, is_before, same_date

_Place = TypeVar("_Place")
_Told = Sequence[tuple[StageReached, StatedRecord]]


def backward_steps(
    told: Sequence[tuple[StageReached, _Place]],
) -> Iterator[tuple[tuple[StageReached, _Place], tuple[StageReached, _Place]]]:
    """Give each stage that was reached after a later one, and that one, each with where it is told.

    A month and a day in it are in no order.
    """
    over: dict[int, tuple[StageReached, _Place]] = {}  # of each stage what was over first
    for item in sorted(told, key=lambda item: (end_of(item[0].date), place_of(item[0]))):
        place = place_of(item[0])
        before = [
            other
            for further, other in over.items()
            if further > place and is_before(other[0].date, item[0].date)
        ]
        if before:
            yield item, max(before, key=lambda other: other[0].date)
        over.setdefault(place, item)


def stage_contradictions(reports: Sequence[StatedRecord]) -> Iterable[Problem]:
    """Give each stage that goes backwards, has two dates, or is later than the report of it; `reports` are
    those of one entity, the oldest first."""
    told = _standing(reports)
    yield from _backwards(told)
    yield from _differing(told)
    yield from _planned(reports)


def _standing(reports: Sequence[StatedRecord]) -> _Told:
    """Return what is told of stages, without that which a later report has revised."""
    told: list[tuple[StageReached, StatedRecord]] = []
    for report in reports:
        stages = report.record.stages
        if report.record.revised:
            revised = {item.stage for item in stages}
            told = [(item, other) for item, other in told if item.stage not in revised]
        told += [(item, report) for item in stages]
    return told


def _backwards(told: _Told) -> Iterable[Problem]:
    for (after, second), (before, first) in backward_steps(told):
        if first is not second:  # else it was told where it was read
            yield contradiction(
                second,
                first,
                "`{id}` goes backwards: {after} on {day}, after {before} on {earlier} in {place}",
                "one of the dates must be wrong",
                after=said_elsewhere(after.stage),
                day=after.date,
                before=said_elsewhere(before.stage),
                earlier=before.date,
            )


def _differing(told: _Told) -> Iterable[Problem]:
    in_order = sorted(told, key=lambda pair: (place_of(pair[0]), pair[0].date))
    for (before, first), (after, second) in pairwise(in_order):
        if before.stage is not after.stage or same_date(before.date, after.date):
            continue
        # Whoever reported last must know, or say that it was changed.
        later, earlier = (second, first) if second.date >= first.date else (first, second)
        days = (after.date, before.date) if later is second else (before.date, after.date)
        yield contradiction(
            later,
            earlier,
            "`{id}` is {stage} on {day} here, and on {other} in {place}",
            "correct one of the two; if it was changed since, add `revised: yes` here",
            stage=said_elsewhere(before.stage),
            day=days[0],
            other=days[1],
        )


def _planned(reports: Sequence[StatedRecord]) -> Iterable[Problem]:
    for report in reports:
        for item in report.record.stages:
            if is_before(report.date.isoformat(), item.date):
                yield contradiction(
                    report,
                    report,
                    "`{id}` is {stage} on {day}, and that was reported on {reported} already",
                    "a stage is what was reached; what is planned goes into `note`",
                    severity=Severity.WARNING,
                    stage=said_elsewhere(item.stage),
                    day=item.date,
                    reported=report.date.isoformat(),
                )
