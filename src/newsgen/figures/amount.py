"""One amount of money, as newspapers write it -> its exact value; and back."""

from __future__ import annotations

import re
from decimal import Decimal

from newsgen.figures.find import CURRENCIES
from newsgen.figures.numerals import ARABIC, COUNTED, HAN, read_number
from newsgen.model import Amount, Qualifier, Script

# What stands before a number, too; `$` and `¥` alone are of several countries.
_SIGNS = {"NT$": "TWD", "US$": "USD", "HK$": "HKD", "€": "EUR", "£": "GBP"}
_SIGNS |= {code: code for code in CURRENCIES} | {"RMB": "CNY"}
_SIGNS |= {word: code for code, words in CURRENCIES.items() for word in words if word[-1] in "币幣"}
_WORDS = {word: code for code, words in CURRENCIES.items() for word in words} | _SIGNS
_UNCLEAR_SIGNS = ("$", "＄", "¥", "￥")

_BEFORE = {
    Qualifier.ABOUT: ("大約", "大约", "約", "约"),
    Qualifier.OVER: ("超過", "超过", "高於", "高于", "逾", "超"),
    Qualifier.NEAR: ("接近", "將近", "将近", "逼近", "不足", "不到", "近"),
}
_BEHIND = {Qualifier.OVER: ("多", "餘", "余"), Qualifier.ABOUT: ("左右", "上下")}
_QUALIFIERS = {word: key for words in (_BEFORE, _BEHIND) for key, group in words.items() for word in group}

_ANY = {
    name: "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for name, words in {
        "unit": list(_WORDS),
        "sign": list(_SIGNS),
        "before": [word for group in _BEFORE.values() for word in group],
        "about": list(_BEHIND[Qualifier.ABOUT]),
    }.items()
}
_NUMBER = rf"(?:{COUNTED}|{HAN}{{1,20}})"
_AMOUNT = re.compile(
    rf"(?P<before>{_ANY['before']})?[ ]?(?P<sign>{_ANY['sign']})?[ ]?"
    rf"(?:(?P<low>{_NUMBER})[ ]?(?P<low_unit>{_ANY['unit']})?[ ]?(?:[-~～—–―]{{1,2}}|至|到)[ ]?)?"
    rf"(?P<number>{_NUMBER})[ ]?(?P<more>[多餘余])?(?P<large>[万萬亿億]{{0,2}})[ ]?(?P<unit>{_ANY['unit']})?"
    rf"(?P<about>{_ANY['about']})?"
)
_LARGE = {
    Script.HANT: ((10**12, "萬億"), (10**8, "億"), (10**4, "萬")),
    Script.HANS: ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
_LEAST = 10**4
_SAID = {
    Script.HANT: {Qualifier.ABOUT: "約", Qualifier.OVER: "超", Qualifier.NEAR: "近"},
    Script.HANS: {Qualifier.ABOUT: "约", Qualifier.OVER: "超", Qualifier.NEAR: "近"},
}
# The word for each currency, in the order of `CURRENCIES`.
_CURRENCY = {
    Script.HANT: dict(zip(CURRENCIES, ["元", "美元", "港元", "新臺幣", "歐元", "日圓", "英鎊"], strict=True)),
    Script.HANS: dict(zip(CURRENCIES, ["元", "美元", "港元", "新台币", "欧元", "日元", "英镑"], strict=True)),
}
# The characters of amounts that the two scripts write differently, and no others.
_TO_SCRIPT = {
    Script.HANT: str.maketrans("亿万约过余镑欧币圆", "億萬約過餘鎊歐幣圓"),
    Script.HANS: str.maketrans("億萬約過餘鎊歐幣圓圜貳陸參將臺兩", "亿万约过余镑欧币圆圆贰陆叁将台两"),
}
_SMALL = re.compile("[十百千]")
_SHARED = re.compile(rf"(?:{ARABIC}|[一二三四五六七八九])([十百千]*[万萬亿億]*)")  # 五至八千萬: 千萬


class NotAnAmount(ValueError):  # noqa: N818 - the name says what it is
    """A text that names no amount, or not surely one; the message and the hint are for an editor."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


def read_amount(text: str, currency: str) -> Amount:
    """Return the amount that a text is: `50億元`, `1.5亿美元`, `超200億元`, `近百億`, `2至3億元`, `NT$3億`.

    元, and an amount that names no currency, are of `currency` (ISO 4217). Raises NotAnAmount where the text
    is none, or may be read in two ways.
    """
    typed = " ".join(text.split())
    if "兆" in typed:
        raise NotAnAmount(
            "兆 in `{value}` is a million to some and a million millions to others", "write 萬億, or 百萬"
        )
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        if any(sign in typed for sign in _UNCLEAR_SIGNS):
            raise NotAnAmount("nobody can say which currency `{value}` is in", "write 元, 美元, 港元 or NT$")
        if typed in _WORDS:
            raise NotAnAmount("`{value}` is a currency without an amount", "write 50億元")
        raise NotAnAmount(
            "`{value}` in `{name}` is not an amount", "write it as 50億元, 超200億元 or 2至3億元"
        )
    if any(found[name] and found[name][0] in "万萬亿億" for name in ("low", "number")):
        raise NotAnAmount("`{value}` is a currency without an amount", "write 50億元")
    code = _currency(found, currency)
    high = read_number(found["number"] + found["large"])
    low = _low(found) if found["low"] else None
    if high is None or (found["low"] and low is None):
        raise NotAnAmount(
            "`{value}` may be read as more than one number", "write it in digits, such as 105億元"
        )
    if low is not None and low >= high.value:
        raise NotAnAmount("the range `{value}` ends before it begins", "write the smaller amount first")
    said = [word for word in (found["before"], found["more"], found["about"]) if word]
    kinds = {_QUALIFIERS[word] for word in said}
    if len(kinds) > 1:
        raise NotAnAmount("`{value}` is said to be inexact in two ways", "leave one of the words out")
    qualifier = kinds.pop() if kinds else Qualifier.EXACT
    if low is None:
        return Amount(_exact(high.value), code, qualifier, None, typed)
    return Amount(_exact(low), code, qualifier, _exact(high.value), typed)


def format_amount(amount: Amount, script: Script) -> str:
    """Return an amount in words of a script; `read_amount` gives the same amount back."""
    unit = _CURRENCY[script].get(amount.currency, amount.currency)
    many = format_number(amount.value, script)
    if amount.most is not None:
        # A bare number would take the 億 of the other: 5000元至2億元, not 5000至2億元.
        many += f"{unit if amount.value < _LEAST else ''}至{_number(amount.most, script)}"
    return f"{_SAID[script].get(amount.qualifier, '')}{many}{unit}"


def format_number(value: Decimal, script: Script) -> str:
    """Return a number in words of a script: 1200萬, 3.5億, -20; as amounts are, but of no currency."""
    return f"-{_number(-value, script)}" if value < 0 else _number(value, script)


def wording(text: str, script: Script) -> str:
    """Return an amount as it was worded, in a script; no characters but those of amounts change."""
    return text.translate(_TO_SCRIPT[script])


def _currency(found: re.Match[str], currency: str) -> str:
    units = {found[name] for name in ("sign", "low_unit", "unit") if found[name]}
    codes = {currency if unit in ("元", "圓", "圆") else _WORDS[unit] for unit in units}
    if found["sign"]:  # NT$200億元
        codes = {_SIGNS[found["sign"]], *(_WORDS[unit] for unit in units if unit not in ("元", "圓", "圆"))}
    if len(codes) > 1:
        raise NotAnAmount("`{value}` names two currencies", "write each amount in a record of its own")
    return codes.pop() if codes else currency


def _low(found: re.Match[str]) -> Decimal | None:
    """Return the lower end of a range: 2至3億 is 2億 to 3億, 8000萬至1億 says both."""
    low, high = found["low"], found["number"] + found["large"]
    if not (found["low_unit"] or low[-1] in "万萬亿億"):
        tail = high[len(high.rstrip("万萬亿億")) :]
        shared = _SHARED.fullmatch(high)
        low += shared[1] if shared and not _SMALL.search(low) else tail
    number = read_number(low)
    return None if number is None else number.value


def _number(value: Decimal, script: Script) -> str:
    for size, word in _LARGE[script]:
        if value >= size:
            return f"{_plain(value / size)}{word}"
    return _plain(value)


def _exact(value: Decimal) -> Decimal:
    """Return the same value without zeros that say nothing: 1.5億 is 150000000, not 150000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
