"""Sums of amounts, by whatever the entities have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from msgspec import Struct

from newsgen.model import Amount, Basis, Qualifier
from newsgen.records.entity import Entity


class Total(Struct, frozen=True, array_like=True):
    """A sum in one currency: of how many entities it is, and how many more have no amount; and what the
    amounts count, as far as that is said, in the order of `Basis`.

    An entity counts once, however many articles tell of it. Of a range the lower end counts, and where any
    part is inexact, so is the sum: `超` where all that is left out makes it larger, else `約`.
    """

    key: str
    amount: Amount
    count: int
    without: int = 0
    bases: tuple[Basis, ...] = ()


def totals(entities: Iterable[Entity], key_of: Callable[[Entity], Iterable[str]]) -> tuple[Total, ...]:
    """Return the sums by key and currency, the largest first; an entity without an amount is counted only.

    What is the sum of other entities is left out, lest anything counts twice. Their order does not matter:
    amounts are exact decimals.
    """
    sums: dict[tuple[str, str], list[Amount]] = {}
    bases: dict[tuple[str, str], set[Basis | None]] = {}
    without: dict[str, int] = {}
    for entity in entities:
        if entity.record.parts:
            continue
        for key in key_of(entity):
            if entity.record.amount is None:
                without[key] = without.get(key, 0) + 1
            else:
                sums.setdefault((key, entity.record.amount.currency), []).append(entity.record.amount)
                bases.setdefault((key, entity.record.amount.currency), set()).add(entity.record.basis)
    found = [
        Total(
            key,
            _sum(amounts, currency),
            len(amounts),
            without.get(key, 0),
            tuple(basis for basis in Basis if basis in bases[key, currency]),
        )
        for (key, currency), amounts in sums.items()
    ]
    return tuple(sorted(found, key=lambda total: (-total.amount.value, total.amount.currency, total.key)))


def _sum(amounts: list[Amount], currency: str) -> Amount:
    inexact = {amount.qualifier for amount in amounts} - {Qualifier.EXACT}
    ranged = any(amount.most is not None for amount in amounts)
    larger = inexact <= {Qualifier.OVER}
    qualifier = Qualifier.EXACT
    if inexact or ranged:
        qualifier = Qualifier.OVER if larger else Qualifier.ABOUT
    return Amount(sum((amount.value for amount in amounts), Decimal(0)), currency, qualifier)
