"""Amounts of money: what newspapers write, as exact values, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.figures import NotAnAmount, format_amount, read_amount, wording
from newsgen.model import Amount, Qualifier, Script

_YI = 10**8
_WAN = 10**4


@pytest.mark.parametrize(
    ("text", "value", "most", "currency", "qualifier"),
    [
        ("36億元", 36 * _YI, None, "CNY", ""),
        ("2.75亿美元", 275_000_000, None, "USD", ""),
        ("超80億元", 80 * _YI, None, "CNY", "over"),
        ("逾80亿元", 80 * _YI, None, "CNY", "over"),
        ("80餘億元", 80 * _YI, None, "CNY", "over"),
        ("近千億", 1000 * _YI, None, "CNY", "near"),
        ("4500萬", 4500 * _WAN, None, "CNY", ""),
        ("六十億元", 60 * _YI, None, "CNY", ""),
        ("三百零八億元", 308 * _YI, None, "CNY", ""),
        ("4至6億元", 4 * _YI, 6 * _YI, "CNY", ""),
        ("九千萬至兩億元", 9000 * _WAN, 2 * _YI, "CNY", ""),
        ("五至八千万", 5000 * _WAN, 8000 * _WAN, "CNY", ""),
        ("十五至二十億", 15 * _YI, 20 * _YI, "CNY", ""),
        ("4亿-6亿美元", 4 * _YI, 6 * _YI, "USD", ""),
        ("NT$120億元", 120 * _YI, None, "TWD", ""),
        ("新臺幣120億元", 120 * _YI, None, "TWD", ""),
        ("港幣7億元", 7 * _YI, None, "HKD", ""),
        ("约1,250.5亿元人民币", 125_050_000_000, None, "CNY", "about"),
        ("５０億元", 50 * _YI, None, "CNY", ""),
        ("9億元左右", 9 * _YI, None, "CNY", "about"),
        ("EUR 3億", 3 * _YI, None, "EUR", ""),
        ("1億5000萬元", 15_000 * _WAN, None, "CNY", ""),
        ("3万8000元", 38_000, None, "CNY", ""),
        ("近1.2萬億元", 12_000 * _YI, None, "CNY", "near"),
    ],
)
def test_an_amount_is_read_exactly(
    text: str, value: int, most: int | None, currency: str, qualifier: str
) -> None:
    read = read_amount(text, "CNY")
    assert read.value == Decimal(value)
    assert read.most == (None if most is None else Decimal(most))
    assert (read.currency, read.qualifier) == (currency, qualifier)
    assert read.text == text


def test_yuan_is_of_the_currency_that_the_site_names() -> None:
    assert read_amount("3億元", "TWD").currency == "TWD"
    assert read_amount("3億", "TWD").currency == "TWD"
    assert read_amount("人民幣3億元", "TWD").currency == "CNY"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("三四十億元", "more than one number"),
        ("一百五億", "more than one number"),
        ("$30億", "which currency"),
        ("¥30億", "which currency"),
        ("2兆元", "a million to some"),
        ("港元", "without an amount"),
        ("億元", "without an amount"),
        ("约万美元", "without an amount"),
        ("3億20000萬元", "more than one number"),
        ("幾億元", "is not an amount"),
        ("數十億元", "is not an amount"),
        ("5億元至3億元", "ends before it begins"),
        ("3億美元至5億歐元", "two currencies"),
        ("約50多億元", "inexact in two ways"),
        ("50億元和20億元", "is not an amount"),
    ],
)
def test_what_may_be_read_in_two_ways_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotAnAmount, match=reason):
        read_amount(text, "CNY")


def test_an_amount_keeps_its_wording_in_the_other_script() -> None:
    assert wording("超過50餘億元", Script.HANS) == "超过50余亿元"
    assert wording("约3亿欧元", Script.HANT) == "約3億歐元"
    assert wording("NT$200億元", Script.HANS) == "NT$200亿元"


_VALUES = st.decimals(min_value=1, max_value=10**13, places=2).map(lambda value: value.normalize() + 0)
_AMOUNTS = st.builds(
    lambda value, more, currency, qualifier: Amount(
        Decimal(f"{value:f}"), currency, qualifier, None if more is None else Decimal(f"{value + more:f}")
    ),
    _VALUES,
    st.none() | _VALUES,
    st.sampled_from(["CNY", "USD", "HKD", "TWD", "EUR", "JPY", "GBP"]),
    st.sampled_from(Qualifier),
)


@given(_AMOUNTS, st.sampled_from(Script))
def test_what_is_written_is_read_back(amount: Amount, script: Script) -> None:
    text = format_amount(amount, script)
    read = read_amount(text, "CNY")
    assert (read.value, read.most, read.currency, read.qualifier) == (
        amount.value,
        amount.most,
        amount.currency,
        amount.qualifier,
    )


@given(_AMOUNTS)
def test_the_other_script_says_the_same(amount: Amount) -> None:
    traditional = format_amount(amount, Script.HANT)
    assert wording(traditional, Script.HANS) == format_amount(amount, Script.HANS) or amount.currency in (
        "TWD",
        "JPY",
    )
    assert read_amount(wording(traditional, Script.HANS), "CNY").value == amount.value
