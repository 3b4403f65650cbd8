"""What an amount may stand for, where it is not said exactly."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from newsgen.figures.qualifiers import ABOUT, OVER
from newsgen.model import Amount, Qualifier


def same_money(first: Amount, second: Amount) -> bool:
    """Whether two amounts are the same, or one is the other, less exactly said (超50億元 and 52億元)."""
    return first.currency == second.currency and _meet(_range(first), _range(second))


def is_sum(whole: Amount, parts: Iterable[Amount], incomplete: bool = False) -> bool:
    """Whether an amount may be the sum of others of its currency; where these are `incomplete`, of more."""
    ranges = [_range(part) for part in parts]
    low, high = (sum((each[end] for each in ranges), Decimal(0)) for end in (0, 1))
    return low <= _range(whole)[1] if incomplete else _meet(_range(whole), (low, high))


def _meet(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


def _range(amount: Amount) -> tuple[Decimal, Decimal]:
    low, high = amount.value, amount.value if amount.most is None else amount.most
    match amount.qualifier:
        case Qualifier.OVER:
            return low, high * OVER
        case Qualifier.NEAR:
            return low / OVER, high
        case Qualifier.ABOUT:
            return low * (1 - ABOUT), high * (1 + ABOUT)
    return low, high
