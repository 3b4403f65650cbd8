"""What records say of one entity that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from newsgen.figures import read_quantity
from newsgen.hanzi import fold
from newsgen.model import Record
from newsgen.problems import Problem, Severity, said_elsewhere, sentence
from newsgen.records.entity import Entity, StatedRecord, contradiction
from newsgen.records.indicators import wrong_growth
from newsgen.records.ranges import is_sum, same_money
from newsgen.records.stages import stage_contradictions

_ALIKE = 0.5  # of the characters of the shorter of two names: 動力電池工廠 may be called 電池廠

_ANY = "*"

#: The words for kinds and stages, as problems have them; `said_elsewhere` finds their translation.
WORDS = (
    *(sentence("project"), sentence("fund"), sentence("agreement"), sentence("indicator")),
    *(sentence("signed"), sentence("registered"), sentence("started")),
    *(sentence("completed"), sentence("in_operation"), sentence("at_capacity")),
)


def contradictions(entities: Mapping[str, Entity]) -> Iterable[Problem]:
    """Give what cannot all be true, with both places named.

    An error is: a kind, an amount, a value or the day of a stage that two reports say differently, a stage
    that goes backwards, one name under two ids, a growth rate that does not follow from two values, and a sum
    that is not that of its parts, or is one of them; a warning, two names that have nothing in common under
    one id, and a stage that is later than the report of it.
    """
    for entity in entities.values():
        yield from _kinds_and_names(entity.reports)
        yield from _amounts(entity.reports)
        yield from _values(entity.reports)
        yield from stage_contradictions(entity.reports)
    yield from _namesakes(entities.values())
    yield from wrong_growth(entities.values())
    for entity in entities.values():
        yield from _wrong_sum(entity, entities)


def _kinds_and_names(reports: Sequence[StatedRecord]) -> Iterable[Problem]:
    for before, after in pairwise(reports):
        if after.record.kind is not before.record.kind:
            yield contradiction(
                after,
                before,
                "`{id}` is a {kind} here, and a {other} in {place}",
                "one of the two needs another id",
                kind=said_elsewhere(after.record.kind),
                other=said_elsewhere(before.record.kind),
            )
        elif not after.record.revised and not _alike(before.record.name, after.record.name):
            yield contradiction(
                after,
                before,
                "`{id}` is called {name} here, and {other} in {place}",
                "if it is another thing, give it another id; if it has a new name, add `revised: yes` here",
                severity=Severity.WARNING,
                name=after.record.name,
                other=before.record.name,
            )


def _alike(first: str, second: str) -> bool:
    shorter, longer = sorted((set(fold(first).casefold()), set(fold(second).casefold())), key=len)
    return len(shorter & longer) >= len(shorter) * _ALIKE


def _amounts(reports: Sequence[StatedRecord]) -> Iterable[Problem]:
    """Compare each amount with those before it, back to where it was revised: of the same basis, or of one
    that nobody says."""
    for at, after in enumerate(reports):
        amount = after.record.amount
        if amount is None or after.record.revised:
            continue
        for before in reversed(reports[:at]):
            other = before.record.amount
            if other is None:
                continue
            if after.record.basis is not before.record.basis and after.record.basis and before.record.basis:
                continue
            if not same_money(other, amount):
                yield contradiction(
                    after,
                    before,
                    "`{id}` has the amount {amount} here, and {other} in {place}",
                    "correct one of the two; if it was changed since, add `revised: yes` here",
                    line=after.record.amount_line,
                    there_line=before.record.amount_line,
                    amount=amount.text,
                    other=other.text,
                )
            break


def _values(reports: Sequence[StatedRecord]) -> Iterable[Problem]:
    """Compare what reports say an indicator is for the same time."""
    stated: dict[str, StatedRecord] = {}
    for report in reports:
        record = report.record
        before = stated.get(record.period)
        if before and record.value and not record.revised and not _same_value(before.record, record):
            yield contradiction(
                report,
                before,
                "`{id}` is {value} here, and {other} in {place}",
                "correct one of the two; if it was changed since, add `revised: yes` here",
                value=record.value,
                other=before.record.value,
            )
        if record.value:
            stated[record.period] = report


def _same_value(first: Record, second: Record) -> bool:
    one, other = read_quantity(first.value), read_quantity(second.value)
    if one is None or other is None:
        return fold(first.value) == fold(second.value)
    return abs(one.value - other.value) * 2 <= max(one.step, other.step)


def _namesakes(entities: Iterable[Entity]) -> Iterable[Problem]:
    """Compare entities of one kind and name: what tells them apart is another region, or another time."""
    seen: dict[tuple[str, ...], Entity] = {}
    for entity in entities:
        record = entity.record
        known = (record.kind, fold(record.name).casefold())
        regions, periods = ((said, "") if said else (_ANY,) for said in (record.region, record.period))
        places = product(regions, periods)
        other = next((seen[known + place] for place in places if known + place in seen), None)
        if other:
            yield contradiction(
                entity.reports[0],
                other.reports[0],
                "`{id}` has the name of `{other}` in {place}: {name}",
                "if it is the same thing, give it the same id; if not, tell them apart by their names",
                other=other.id,
                name=record.name,
            )
        for place in product((record.region, _ANY), (record.period, _ANY)):
            seen.setdefault(known + place, entity)


def _wrong_sum(entity: Entity, entities: Mapping[str, Entity]) -> Iterable[Problem]:
    if not entity.record.parts:
        return
    report = next(report for report in reversed(entity.reports) if report.record.parts)
    parts = [entities[part] for part in entity.record.parts if part in entities]
    missing = [part for part in entity.record.parts if part not in entities]
    if missing:
        yield contradiction(
            report,
            report,
            "`{id}` is the sum of `{part}`, which is no record",
            "write the ids of its parts",
            part=missing[0],
        )
        return
    if circle := _way_back(entity, entities):
        yield contradiction(
            report,
            circle.reports[-1],
            "`{id}` is a part of itself: see `{part}` in {place}",
            "a sum is of other records",
            part=circle.id,
        )
        return
    priced = next((report for report in reversed(entity.reports) if report.record.amount), report)
    amount = priced.record.amount
    amounts = [part.record.amount for part in parts if part.record.amount]
    if amount is None or len(amounts) < len(parts):
        return
    if any(part.currency != amount.currency for part in amounts):
        return  # nobody converts currencies here
    if not is_sum(amount, amounts, entity.record.incomplete):
        yield contradiction(
            priced,
            report,
            "`{id}` has the amount {amount}, but its parts are {parts} together",
            "one of them must be wrong",
            line=priced.record.amount_line,
            amount=amount.text,
            parts=" + ".join(part.text for part in amounts),
        )


def _way_back(entity: Entity, entities: Mapping[str, Entity]) -> Entity | None:
    """Return what has an entity as a part, and is itself a part of it, or of its parts."""
    waiting, seen = [entity], {entity.id}
    while waiting:
        whole = waiting.pop()
        for part in whole.record.parts:
            if part == entity.id:
                return whole
            if part in entities and part not in seen:
                seen.add(part)
                waiting.append(entities[part])
    return None
