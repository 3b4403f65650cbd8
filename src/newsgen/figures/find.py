"""Where the figures of a text stand, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from newsgen.figures.model import Figure, Kind
from newsgen.figures.numerals import ARABIC, COUNTED, HAN, Number, read_number

#: The words that stand after a number, by currency (ISO 4217).
CURRENCIES = {
    "CNY": ("元人民幣", "元人民币", "人民幣", "人民币", "元", "圓", "圆"),
    "USD": ("美元", "美金"),
    "HKD": ("港元", "港幣", "港币"),
    "TWD": ("新臺幣", "新台幣", "新台币", "臺幣", "台幣", "台币"),
    "EUR": ("歐元", "欧元"),
    "JPY": ("日圓", "日圆", "日元"),
    "GBP": ("英鎊", "英镑"),
}
#: All of these words.
CURRENCY_WORDS = tuple(word for words in CURRENCIES.values() for word in words)
_UNITS = {word: unit for unit, words in CURRENCIES.items() for word in words}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = rf"(?:{COUNTED}|{HAN}+)"
_BEFORE = "超過|超过|高達|高达|逼近|接近|將近|将近|大約|大约|不足|不到|約|约|超|逾|近"
_MORE = "多|餘|余"
_TO = r"\s*(?:[-~～—–―]{1,2}|至|到)\s*"
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s*+)?(?<!{HAN})(?<![0-9０-９.．])(?:(?P<low>{_NUMBER})(?P<low_unit>{_UNIT})?{_TO})?"
    rf"(?P<number>{_NUMBER})\s?(?P<more>{_MORE})?(?P<large>[万萬亿億]?)\s?(?P<unit>{_UNIT})"
    "(?![件素旦老首帥帅月宵兇凶])"
)
_PERCENT = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s*+)?(?:(?P<low>(?<![0-9０-９.．]){ARABIC})[%％]?{_TO})?"
    rf"(?:(?P<number>(?<![0-9０-９.．])(?<![0-9０-９],){ARABIC})\s?[%％]|(?:百分之|百份之)(?P<spoken>{ARABIC}|{HAN}+))"
)
_DATE = re.compile(
    r"(?:(?P<year>(?<![0-9０-９])[0-9０-９]{4}|[〇零一二三四五六七八九]{4})年)?"
    r"(?P<month>(?<![0-9０-９])[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[日號号])?"
)
_DIGITS = "0123456789０１２３４５６７８９.．"
_NEAR = 8  # characters before a figure in which the figure may have begun


def find_figures(text: str) -> list[Figure]:
    """Return the amounts, percentages and dates of a text, in order; of a range (30至100萬元) both ends.

    What is not sure is left out: an amount without a currency, a year without a month, a month alone, a
    number that is not written as numbers are.
    """
    found: list[Figure] = []
    if any(char in text for char in "元圓圆幣币金鎊镑"):
        found += _amounts(text)
    if "%" in text or "％" in text or "百分之" in text or "百份之" in text:
        found += _percentages(text)
    if "月" in text:
        found += _dates(text)
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _amounts(text: str) -> Iterator[Figure]:
    for match in _AMOUNT.finditer(text):
        before = text[max(match.start() - _NEAR, 0) : match.start()].rstrip()
        if (before and before[-1] in _DIGITS) or match["number"][0] in "万萬亿億元":
            continue  # the end of something else, or a word: 億元項目
        number = read_number(match["number"] + match["large"])
        if number is None:
            continue
        unit = _UNITS[match["unit"]]
        qualifier = match["before"] or match["more"] or ""
        if match["low"]:
            multiples = re.sub(f"^{ARABIC}", "", match["number"]) + match["large"]
            low = (
                match["low"]
                if match["low_unit"] or match["low"][-1] in "万萬亿億"
                else match["low"] + multiples
            )
            least = read_number(low)
            if least is None:
                continue
            yield _figure(match, Kind.AMOUNT, least, unit, qualifier)
        yield _figure(match, Kind.AMOUNT, number, unit, qualifier)


def _percentages(text: str) -> Iterator[Figure]:
    for match in _PERCENT.finditer(text):
        number = read_number(match["number"] or match["spoken"])
        low = read_number(match["low"]) if match["low"] else None
        for each in (low, number):
            if each is not None:
                yield _figure(match, Kind.PERCENT, each, "", match["before"] or "")


def _figure(match: re.Match[str], kind: Kind, number: Number, unit: str, qualifier: str) -> Figure:
    return Figure(
        kind, match.start(), match.end(), match[0].strip(), number.value, unit, number.step, qualifier
    )


def _dates(text: str) -> Iterator[Figure]:
    for match in _DATE.finditer(text):
        year, month, day = (_part(match[name]) for name in ("year", "month", "day"))
        if None in (year, month, day) or not (year or day) or not 1 <= (month or 0) <= 12 or (day or 0) > 31:
            continue
        if match["day"] and not day:
            continue
        date = (year or 0, month or 0, day or 0)
        yield Figure(Kind.DATE, match.start(), match.end(), match[0], Decimal(0), step=Decimal(1), date=date)


def _part(typed: str | None) -> int | None:
    """Return a part of a date as a number, 0 for none; None where it is no number."""
    if not typed:
        return 0
    number = read_number(typed)
    return None if number is None else int(number.value)
