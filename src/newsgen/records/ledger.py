"""The records of all articles -> each thing once, with its history; or what contradicts itself."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from newsgen.hanzi import fold
from newsgen.model import Amount, Record, Stage, StageReached
from newsgen.problems import Problem


class Report(Struct, frozen=True, array_like=True):
    """A record, and the article that states it: its key, its file, and its day."""

    article: str
    path: str
    date: datetime.date
    record: Record


class Thing(Struct, frozen=True, array_like=True):
    """A project, a fund, an agreement or an indicator: what is known of it by all `reports`, the oldest
    first. `record` has of each field what was said last."""

    record: Record
    reports: tuple[Report, ...]

    @property
    def id(self) -> str:
        """By which all articles name it."""
        return self.record.id

    def told_by(self, articles: Collection[str]) -> Thing | None:
        """Return what is known of it by some articles only; None where they say nothing of it."""
        reports = tuple(report for report in self.reports if report.article in articles)
        if len(reports) == len(self.reports):
            return self
        return Thing(merged([report.record for report in reports]), reports) if reports else None


class Ledger(Struct, frozen=True, array_like=True):
    """Every thing, in the order of ids, and what is wrong."""

    things: tuple[Thing, ...] = ()
    problems: tuple[Problem, ...] = ()


def gather_reports(reports: Iterable[Report]) -> Ledger:
    """Put the records with one id together.

    A problem is, with both places named: a kind or an amount that two articles say differently, a stage that
    goes backwards, one name under two ids, and a sum that is not that of its parts. The result does not
    depend on the order of the reports.
    """
    by_id: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda item: (item.date, item.path, item.record.line)):
        by_id.setdefault(report.record.id, []).append(report)
    things = {
        key: Thing(merged([item.record for item in said]), tuple(said)) for key, said in sorted(by_id.items())
    }
    problems: list[Problem] = []
    for thing in things.values():
        problems += _contradictions(thing.reports)
        problems += _backwards(thing.reports)
    problems += _namesakes(things.values())
    for thing in things.values():
        problems += _wrong_sum(thing, things)
    return Ledger(tuple(things.values()), tuple(problems))


def same_money(first: Amount, second: Amount) -> bool:
    """Whether two amounts are the same, or one is the other, less exactly said (超50億元 and 52億元)."""
    if first.currency != second.currency:
        return False
    low, high = _range(first)
    other_low, other_high = _range(second)
    return low <= other_high and other_low <= high


def _range(amount: Amount) -> tuple[float, float]:
    """Return what an amount may stand for."""
    low, high = float(amount.value), float(amount.most if amount.most is not None else amount.value)
    match amount.qualifier:
        case "over":
            return low, high * 1.5
        case "near":
            return low / 1.5, high
        case "about":
            return low * 0.9, high * 1.1
    return low, high


def merged(records: Sequence[Record]) -> Record:
    """Return what records of one thing, the oldest first, say last of each field; of the stages all."""
    last = records[-1]
    said = {
        name: value
        for record in records
        for name in last.__struct_fields__
        if (value := getattr(record, name)) or name == "revised"
    }
    reached = {item.stage: item for record in records for item in record.stages}
    stages = tuple(sorted(reached.values(), key=lambda item: (item.date, _place(item))))
    return replace(last, **{**said, "stages": stages})


def _place(reached: StageReached) -> int:
    return list(Stage).index(reached.stage)


def _contradictions(reports: Sequence[Report]) -> Iterable[Problem]:
    for before, after in pairwise(reports):
        if after.record.kind is not before.record.kind:
            yield _problem(
                after,
                before,
                "`{id}` is a {kind} here, and a {other} in {place}",
                "one of the two needs another id",
                kind=after.record.kind,
                other=before.record.kind,
            )
    priced = [report for report in reports if report.record.amount]
    for at, after in enumerate(priced):
        amount = after.record.amount
        if amount is None or after.record.revised:
            continue
        for before in reversed(priced[:at]):
            other = before.record.amount
            if other is None or before.record.basis is not after.record.basis:
                continue
            if not same_money(other, amount):
                yield _problem(
                    after,
                    before,
                    "`{id}` has the amount {amount} here, and {other} in {place}",
                    "correct one of the two; if it was changed since, add `revised: yes` here",
                    line=after.record.amount_line,
                    amount=amount.text,
                    other=other.text,
                )
            break


def _backwards(reports: Sequence[Report]) -> Iterable[Problem]:
    reached = sorted(
        ((item, report) for report in reports for item in report.record.stages),
        key=lambda pair: (pair[0].date, _place(pair[0])),
    )
    for (before, first), (after, second) in pairwise(reached):
        if _place(after) < _place(before) and first is not second:
            yield _problem(
                second,
                first,
                "`{id}` goes backwards: {after} on {day}, after {before} on {earlier} in {place}",
                "one of the dates must be wrong",
                after=after.stage,
                day=after.date.isoformat(),
                before=before.stage,
                earlier=before.date.isoformat(),
            )


def _namesakes(things: Iterable[Thing]) -> Iterable[Problem]:
    seen: dict[tuple[str, ...], Thing] = {}
    for thing in things:
        record = thing.record
        key = (record.kind, fold(record.name), record.region, record.period)
        if other := seen.setdefault(key, thing):
            if other is thing:
                continue
            yield _problem(
                thing.reports[0],
                other.reports[0],
                "`{id}` has the name of `{other}` in {place}: {name}",
                "if it is the same thing, give it the same id; if not, tell them apart by their names",
                other=other.id,
                name=record.name,
            )


def _wrong_sum(thing: Thing, things: dict[str, Thing]) -> Iterable[Problem]:
    report, amount = thing.reports[-1], thing.record.amount
    parts = [things[part] for part in thing.record.parts if part in things]
    missing = [part for part in thing.record.parts if part not in things]
    if missing:
        yield _problem(
            report,
            report,
            "`{id}` is the sum of `{part}`, which is no record",
            "write the ids of its parts",
            part=missing[0],
        )
        return
    amounts = [part.record.amount for part in parts if part.record.amount]
    if not parts or amount is None or len(amounts) < len(parts):
        return
    if any(part.currency != amount.currency for part in amounts):
        return  # nobody converts currencies here
    low, high = _range(amount)
    least, most = (sum(_range(part)[end] for part in amounts) for end in (0, 1))
    if most < low or least > high:
        yield _problem(
            report,
            report,
            "`{id}` has the amount {amount}, but its parts are {parts} together",
            "one of them must be wrong",
            line=thing.record.amount_line,
            amount=amount.text,
            parts=" + ".join(part.text for part in amounts),
        )


def _problem(at: Report, there: Report, message: str, hint: str, *, line: int = 0, **values: str) -> Problem:
    said = {"id": at.record.id, "place": f"{there.path}:{there.record.line}", **values}
    return Problem(at.path, line or at.record.line, message, hint, values=tuple(sorted(said.items())))
