"""Numbers as Chinese newspapers write them: 200, ２００, 1,200.5, 20億, 三百二十, 百億, 一萬二千."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_BY_VALUE = ("〇零", "一壹", "二兩两貳贰", "三叁", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖")
_DIGITS = {digit: value for value, digits in enumerate(_BY_VALUE) for digit in digits}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HUNDREDS = tuple("百佰千仟")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")

#: Digits, in either width, with a fraction if wanted, and thousands parted; but not by the comma of Chinese,
#: which parts sentences.
ARABIC = r"[0-9０-９]+(?:,[0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
#: What a number may be followed by that makes it larger; 兆 is not, as it also means a million.
MULTIPLES = "[十百千万萬亿億]"
#: Digits with multiples, which may have smaller ones behind them: 20億, 3千萬, 1億5000萬, 3萬5000.
COUNTED = (
    rf"{ARABIC}(?:[亿億]{ARABIC}[万萬]|[万萬][0-9０-９]{{1,4}}(?![0-9０-９万萬亿億])|{MULTIPLES}{{0,3}})"
)
#: A number in Chinese numerals.
HAN = f"[{''.join(_DIGITS)}十百千万萬亿億]"


class Number(NamedTuple):
    """A number, and what its last digit typed is worth."""

    value: Decimal
    step: Decimal


def read_number(text: str) -> Number | None:
    """Return the number that a text is as a whole; None where it is none, or none that is sure.

    Digits may be followed by multiples (`20億`, `3千萬`), and these by smaller ones (`1億5000萬`). Chinese
    numerals are read as they are spoken (`三百二十`, `百億`: a hundred times 億), or digit by digit
    (`二〇二六`).
    """
    text = text.translate(_FULL_WIDTH)
    typed = re.fullmatch(rf"([0-9]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+)(\.[0-9]+)?({MULTIPLES}*)", text)
    if typed:
        whole, fraction, multiples = typed[1].replace(",", ""), typed[2] or "", typed[3]
        factor = _factor(multiples)
        if factor is None:
            return None
        step = Decimal(1).scaleb(-max(len(fraction) - 1, 0)) * factor
        return Number(Decimal(whole + fraction) * factor, step)
    parted = re.fullmatch(rf"({ARABIC}[万萬亿億])({ARABIC}[万萬]?)", text)
    if parted:
        large, small = read_number(parted[1]), read_number(parted[2])
        if large is None or small is None or small.value >= _LARGE[parted[1][-1]]:
            return None
        return Number(large.value + small.value, small.step)
    return _spoken(text)


def _factor(multiples: str) -> int | None:
    """Return what multiples in a row are together: 千萬, 百億, 萬億; None where they do not grow."""
    factor, last = 1, 0
    for multiple in multiples:
        size = _SMALL.get(multiple) or _LARGE[multiple]
        if size <= last:
            return None
        factor, last = factor * size, size
    return factor


def _spoken(text: str) -> Number | None:
    if not re.fullmatch(HAN + "+", text):
        return None
    if all(char in _DIGITS for char in text):
        if len(text) > 1 and (any(char in "兩两" for char in text) or not (text[2:] or "零" in text)):
            return None  # 三五 is three to five
        return Number(Decimal("".join(str(_DIGITS[char]) for char in text)), Decimal(1))
    total = section = 0
    digit: int | None = None
    smallest = 10**16  # the least multiple so far, in its section: they go down, 三百二十
    largest = 10**16  # the same for 億 and 萬
    step = 1
    for at, char in enumerate(text):
        if char in _DIGITS:
            if digit:
                return None  # two digits in a row, as in 二三十: somewhere between
            digit, step = _DIGITS[char], 1
        elif char in _SMALL:
            size = _SMALL[char]
            if size >= smallest:
                return None
            section += (1 if digit is None else digit) * size
            digit, smallest, step = None, size, size
        else:
            size = _LARGE[char]
            if digit and text[at - 2 : at - 1] in _HUNDREDS:
                return None  # 一百五億 is 150億 to some, 105億 to others
            if size >= largest:
                if size != 10**8 or total % 10**4 or not total or section or digit:
                    return None
                total, largest, step = total * size, size, step * size  # 萬億
            else:
                section += digit or 0
                total += (section or 1) * size
                step *= size
                largest = size
            section, digit, smallest = 0, None, 10**16
    value = total + section + (digit or 0)
    if digit and text[-2] in (*_HUNDREDS, *"万萬亿億"):
        return None  # 一百五 is 150 to some, 105 to others
    return Number(Decimal(value), Decimal(step))
