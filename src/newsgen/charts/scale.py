"""Values -> places, and the round numbers that an axis names."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Scale(NamedTuple):
    """From `low` to `high`, both ends included; 0 always is between them, as bars begin there."""

    low: Decimal
    high: Decimal

    def share(self, value: Decimal) -> float:
        """Return how far a value is from the low end to the high one: 0 to 1."""
        return float((value - self.low) / (self.high - self.low))

    def ticks(self) -> list[Decimal]:
        """Return round numbers between the ends: about four, each the same step from the last."""
        step = _step(self.high - self.low, 4)
        first = (self.low / step).to_integral_value(rounding="ROUND_CEILING")
        found = []
        while (tick := first * step) <= self.high:
            found.append(tick)
            first += 1
        return found


def scale_of(values: Iterable[Decimal], *, is_round: bool = False) -> Scale:
    """Return the scale of values and 0; a round one ends where an axis names a number."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    if low == high:
        high = Decimal(1)
    if is_round:
        step = _step(high - low, 4)
        low = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
        high = (high / step).to_integral_value(rounding="ROUND_CEILING") * step
    return Scale(low, high)


def _step(span: Decimal, count: int) -> Decimal:
    """Return the round number that goes into a span about so many times."""
    wanted = span / count
    size = Decimal(1).scaleb(wanted.adjusted())
    return next(size * round_ for round_ in _ROUND if size * round_ >= wanted)
