"""Where the figures of a text stand, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from newsgen.figures.currencies import CURRENCY_OF, CURRENCY_WORDS, SIGNS, YUAN
from newsgen.figures.model import Figure, FigureKind
from newsgen.figures.numerals import ARABIC, HAN, NUMBER, SPOKEN, Number, read_number
from newsgen.figures.qualifiers import BEFORE, BEHIND, MORE, SOME
from newsgen.figures.ranges import TO, read_range


def _any(words: Iterable[str]) -> str:
    some = sorted(words, key=len, reverse=True)
    return f"{_at(words=some)}(?:{'|'.join(map(re.escape, some))})"


def _at(*sets: str, words: Iterable[str] = ()) -> str:
    """Return what stands before what begins with a character of one of the sets, or with a word.

    A pattern that may begin in many ways passes over all other places by this at once.
    """
    return f"(?={'|'.join((*sets, *map(re.escape, sorted({word[0] for word in words}))))})"


_DIGIT = "[0-9０-９]"
_QUALIFIERS = tuple(chain(*BEFORE.values()))
_BEFORE = rf"(?:(?P<before>(?<!不){_any(_QUALIFIERS)})\s*+)?"  # 不超過 does not say how much
_MORE = f"[{''.join(MORE)}]"
_SOME = f"[{''.join(SOME)}](?=[万萬亿億])"
_BETWEEN = rf"\s*{TO}\s*"
# Where a number may begin: not inside of another one, nor behind 兆, which may be of two sizes, nor behind
# what makes it vague (數十億, 上百億).
_BEGIN = (
    rf"(?<!{HAN})(?<![0-9０-９.．兆])(?<![0-9０-９],)(?<![0-9０-９]，(?=[0-9]{{3}}[^0-9]))(?<!{HAN}[點点])"
    "(?<![數数幾几])(?<!上(?=[十百千]))"
)
_UNIT = _any(CURRENCY_WORDS)
_AMOUNT = re.compile(
    rf"{_at(_DIGIT, HAN, words=(*_QUALIFIERS, *SIGNS))}{_BEFORE}"
    rf"(?:(?<![A-Za-z])(?P<sign>{_any(SIGNS)})\s?|(?<![$＄])){_BEGIN}"
    rf"(?:(?P<low>{NUMBER})(?P<low_unit>{_UNIT})?{_BETWEEN}(?:(?P=sign)\s?)?)?"
    rf"(?P<number>{NUMBER})\s?(?P<more>{_MORE}|{_SOME})?(?P<large>[万萬亿億]{{0,2}})(?P<rest>{_MORE})?"
    # What has a sign before it needs no unit; but US$3.2bn is not 3.2.
    rf"(?:\s?(?P<unit>{_UNIT})(?![件素旦老首帥帅月宵兇凶])|(?(sign)(?!\s?[A-Za-z0-9０-９]|[.．,][0-9])|(?!)))"
    rf"(?=(?P<behind>{_any(chain(*BEHIND.values()))})?)"
)
_MAY_HAVE_AMOUNT = re.compile(f"[元圓圆錢钱幣币金鎊镑布銖铢郎吉特盾索比姆爾尔]|{_any(SIGNS)}")
_PERCENT = re.compile(
    rf"{_at(_DIGIT, words=(*_QUALIFIERS, '百'))}{_BEFORE}"
    rf"(?:(?P<low>(?<![0-9０-９.．]){ARABIC})[%％]?{_BETWEEN})?"
    rf"(?:(?P<number>(?<![0-9０-９.．])(?<![0-9０-９],){ARABIC})\s?[%％]|(?:百分之|百份之)(?P<spoken>{ARABIC}|{SPOKEN}))"
)
_DATE = re.compile(
    rf"{_at(_DIGIT, '[〇零一二三四五六七八九十]')}"
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
    if _MAY_HAVE_AMOUNT.search(text):
        found += _amounts(text)
    if "%" in text or "％" in text or "百分之" in text or "百份之" in text:
        found += _percentages(text)
    if "月" in text:
        found += _dates(text)
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _amounts(text: str) -> Iterator[Figure]:
    for match in _AMOUNT.finditer(text):
        before = text[max(match.start() - _NEAR, 0) : match.start()].rstrip()
        if (before and before[-1] in _DIGITS) or match["number"][0] in "万萬亿億":
            continue  # the end of something else, or a word: 億元項目
        unit = _currency(match)
        high = match["number"] + match["large"]
        number = read_number(high)
        if number is None or not unit:
            continue
        qualifier = match["before"] or match["more"] or match["rest"] or match["behind"] or ""
        ends = read_range(match["low"], high, has_unit=bool(match["low_unit"])) if match["low"] else (number,)
        for each in ends if ends and ends[0].value <= number.value else ():
            yield _figure(match, FigureKind.AMOUNT, each, unit, qualifier)


def _currency(match: re.Match[str]) -> str:
    """Return the currency of an amount; none where it is not sure that there is one (人民幣3種), or two are
    said."""
    sign, unit = match["sign"], match["unit"]
    if not sign or not unit:
        is_sure = unit or sign[-1] in "$€£" or (match["number"] + match["large"])[-1] in "万萬亿億"
        return CURRENCY_OF[unit or sign] if is_sure else ""
    codes = {CURRENCY_OF[sign], CURRENCY_OF[sign if unit in YUAN else unit]}
    return codes.pop() if len(codes) == 1 else ""


def _percentages(text: str) -> Iterator[Figure]:
    for match in _PERCENT.finditer(text):
        number = read_number(match["number"] or match["spoken"])
        low = read_number(match["low"]) if match["low"] else None
        for each in (low, number):
            if each is not None:
                yield _figure(match, FigureKind.PERCENT, each, "", match["before"] or "")


def _figure(match: re.Match[str], kind: FigureKind, number: Number, unit: str, qualifier: str) -> Figure:
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
        yield Figure(
            FigureKind.DATE, match.start(), match.end(), match[0], Decimal(0), step=Decimal(1), date=date
        )


def _part(typed: str | None) -> int | None:
    """Return a part of a date as a number, 0 for none; None where it is no number."""
    if not typed:
        return 0
    number = read_number(typed)
    return None if number is None else int(number.value)
