"""Numbers as Chinese newspapers write them: 200, ２００, 1,200.5, 20億, 1億5千萬, 三百二十, 三點六億."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_BY_VALUE = ("〇零", "一壹", "二兩两貳贰弍", "三叁參叄", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖")
_DIGITS = {digit: value for value, digits in enumerate(_BY_VALUE) for digit in digits}
_DIGIT = f"[{''.join(_DIGITS)}]"
# Multiples, the largest first; 兆 is none, as it also means a million.
_SIZES = ((10**8, "亿億"), (10**4, "万萬"), (1_000, "千仟"), (100, "百佰"), (10, "十拾"))
_ALL_MULTIPLES = "".join(chars for _, chars in _SIZES)
_PLAIN = str.maketrans("０１２３４５６７８９．，", "0123456789.,") | {ord("廿"): "二十", ord("卅"): "三十"}
_POINT = "點点"

#: Digits, in either width, with a fraction if wanted, and thousands parted; but not by the comma of Chinese
#: beside narrow digits, as it parts sentences.
ARABIC = r"(?:[０-９]{1,3}(?:，[０-９]{3})+|[0-9０-９]+(?:,[0-9０-９]{3})*)(?:[.．][0-9０-９]+)?"
#: What a number may be followed by that makes it larger.
MULTIPLES = f"[{_ALL_MULTIPLES}]"
#: Digits with multiples, which may have smaller ones behind them: 20億, 3千萬, 1億5千萬, 3萬5000.
COUNTED = rf"{ARABIC}(?:{MULTIPLES}{{1,3}}(?:[零〇]?{ARABIC}|{_DIGIT}{{1,2}}))*{MULTIPLES}{{0,3}}"
#: A character of a number in Chinese numerals.
HAN = f"[{''.join(_DIGITS)}{_ALL_MULTIPLES}廿卅]"
#: A number in Chinese numerals, with a fraction if wanted: 三百二十, 三點六億.
SPOKEN = rf"{HAN}++(?:[{_POINT}]{_DIGIT}+{MULTIPLES}{{0,3}})?"
#: Either.
NUMBER = rf"(?:{COUNTED}|{SPOKEN})"


class Number(NamedTuple):
    """A number, and what its last digit typed is worth."""

    value: Decimal
    step: Decimal


_ONE = Number(Decimal(1), Decimal(1))


def read_number(text: str) -> Number | None:
    """Return the number that a text is as a whole; None where it is none, or none that is sure.

    Digits may be followed by multiples (`20億`, `3千萬`), and these by smaller ones (`1億5千萬`). Chinese
    numerals are read as they are spoken (`三百二十`, `三點六億`, `百億`: a hundred times 億), or digit by
    digit (`二〇二六`).
    """
    text = text.translate(_PLAIN)
    if len(text) > 1 and all(char in _DIGITS for char in text):
        if any(char in "兩两" for char in text) or not (text[2:] or "零" in text):
            return None  # 三五 is three to five
        return Number(Decimal("".join(str(_DIGITS[char]) for char in text)), Decimal(1))
    return _counted(text)


def _counted(text: str) -> Number | None:
    for size, chars in _SIZES:
        before, *behind = re.split(f"[{chars}]", text)
        if behind:
            return _added(before, behind[0], size) if len(behind) == 1 else None
    return _bare(text)


def _added(before: str, behind: str, size: int) -> Number | None:
    """Return what stands before a multiple, so many times, and what stands behind it."""
    many = _counted(before) if before else _ONE
    if many is None or not behind:
        return many and Number(many.value * size, many.step * size)
    if behind[0] in _POINT:  # 三十點五
        behind = f"零零{behind}"
    skips = behind[0] in "零〇"
    rest = _counted(behind[skips:])
    if rest is None or rest.value >= size or many.step < 1:
        return None
    if not skips and not _is_sure(before, behind, rest.value, size):
        return None
    return Number(many.value * size + rest.value, rest.step)


def _is_sure(before: str, behind: str, rest: Decimal, size: int) -> bool:
    """Whether what stands behind a multiple, without 零, is meant as it is spelled."""
    if behind[0] in _ALL_MULTIPLES:
        return bool(before) and size == 100  # 一百十; but 百十 is a hundred or so
    if size == 10**8:
        return "万" in behind or "萬" in behind  # 一億五千 is 1.5億 to some
    return size == 10 or rest >= 10  # 一百五 is 150 to some, 105 to others


def _bare(text: str) -> Number | None:
    """Return a number without multiples: 1,200.5, 五, 三點六."""
    if re.fullmatch(rf"{_DIGIT}(?:[{_POINT}]{_DIGIT}+)?", text):
        text = "".join("." if char in _POINT else str(_DIGITS[char]) for char in text)
    elif not re.fullmatch(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?", text):
        return None
    plain = text.replace(",", "")
    return Number(Decimal(plain), Decimal(1).scaleb(-len(plain.partition(".")[2])))
