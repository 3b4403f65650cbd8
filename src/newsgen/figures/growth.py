"""A growth rate, calculated again from the two values that it is of."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from newsgen.figures.quantity import Quantity, read_quantity

# What values were rounded to is what their last digit is worth: but 2億 beside 2.05億 is hardly 1.5億.
_MOST_ROUNDED = Decimal("0.005")
_NOT_NUMBER = re.compile(r"[%％\s+]")


class Growth(NamedTuple):
    """What a value has changed by, in hundredths; as values are rounded, it may lie between two bounds."""

    exact: Decimal
    least: Decimal
    most: Decimal

    def allows(self, stated: str) -> bool:
        """Whether a rate (`36.4%`, `-2.1%`) may be this change, rounded to its last digit."""
        text = _NOT_NUMBER.sub("", stated).replace("−", "-").replace("－", "-")
        half = Decimal(1).scaleb(-len(text.partition(".")[2])) / 2
        return self.least <= Decimal(text) + half and Decimal(text) - half <= self.most


def growth_range(value: str, before: str) -> Growth | None:
    """Return the change between two values as typed; None where one is no quantity, or the units differ."""
    now, then = read_quantity(value), read_quantity(before)
    if now is None or then is None or now.unit != then.unit or then.value <= 0:
        return None
    low, high = _bounds(now)
    least, most = _bounds(then)
    return Growth(*((end - 1) * 100 for end in (now.value / then.value, low / most, high / least)))


def _bounds(quantity: Quantity) -> tuple[Decimal, Decimal]:
    half = min(quantity.step / 2, abs(quantity.value) * _MOST_ROUNDED)
    return quantity.value - half, quantity.value + half
