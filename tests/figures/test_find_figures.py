"""Amounts, percentages and dates, found and read exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.figures import Figure, FigureKind, agree, find_figures, read_number
from newsgen.figures.currencies import SIGNS
from newsgen.figures.qualifiers import BEFORE

_HAN = "〇一二三四五六七八九"


def _amount(text: str) -> list[tuple[int, str, str]]:
    return [(int(each.value), each.unit, each.qualifier) for each in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("200億元", [(20_000_000_000, "CNY", "")]),
        ("２００亿元", [(20_000_000_000, "CNY", "")]),
        ("20,000,000,000元", [(20_000_000_000, "CNY", "")]),
        ("總規模超200億元的基金", [(20_000_000_000, "CNY", "超")]),
        ("约1.5万亿元", [(1_500_000_000_000, "CNY", "约")]),
        ("三千多萬元", [(30_000_000, "CNY", "多")]),
        ("3千萬港元", [(30_000_000, "HKD", "")]),
        ("百億元基金", [(10_000_000_000, "CNY", "")]),
        ("一百二十三萬四千五百元", [(1_234_500, "CNY", "")]),
        ("50萬美元與50萬元", [(500_000, "USD", ""), (500_000, "CNY", "")]),
        ("30至100萬元", [(300_000, "CNY", ""), (1_000_000, "CNY", "")]),
        ("30萬元至100萬元", [(300_000, "CNY", ""), (1_000_000, "CNY", "")]),
        ("20億—30億元", [(2_000_000_000, "CNY", ""), (3_000_000_000, "CNY", "")]),
        ("人民幣兩億元", [(200_000_000, "CNY", "")]),
        ("斥資新臺幣5億興建", [(500_000_000, "TWD", "")]),
        ("耗資NT$120億元", [(12_000_000_000, "TWD", "")]),
        ("US$1,250.5的", [(1250, "USD", "")]),
        ("約3億韓元", [(300_000_000, "KRW", "約")]),
        ("30億多元", [(3_000_000_000, "CNY", "多")]),
        ("60億元以上", [(6_000_000_000, "CNY", "以上")]),
        ("不低於7億元", [(700_000_000, "CNY", "不低於")]),
        ("不超過70億元", [(7_000_000_000, "CNY", "")]),
        ("3億2千萬元", [(320_000_000, "CNY", "")]),
        ("四點五億元", [(450_000_000, "CNY", "")]),
        ("６，０００萬元", [(60_000_000, "CNY", "")]),
        ("五至八千萬元", [(50_000_000, "CNY", ""), (80_000_000, "CNY", "")]),
        ("7億－9億元", [(700_000_000, "CNY", ""), (900_000_000, "CNY", "")]),
        ("叄仟萬元、廿五億元", [(30_000_000, "CNY", ""), (2_500_000_000, "CNY", "")]),
        ("十來億元", [(1_000_000_000, "CNY", "來")]),
        ("不止7億元", [(700_000_000, "CNY", "不止")]),
        ("US$2億至US$3億", [(200_000_000, "USD", ""), (300_000_000, "USD", "")]),
        ("A$7億和S$8億", [(700_000_000, "AUD", ""), (800_000_000, "SGD", "")]),
        ("採用ARM 2億美元的授權", [(200_000_000, "USD", "")]),
        ("12億令吉、7億新西兰元", [(1_200_000_000, "MYR", ""), (700_000_000, "NZD", "")]),
        ("US$2億來自", [(200_000_000, "USD", "")]),
        # Of these nobody can be sure, or they are none.
        ("3個萬元戶", []),
        ("5億作為", []),
        ("人民幣200種", []),
        ("US$3.2bn, US$4 billion", []),
        ("$30億元", []),
        ("2.3兆5000億元", []),
        ("6，000萬元", []),
        ("3,0000,0000元", []),
        ("8000至1億元", []),
        ("1萬至2萬億元", []),
        ("三萬五元", []),
        ("數十億元、几百万元、上千萬元、十幾億元", []),
        ("200億立方米", []),
        ("億元項目", []),
        ("2026年元旦、三元件、多元化、公元前", []),
        ("二三十元", []),
    ],
)
def test_amounts(text: str, found: list[tuple[int, str, str]]) -> None:
    assert _amount(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("增長36.4%", ["36.4"]),
        ("增長３６．４％", ["36.4"]),
        ("百分之二十", ["20"]),
        ("百分之3.5", ["3.5"]),
        ("百分之三點五", ["3.5"]),
        ("約5%至8%", ["5", "8"]),
        ("16.4個百分點", []),
        ("100 % 的", ["100"]),
    ],
)
def test_percentages(text: str, found: list[str]) -> None:
    assert [str(each.value) for each in find_figures(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年8月1日", [(2025, 8, 1)]),
        ("２０２５年８月", [(2025, 8, 0)]),
        ("二〇二五年十二月三十一日", [(2025, 12, 31)]),
        ("8月1日起", [(0, 8, 1)]),
        ("8月1號", [(0, 8, 1)]),
        ("2025年", []),
        ("8月", []),
        ("13月1日", []),
        ("8月32日", []),
    ],
)
def test_dates(text: str, found: list[tuple[int, int, int]]) -> None:
    assert [each.date for each in find_figures(text)] == found


@given(st.integers(0, 10**12), st.sampled_from(["", "萬", "億", "万", "亿"]), st.booleans())
def test_every_number_in_digits_is_read(value: int, multiple: str, wide: bool) -> None:
    factor = {"": 1, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}[multiple]
    digits = (
        str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９")) if wide else f"{value:,}"
    )
    number = read_number(digits + multiple)
    assert number is not None
    assert (number.value, number.step) == (Decimal(value * factor), Decimal(factor))


@given(st.integers(1, 99_999_999))
def test_every_number_in_chinese_is_read(value: int) -> None:
    number = read_number(_spoken(value))
    assert number is not None
    assert number.value == value


def _spoken(value: int) -> str:
    """Return a number in Chinese numerals, with 零 wherever a place is skipped."""
    if value >= 10_000:
        rest = value % 10_000
        return _spoken(value // 10_000) + "萬" + ("零" * (0 < rest < 1_000) + _spoken(rest) if rest else "")
    out = ""
    for size, word in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            out += _HAN[digit] + word
        elif out and value and not out.endswith("零"):
            out += "零"
    return out


@given(st.text(alphabet="元萬亿百千三5０.,，%％ 月日年至約超之分甲\n", max_size=30))
def test_a_figure_stands_where_it_says_and_nothing_is_too_much(text: str) -> None:
    for each in find_figures(text):
        assert text[each.start : each.end].strip() == each.text
        assert each.value >= 0
        assert agree(each, each)


@given(st.integers(1, 10**6), st.sampled_from(["億元", "%"]))
def test_what_stands_around_a_figure_does_not_change_it(value: int, unit: str) -> None:
    [alone] = find_figures(f"{value}{unit}")
    [inside] = find_figures(f"甲乙，{value}{unit}的丙")
    assert (inside.kind, inside.value, inside.unit) == (alone.kind, alone.value, alone.unit)


def _one(text: str) -> Figure:
    [figure] = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("200億元", "20,000,000,000元", True),
        ("200億元", "20億元", False),
        ("約200億元", "198.6億元", True),
        ("超200億元", "213億元", True),
        ("超200億元", "190億元", False),
        ("近200億元", "190億元", True),
        ("近200億元", "210億元", False),
        ("36%", "36.4%", True),
        ("37%", "36.4%", False),
        ("36.4%", "34.6%", False),
        ("5億元", "5億美元", False),
        ("5%", "5元", False),
        ("8月1日", "2025年8月1日", True),
        ("8月1日", "8月10日", False),
        ("2025年8月", "2025年8月1日", True),
        ("2024年8月", "2025年8月1日", False),
    ],
)
def test_which_figures_agree(first: str, second: str, same: bool) -> None:
    assert agree(_one(first), _one(second)) is same
    assert agree(_one(second), _one(first)) is same


def test_a_value_is_exact() -> None:
    assert _one("0.1億元").value == Decimal(10_000_000)
    assert _one("36.40%").step == Decimal("0.01")
    assert _one("36.4%").kind is FigureKind.PERCENT


def test_a_figure_begins_with_any_word_or_sign_that_may_stand_before_it() -> None:
    qualifiers = [word for words in BEFORE.values() for word in words]
    for begins in ("", *qualifiers):
        for typed in ("30%", "３０％", "百分之三十", "百份之30", "3億元", "三億元", "廿億元"):
            assert [figure.text for figure in find_figures(f"共{begins}{typed}。")] == [f"{begins}{typed}"]
    for sign in SIGNS:
        assert [figure.text for figure in find_figures(f"共{sign}3億。")] == [f"{sign}3億"]
