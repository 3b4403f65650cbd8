"""A number with what it counts, as an indicator has it: 136.4億元, 45 188 635人, 3.2萬輛."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from newsgen.figures.numerals import NUMBER, read_number

_SPACED = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_QUANTITY = re.compile(rf"(?P<sign>[-−－])?(?P<number>{NUMBER})[ ]?(?P<unit>[^0-9０-９]*)")
_NUMBER = re.compile(rf"(?<![0-9０-９.．])(?<![0-9０-９],){NUMBER}")


class Quantity(NamedTuple):
    """A number, what its last digit typed is worth, and the unit as typed."""

    value: Decimal
    step: Decimal
    unit: str


def read_quantity(text: str) -> Quantity | None:
    """Return the quantity that a text is; None where it is none, or not surely one."""
    found = _QUANTITY.fullmatch(_SPACED.sub("", text.strip()))
    number = read_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    sign = -1 if found["sign"] else 1
    return Quantity(sign * number.value, number.step, found["unit"].strip())


def find_numbers(text: str) -> list[tuple[Decimal, str]]:
    """Return every number of a text, whatever it counts, with the few characters that follow it."""
    text = _SPACED.sub("", text)
    found = ((read_number(match[0]), text[match.end() : match.end() + 4]) for match in _NUMBER.finditer(text))
    return [(number.value, behind.lstrip()) for number, behind in found if number]
