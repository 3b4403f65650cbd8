"""One amount of money, as newspapers write it -> its exact value; and back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from itertools import chain

from newsgen.figures.currencies import CURRENCIES, CURRENCY_OF, SIGNS, YUAN
from newsgen.figures.not_an_amount import NotAnAmount, refusal
from newsgen.figures.numerals import NUMBER, read_number
from newsgen.figures.qualifiers import BEHIND, MEANINGS, MORE, SOME
from newsgen.figures.ranges import TO, read_range
from newsgen.model import Amount, Qualifier, Script

# These say something of a number only where nothing else stands before it.
_SAYINGS = MEANINGS | dict.fromkeys(("過", "过", "破"), Qualifier.OVER)
_SAYINGS |= dict.fromkeys(
    ("高達", "高达", "達到", "达到", "達", "达", "介於", "介于", "介乎"), Qualifier.EXACT
)

_ANY = {
    name: "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for name, words in {
        "unit": CURRENCY_OF,
        "sign": SIGNS,
        "before": set(_SAYINGS) - {*MORE, *SOME} - set(chain(*BEHIND.values())),
        "behind": chain(*BEHIND.values()),
    }.items()
}
_MORE = f"[{''.join(MORE)}]"
_SOME = f"[{''.join(SOME)}]"
_SIGN_FIRST = re.compile(rf"(?P<sign>{_ANY['sign']})(?P<before>{_ANY['before']})")  # 人民幣約50億元
# Blanks between digits part numbers; all others have been taken out.
_BLANK = re.compile("(?<![0-9]) | (?![0-9])")
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_ANY['before']})了?)?(?P<sign>{_ANY['sign']})?"
    rf"(?:(?P<low>{NUMBER})(?P<low_unit>{_ANY['unit']})?{TO}(?:(?P=sign))?)?"
    rf"(?P<number>{NUMBER})(?P<more>{_MORE}|{_SOME}(?=[万萬亿億])|[個个](?=[亿億]))?"
    rf"(?P<large>[万萬亿億]{{0,2}})(?P<rest>{_MORE})?"
    rf"(?P<unit>{_ANY['unit']})?(?:\((?P<bracketed>{_ANY['unit']})\))?"
    rf"(?:整|正|(?(low)(?:之[間间]|不等)))?(?P<behind>{_ANY['behind']})?"
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
_WORDS = {
    Script.HANT: "元 美元 港元 新臺幣 歐元 日圓 英鎊 新加坡元 韓元 澳門元 澳元 加元 瑞士法郎 盧布 泰銖"
    " 新西蘭元 令吉 印尼盾 越南盾 菲律賓比索 印度盧比 阿聯酋迪拉姆 沙特里亞爾 巴西雷亞爾",
    Script.HANS: "元 美元 港元 新台币 欧元 日元 英镑 新加坡元 韩元 澳门元 澳元 加元 瑞士法郎 卢布 泰铢"
    " 新西兰元 令吉 印尼盾 越南盾 菲律宾比索 印度卢比 阿联酋迪拉姆 沙特里亚尔 巴西雷亚尔",
}
_CURRENCY = {script: dict(zip(CURRENCIES, words.split(), strict=True)) for script, words in _WORDS.items()}
# The characters of amounts that the two scripts write differently, and no others.
_TO_SCRIPT = {
    Script.HANT: str.maketrans(
        "亿万约过余镑欧币圆达点将间后韩门卢铢于贰陆两块钱头几来个马纽兰宾联亚尔",
        "億萬約過餘鎊歐幣圓達點將間後韓門盧銖於貳陸兩塊錢頭幾來個馬紐蘭賓聯亞爾",
    ),
    Script.HANS: str.maketrans(
        "億萬約過餘鎊歐幣圓達點將間後韓門盧銖於貳陸兩塊錢頭幾來個馬紐蘭賓聯亞爾圜參叄臺",
        "亿万约过余镑欧币圆达点将间后韩门卢铢于贰陆两块钱头几来个马纽兰宾联亚尔圆叁叁台",
    ),
}


def read_amount(text: str, currency: str) -> Amount:
    """Return the amount that a text is: `50億元`, `1.5亿美元`, `超200億元`, `近百億`, `2至3億元`, `NT$3億`.

    元, and an amount that names no currency, are of `currency` (ISO 4217). Raises NotAnAmount where the text
    is none, or may be read in two ways.
    """
    shown = " ".join(text.split())
    typed = _BLANK.sub("", unicodedata.normalize("NFKC", shown))
    begun = _SIGN_FIRST.match(typed)
    if begun:
        typed = begun["before"] + begun["sign"] + typed[begun.end() :]
    found = _AMOUNT.fullmatch(typed)
    if found is None or "兆" in typed:
        raise refusal(typed, [part[0] for part in _AMOUNT.finditer(typed) if part["unit"]])
    if any(found[name] and found[name][0] in "万萬亿億" for name in ("low", "number")):
        raise NotAnAmount("`{value}` is a currency without an amount", "write 50億元")
    if not (found["unit"] or found["sign"] or found["bracketed"] or re.search("[万萬亿億]", typed)):
        raise NotAnAmount("`{value}` is a number without a unit", "write 50億元, or 50元")
    code = _currency(found, currency)
    low, number = found["low"], found["number"] + found["large"]
    alone = read_number(number)
    ends = read_range(low, number, has_unit=bool(found["low_unit"])) if low else alone and (alone,)
    if ends is None:
        raise NotAnAmount(
            "`{value}` may be read as more than one number", "write it in digits, such as 105億元"
        )
    if ends[-1].value <= ends[0].value and low:
        raise NotAnAmount("the range `{value}` ends before it begins", "write the smaller amount first")
    words = (found[name] for name in ("before", "more", "rest", "behind"))
    kinds = {_SAYINGS.get(word, Qualifier.EXACT) for word in words if word} - {Qualifier.EXACT}
    if len(kinds) > 1:
        raise NotAnAmount("`{value}` is said to be inexact in two ways", "leave one of the words out")
    qualifier = kinds.pop() if kinds else Qualifier.EXACT
    most = _exact(ends[-1].value) if low else None
    return Amount(_exact(ends[0].value), code, qualifier, most, shown)


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
    """Return the currency of what was found; 元 is short for that of the sign, else for `currency`."""
    sign = found["sign"]
    units = {found[name] for name in ("low_unit", "unit", "bracketed") if found[name]} | (
        {sign} if sign else set()
    )
    short = CURRENCY_OF[sign] if sign else currency
    codes = {short if unit in YUAN else CURRENCY_OF[unit] for unit in units}
    if len(codes) > 1:
        raise NotAnAmount("`{value}` names two currencies", "write each amount in a record of its own")
    return codes.pop() if codes else currency


def _number(value: Decimal, script: Script) -> str:
    for size, word in _LARGE[script]:
        if value >= size:
            return f"{format_exact(value / size)}{word}"
    return format_exact(value)


def _exact(value: Decimal) -> Decimal:
    """Return the same value without zeros that say nothing: 1.5億 is 150000000, not 150000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def format_exact(value: Decimal) -> str:
    """Return a number in digits, without zeros that say nothing behind its point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
