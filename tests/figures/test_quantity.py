"""Numbers with what they count, and growth that is calculated again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newsgen.figures import find_numbers, growth_range, read_quantity


@pytest.mark.parametrize(
    ("text", "value", "step", "unit"),
    [
        ("136.4億元", "13640000000", "10000000", "元"),
        ("4 518 863人", "4518863", "1", "人"),
        ("3.2万辆", "32000", "1000", "辆"),
        ("−2.1%", "-2.1", "0.1", "%"),
        ("１２家", "12", "1", "家"),
    ],
)
def test_a_quantity_is_read(text: str, value: str, step: str, unit: str) -> None:
    assert read_quantity(text) == (Decimal(value), Decimal(step), unit)


@pytest.mark.parametrize("text", ["", "多家", "約30家", "30至40家", "第3名次5"])
def test_what_is_no_sure_quantity_is_none(text: str) -> None:
    assert read_quantity(text) is None


def test_numbers_of_a_text_are_found() -> None:
    found = find_numbers("共4 518 863人，1,200.5元；百億產業基金，3萬8000家。")
    assert [value for value, _ in found] == [
        Decimal(4518863),
        Decimal("1200.5"),
        Decimal(10**10),
        Decimal(38_000),
    ]


@pytest.mark.parametrize(
    ("value", "before", "change", "right"),
    [
        ("136.4億元", "100億元", "36.4%", True),
        ("136.4億元", "100億元", "34%", False),
        ("9億元", "10億元", "-10%", True),
        ("9億元", "10億元", "10%", False),
        ("2.05億元", "2億元", "2.5%", True),
        ("2.05億元", "2億元", "4%", False),
        ("320家", "256家", "25%", True),
        ("320家", "256家", "+25.0%", True),
        ("320家", "256家", "−25%", False),
    ],
)
def test_a_growth_is_calculated_again(value: str, before: str, change: str, right: bool) -> None:
    growth = growth_range(value, before)
    assert growth is not None
    assert growth.allows(change) is right


@pytest.mark.parametrize(
    ("value", "before"), [("5億元", "5億美元"), ("5家", ""), ("5家", "0家"), ("5家", "5人")]
)
def test_values_that_cannot_be_compared_tell_nothing(value: str, before: str) -> None:
    assert growth_range(value, before) is None
