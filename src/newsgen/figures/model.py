"""A figure of a text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class FigureKind(StrEnum):
    """What a figure is: an amount of money, a percentage, or a date."""

    AMOUNT = "amount"
    PERCENT = "percent"
    DATE = "date"


class Figure(Struct, frozen=True):
    """A figure, and where it stands: `text` is what was typed from `start` to `end`.

    `value` is exact: whole units of the currency for an amount, hundredths for a percentage. `unit` is the
    currency (ISO 4217), empty for what is no amount. `step` is what the last digit typed is worth: 36.4% has
    a step of 0.1, 200億元 one of 億. `qualifier` is the word that makes it inexact (`約`, `超`, `近`, `逾`,
    `多`), if there is one. A date has no value but `date`: year, month and day, 0 for what is not said.
    """

    kind: FigureKind
    start: int
    end: int
    text: str
    value: Decimal = Decimal(0)
    unit: str = ""
    step: Decimal = Decimal(1)
    qualifier: str = ""
    date: tuple[int, int, int] = (0, 0, 0)
