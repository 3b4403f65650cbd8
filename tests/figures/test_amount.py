"""Amounts of money: what newspapers write, as exact values, and back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.figures import NotAnAmount, format_amount, read_amount, wording
from newsgen.figures.currencies import CURRENCIES
from newsgen.model import Amount, Qualifier, Script

_YI = 10**8
_WAN = 10**4


_Wording = tuple[str, int | str, int | None, str, str]

# How newsrooms write amounts: the lower end or the whole, the upper end, the currency, how exact it is.
_WORDINGS: list[_Wording] = [
    ("47億元", 47 * _YI, None, "CNY", ""),
    ("47亿元", 47 * _YI, None, "CNY", ""),
    ("1.8亿美元", 18000 * _WAN, None, "USD", ""),
    ("超300億元", 300 * _YI, None, "CNY", "over"),
    ("近百億", 100 * _YI, None, "CNY", "near"),
    ("逾62億元", 62 * _YI, None, "CNY", "over"),
    ("約9億元", 9 * _YI, None, "CNY", "about"),
    ("约9.5亿元", 95000 * _WAN, None, "CNY", "about"),
    ("不低於8億元", 8 * _YI, None, "CNY", "over"),
    ("不低于8亿元", 8 * _YI, None, "CNY", "over"),
    ("不少於8億元", 8 * _YI, None, "CNY", "over"),
    ("不少于8亿元", 8 * _YI, None, "CNY", "over"),
    ("至少8億元", 8 * _YI, None, "CNY", "over"),
    ("8億元以上", 8 * _YI, None, "CNY", "over"),
    ("8亿元以上", 8 * _YI, None, "CNY", "over"),
    ("3000萬", 3000 * _WAN, None, "CNY", ""),
    ("3000万元", 3000 * _WAN, None, "CNY", ""),
    ("七十億元", 70 * _YI, None, "CNY", ""),
    ("两千万", 2000 * _WAN, None, "CNY", ""),
    ("兩千萬元", 2000 * _WAN, None, "CNY", ""),
    ("三千二百万元", 3200 * _WAN, None, "CNY", ""),
    ("3至4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3—4亿元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3-4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3～4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3~4亿元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3〜4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3－4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3億至4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3億元至4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3亿元—4亿元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3到4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3 至 4 億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3億元－4億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("３－４億元", 3 * _YI, 4 * _YI, "CNY", ""),
    ("3–4億美元", 3 * _YI, 4 * _YI, "USD", ""),
    ("8000萬至1.2億元", 8000 * _WAN, 12000 * _WAN, "CNY", ""),
    ("五千萬至一億元", 5000 * _WAN, 1 * _YI, "CNY", ""),
    ("三至五億", 3 * _YI, 5 * _YI, "CNY", ""),
    ("2至3千萬元", 2000 * _WAN, 3000 * _WAN, "CNY", ""),
    ("3億元至5億元之間", 3 * _YI, 5 * _YI, "CNY", ""),
    ("十餘億元", 10 * _YI, None, "CNY", "over"),
    ("十余亿元", 10 * _YI, None, "CNY", "over"),
    ("30多億元", 30 * _YI, None, "CNY", "over"),
    ("30億多元", 30 * _YI, None, "CNY", "over"),
    ("30億餘元", 30 * _YI, None, "CNY", "over"),
    ("二十多亿元", 20 * _YI, None, "CNY", "over"),
    ("600余万元", 600 * _WAN, None, "CNY", "over"),
    ("600萬餘元", 600 * _WAN, None, "CNY", "over"),
    ("人民幣5億元", 5 * _YI, None, "CNY", ""),
    ("人民币5亿元", 5 * _YI, None, "CNY", ""),
    ("5億元人民幣", 5 * _YI, None, "CNY", ""),
    ("5億人民幣", 5 * _YI, None, "CNY", ""),
    ("RMB 5億", 5 * _YI, None, "CNY", ""),
    ("RMB5億元", 5 * _YI, None, "CNY", ""),
    ("CNY 5億", 5 * _YI, None, "CNY", ""),
    ("5億元（人民幣）", 5 * _YI, None, "CNY", ""),
    ("5億港元", 5 * _YI, None, "HKD", ""),
    ("港幣5億元", 5 * _YI, None, "HKD", ""),
    ("HK$5億", 5 * _YI, None, "HKD", ""),
    ("HK$5億元", 5 * _YI, None, "HKD", ""),
    ("5亿港币", 5 * _YI, None, "HKD", ""),
    ("HKD 5億", 5 * _YI, None, "HKD", ""),
    ("新台幣5億元", 5 * _YI, None, "TWD", ""),
    ("新臺幣5億元", 5 * _YI, None, "TWD", ""),
    ("新台币5亿元", 5 * _YI, None, "TWD", ""),
    ("NT$5億", 5 * _YI, None, "TWD", ""),
    ("NT$5億元", 5 * _YI, None, "TWD", ""),
    ("NT$ 5億元", 5 * _YI, None, "TWD", ""),
    ("台幣5億", 5 * _YI, None, "TWD", ""),
    ("5億元新台幣", 5 * _YI, None, "TWD", ""),
    ("NTD 5億", 5 * _YI, None, "TWD", ""),
    ("ＮＴ＄5億", 5 * _YI, None, "TWD", ""),
    ("US$5億", 5 * _YI, None, "USD", ""),
    ("USD 5億", 5 * _YI, None, "USD", ""),
    ("5億美金", 5 * _YI, None, "USD", ""),
    ("US$1,250萬", 1250 * _WAN, None, "USD", ""),
    ("5億歐元", 5 * _YI, None, "EUR", ""),
    ("€5億", 5 * _YI, None, "EUR", ""),
    ("500億日圓", 500 * _YI, None, "JPY", ""),
    ("500亿日元", 500 * _YI, None, "JPY", ""),
    ("5億英鎊", 5 * _YI, None, "GBP", ""),
    ("5億新加坡元", 5 * _YI, None, "SGD", ""),
    ("5億韓元", 5 * _YI, None, "KRW", ""),
    ("5亿澳元", 5 * _YI, None, "AUD", ""),
    ("5億澳門元", 5 * _YI, None, "MOP", ""),
    ("5億加元", 5 * _YI, None, "CAD", ""),
    ("5億瑞士法郎", 5 * _YI, None, "CHF", ""),
    ("5亿卢布", 5 * _YI, None, "RUB", ""),
    ("1.2萬億元", 12000 * _YI, None, "CNY", ""),
    ("1.2万亿元", 12000 * _YI, None, "CNY", ""),
    ("兩萬億元", 20000 * _YI, None, "CNY", ""),
    ("1.2萬億美元", 12000 * _YI, None, "USD", ""),
    ("近2萬億", 20000 * _YI, None, "CNY", "near"),
    ("1億5千萬", 15000 * _WAN, None, "CNY", ""),
    ("1億5千萬元", 15000 * _WAN, None, "CNY", ""),
    ("1亿5000万元", 15000 * _WAN, None, "CNY", ""),
    ("1億5,000萬元", 15000 * _WAN, None, "CNY", ""),
    ("2億3500萬元", 23500 * _WAN, None, "CNY", ""),
    ("一億五千萬元", 15000 * _WAN, None, "CNY", ""),
    ("1億五千萬元", 15000 * _WAN, None, "CNY", ""),
    ("12萬5千元", 125_000, None, "CNY", ""),
    ("12萬5000元", 125_000, None, "CNY", ""),
    ("3千5百萬元", 3500 * _WAN, None, "CNY", ""),
    ("1億零500萬元", 10500 * _WAN, None, "CNY", ""),
    ("3億500萬元", 30500 * _WAN, None, "CNY", ""),
    ("二億五千萬", 25000 * _WAN, None, "CNY", ""),
    ("５０億元", 50 * _YI, None, "CNY", ""),
    ("１．５億元", 15000 * _WAN, None, "CNY", ""),
    ("３，０００萬元", 3000 * _WAN, None, "CNY", ""),
    ("３０００万", 3000 * _WAN, None, "CNY", ""),
    ("二點五億元", 25000 * _WAN, None, "CNY", ""),
    ("三点六亿元", 36000 * _WAN, None, "CNY", ""),
    ("十二點五億元", 125000 * _WAN, None, "CNY", ""),
    ("3,000万", 3000 * _WAN, None, "CNY", ""),
    ("3,000.5萬元", 30_005_000, None, "CNY", ""),
    ("12,345,678元", 12_345_678, None, "CNY", ""),
    ("12,345,678.90元", "12345678.9", None, "CNY", ""),
    ("50 億元", 50 * _YI, None, "CNY", ""),
    ("50億 元", 50 * _YI, None, "CNY", ""),
    ("50 亿 元", 50 * _YI, None, "CNY", ""),
    ("3000 萬 元", 3000 * _WAN, None, "CNY", ""),
    ("1.5 億 美元", 15000 * _WAN, None, "USD", ""),
    ("50\u3000億元", 50 * _YI, None, "CNY", ""),
    ("50\u00a0億元", 50 * _YI, None, "CNY", ""),
    ("大約4億元", 4 * _YI, None, "CNY", "about"),
    ("約莫4億元", 4 * _YI, None, "CNY", "about"),
    ("4億元左右", 4 * _YI, None, "CNY", "about"),
    ("4亿元上下", 4 * _YI, None, "CNY", "about"),
    ("大概4億元", 4 * _YI, None, "CNY", "about"),
    ("接近4億元", 4 * _YI, None, "CNY", "near"),
    ("將近4億元", 4 * _YI, None, "CNY", "near"),
    ("不到4億元", 4 * _YI, None, "CNY", "near"),
    ("不足4亿元", 4 * _YI, None, "CNY", "near"),
    ("超過4億元", 4 * _YI, None, "CNY", "over"),
    ("超过4亿元", 4 * _YI, None, "CNY", "over"),
    ("高於4億元", 4 * _YI, None, "CNY", "over"),
    ("突破4億元", 4 * _YI, None, "CNY", "over"),
    ("突破4亿元", 4 * _YI, None, "CNY", "over"),
    ("過百億", 100 * _YI, None, "CNY", "over"),
    ("破千億元", 1000 * _YI, None, "CNY", "over"),
    ("超百亿元", 100 * _YI, None, "CNY", "over"),
    ("多於4億元", 4 * _YI, None, "CNY", "over"),
    ("達50億元", 50 * _YI, None, "CNY", ""),
    ("高達50億元", 50 * _YI, None, "CNY", ""),
    ("达到50亿元", 50 * _YI, None, "CNY", ""),
    ("伍拾億元整", 50 * _YI, None, "CNY", ""),
    ("壹億貳仟萬圓整", 12000 * _WAN, None, "CNY", ""),
    ("陸佰萬元", 600 * _WAN, None, "CNY", ""),
    ("陆佰万元", 600 * _WAN, None, "CNY", ""),
    ("5億元整", 5 * _YI, None, "CNY", ""),
    ("五百億", 500 * _YI, None, "CNY", ""),
    ("三百零五億元", 305 * _YI, None, "CNY", ""),
    ("一千二百五十亿元", 1250 * _YI, None, "CNY", ""),
    ("1250億", 1250 * _YI, None, "CNY", ""),
    ("0.35億元", 3500 * _WAN, None, "CNY", ""),
    ("100萬", 100 * _WAN, None, "CNY", ""),
    ("800元", 800, None, "CNY", ""),
    ("NT$2億至3億", 2 * _YI, 3 * _YI, "TWD", ""),
    ("超2至3億元", 2 * _YI, 3 * _YI, "CNY", "over"),
    ("1万亿至2万亿元", 10000 * _YI, 20000 * _YI, "CNY", ""),
    ("1至2萬億元", 10000 * _YI, 20000 * _YI, "CNY", ""),
    ("不止7億元", 7 * _YI, None, "CNY", "over"),
    ("7億元出頭", 7 * _YI, None, "CNY", "over"),
    ("7亿元有余", 7 * _YI, None, "CNY", "over"),
    ("突破了7億元", 7 * _YI, None, "CNY", "over"),
    ("達到了7億元", 7 * _YI, None, "CNY", ""),
    ("直逼千億元", 1000 * _YI, None, "CNY", "near"),
    ("几近千亿元", 1000 * _YI, None, "CNY", "near"),
    ("差不多7億元", 7 * _YI, None, "CNY", "about"),
    ("四十來億元", 40 * _YI, None, "CNY", "about"),
    ("40来亿元", 40 * _YI, None, "CNY", "about"),
    ("27個億", 27 * _YI, None, "CNY", ""),
    ("二十七个亿元", 27 * _YI, None, "CNY", ""),
    ("2.7個億", 27000 * _WAN, None, "CNY", ""),
    ("2到3個億", 2 * _YI, 3 * _YI, "CNY", ""),
    ("廿五億元", 25 * _YI, None, "CNY", ""),
    ("卅亿元", 30 * _YI, None, "CNY", ""),
    ("叄仟萬圓正", 3000 * _WAN, None, "CNY", ""),
    ("30萬塊錢", 30 * _WAN, None, "CNY", ""),
    ("約 7 億 元 人民幣", 7 * _YI, None, "CNY", "about"),
    ("人民幣￥7億元", 7 * _YI, None, "CNY", ""),
    ("CN¥7億", 7 * _YI, None, "CNY", ""),
    ("介於2億至3億元之間", 2 * _YI, 3 * _YI, "CNY", ""),
    ("2至3億元不等", 2 * _YI, 3 * _YI, "CNY", ""),
    ("US$2億至US$3億", 2 * _YI, 3 * _YI, "USD", ""),
    ("A$7億", 7 * _YI, None, "AUD", ""),
    ("S$7億", 7 * _YI, None, "SGD", ""),
    ("7億新元", 7 * _YI, None, "SGD", ""),
    ("7億林吉特", 7 * _YI, None, "MYR", ""),
    ("RM7億", 7 * _YI, None, "MYR", ""),
    ("7萬億印尼盾", 70000 * _YI, None, "IDR", ""),
    ("7亿越南盾", 7 * _YI, None, "VND", ""),
    ("7億紐西蘭元", 7 * _YI, None, "NZD", ""),
    ("7億沙特里亞爾", 7 * _YI, None, "SAR", ""),
    ("7億港圓", 7 * _YI, None, "HKD", ""),
]


def test_every_wording_is_read_exactly() -> None:
    read = [(amount.value, amount.most, amount.currency, amount.qualifier) for amount in _read(_WORDINGS)]
    assert read == [
        (Decimal(value), None if most is None else Decimal(most), currency, qualifier)
        for _, value, most, currency, qualifier in _WORDINGS
    ]


def _read(wordings: Iterable[_Wording]) -> list[Amount]:
    return [read_amount(text, "CNY") for text, *_ in wordings]


def test_the_wording_is_kept() -> None:
    assert read_amount("約莫  ３，０００萬元", "CNY").text == "約莫 ３，０００萬元"


def test_yuan_is_of_the_currency_that_the_site_names() -> None:
    assert read_amount("3億元", "TWD").currency == "TWD"
    assert read_amount("3億", "TWD").currency == "TWD"
    assert read_amount("人民幣3億元", "TWD").currency == "CNY"


# What no amount can be made of, by what is said about it; a blank is written _.
_REFUSED = {
    "names no number": (
        "數十億元 数十亿 十幾億 十几亿元 百億級 千亿级 上千萬 上千万元 上百億 上億元 數億元 几亿元 "
        "幾十億 若干億"
    ),
    "more than one number": (
        "二三十億 三五億 两三亿元 一百五億 3萬8 3萬8元 1億5 1億5000元 1億2萬億元 "
        "1萬至2萬億元 5千5萬 十五六億 百十億 50億萬元 5萬萬元 5億萬億 1億3億元 "
        "500億5億元 1.5億5000萬元"
    ),
    "is not an amount": (
        "2、3億元 兩、三億元 3.2_billion 50e8 "
        "1,50億元 3,0000萬元 1.2.3億元 50.億元 ５O億元 5O億 半億 一億多到兩億 "
        "50萬戶 50億立方米 50噸 50% 三十而立 50億元五 -5億元 ＋5億元 5億銖錢 "
        "5億元美元 點五億元 三點億元 五點三元二 （約）5億元 從3億增至5億元 3億又5000萬元 1e9元 A股3億元 "
        "−5億元 1_200_億元 虧損5億元 半億元 1億半元"
    ),
    "more than one amount": (
        "50億元和20億元 50億元（約7億美元） 總規模200億元、首期50億元 1.5亿美元，约11亿元 "
        "总投资3亿元，其中首期1亿元"
    ),
    "which currency": "$3億 ¥3億 ￥3億 ＄3億 50億$ US$3.2bn",
    "a million to some": "3.2兆元 2兆",
    "for each of something": "5.6元/股 5.6元／股 30萬元/畝 50億元/年 每年5億元 50億元/60億元",
    "without an amount": "億元 亿美元 港元 元",
    "not more than": (
        "不超過50億元 不高於50億元 50億元以下 50億元以內 50億元內 至多50億元 最高50億元 最高达50亿元 ≤50億元"
    ),
    "ends before it begins": "5億元至3億元",
    "two currencies": "3億美元至4億歐元 人民幣5億美元 NT$5億美元 港幣5億人民幣",
    "inexact in two ways": "約50多億元",
    "a number without a unit": "50 五十 3,000 2至3 5千 約50",
    "an amount with other words": (
        "總投資68億元 共計68億元 预计68亿元 68億元（含稅） 68億元。 68億元， 「68億元」 首期10億美元 "
        "首期投入2至3億元"
    ),
}


@pytest.mark.parametrize("reason", _REFUSED)
def test_what_may_be_read_in_two_ways_is_refused(reason: str) -> None:
    for text in _REFUSED[reason].split():
        with pytest.raises(NotAnAmount, match=reason):
            read_amount(text.replace("_", " "), "CNY")


def test_an_amount_keeps_its_wording_in_the_other_script() -> None:
    assert wording("超過50餘億元", Script.HANS) == "超过50余亿元"
    assert wording("约3亿欧元", Script.HANT) == "約3億歐元"
    assert wording("两亿元", Script.HANT) == "兩億元"
    assert wording("不低於三點五億韓元", Script.HANS) == "不低于三点五亿韩元"
    assert wording("NT$200億元", Script.HANS) == "NT$200亿元"


_VALUES = st.decimals(min_value=1, max_value=10**13, places=2).map(lambda value: value.normalize() + 0)
_AMOUNTS = st.builds(
    lambda value, more, currency, qualifier: Amount(
        Decimal(f"{value:f}"), currency, qualifier, None if more is None else Decimal(f"{value + more:f}")
    ),
    _VALUES,
    st.none() | _VALUES,
    st.sampled_from(list(CURRENCIES)),
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


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("人民幣約50億元", "約50億元"),
        ("人民币超200亿元", "超200億元"),
        ("人民幣近百億元", "近百億元"),
        ("NT$約3億", "約3億新臺幣"),
        ("两百多亿元", "200多億元"),
        ("50余亿元", "超50億元"),
        ("1.2-1.5亿美元", "1.2至1.5億美元"),
        ("3，000万元", "3000萬元"),
    ],
)
def test_amounts_of_either_script_are_the_same(text: str, amount: str) -> None:
    read, same = read_amount(text, "CNY"), read_amount(amount, "CNY")
    assert (read.value, read.currency, read.qualifier, read.most) == (
        *(same.value, same.currency, same.qualifier, same.most),
    )
