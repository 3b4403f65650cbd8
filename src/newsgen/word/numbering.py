"""The automatic numbers of Word's paragraphs (一、 （一） 1.1), which stand in no text of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from newsgen.word.styles import Styles, W, value

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DEEPEST = 9  # levels of a list in Word


class ListNumber(Struct, frozen=True):
    """The number of a paragraph: `text` as Word shows it, empty for a bullet. `plain` is a number as lists
    of Markdown have it, `count` its value there."""

    level: int
    text: str
    plain: bool
    count: int


class _Level(Struct, frozen=True):
    form: str
    text: str
    start: int
    legal: bool
    restart: int  # the highest level (from 1) whose numbers this one's begin anew behind; 0 for none


class Numbering:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = {number: level for number, level, _ in _levels(abstract)}
            self._by_style |= {style: (key, number) for number, _, style in _levels(abstract) if style}
        for num in root.iter(f"{W}num"):
            key = num.get(f"{W}numId", "")
            self._lists[key] = value(num, "abstractNumId")
            for override in num.iter(f"{W}lvlOverride"):
                level = _whole(override.get(f"{W}ilvl", ""), 0)
                if start := value(override, "startOverride"):
                    self._starts[key, level] = _whole(start, 1)
                self._own.setdefault(key, {}).update((at, each) for at, each, _ in _levels(override))
        # Lists that are kept as a style: one abstract list has the levels, others only name the style.
        styled = {value(each, "styleLink"): each for each in root.iter(f"{W}abstractNum")}
        for abstract in root.iter(f"{W}abstractNum"):
            link = value(abstract, "numStyleLink")
            if link and (source := styled.get(link)) is not None:
                key = abstract.get(f"{W}abstractNumId", "")
                self._levels[key] = {number: level for number, level, _ in _levels(source)}

    def next(self, paragraph: Element) -> ListNumber | None:
        """Count a paragraph, and return its number; None for one that has none."""
        num, level = self._styles.numbering(paragraph)
        abstract = self._lists.get(num, "")
        if not num:
            abstract, level = self._by_style.get(self._styles.of(paragraph), ("", 0))
        known = self._levels.get(abstract, {}) | self._own.get(num, {})
        here = known.get(level)
        if num == "0" or here is None:
            return None
        counts = self._counts.setdefault(abstract, {})
        if (num, level) in self._starts and (num, level) not in self._begun:
            counts[level] = self._starts[num, level]
        else:
            counts[level] = counts[level] + 1 if level in counts else here.start
        self._begun.add((num, level))
        for deeper in range(level + 1, _DEEPEST):
            if deeper not in known or level < known[deeper].restart:
                counts.pop(deeper, None)
        if here.form in ("bullet", "none") and "%" not in here.text:
            return ListNumber(level, "", False, 0)

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            each = known.get(at, here)
            return in_form(counts.get(at, each.start), "decimal" if here.legal else each.form)

        text = re.sub(r"%([1-9])", shown, here.text)
        plain = here.form == "decimal" and here.text == f"%{level + 1}."
        return ListNumber(level, text, plain, counts[level])


def in_form(number: int, form: str) -> str:
    """Return a number in a form of Word's (ECMA-376 part 1, 17.18.59); in digits where it is not known."""
    make = _FORMS.get(form)
    return make(number) if make and 0 < number < 10_000 else "" if form == "none" else str(number)


def _chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    parts: list[str] = []
    gap = False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            parts.append((digits[0] if digits[0] == "零" else "零") if gap and parts else "")
            parts.append(digits[digit] + (units[power - 1] if power else ""))
            gap = False
        else:
            gap = True
    text = "".join(parts)
    return text[1:] if digits is _DIGITS and text.startswith("一十") else text


def _roman(number: int) -> str:
    text = ""
    for value_of, letters in _ROMAN:
        text += letters * (number // value_of)
        number %= value_of
    return text


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= 20 else str(number)


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                     "taiwaneseCountingThousand"), _chinese),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _spelled),
    "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL_SIMPLIFIED, "拾佰仟"),
    "ideographLegalTraditional": lambda number: _chinese(number, _LEGAL, "拾佰仟"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalZero": "{:02}".format,
    "ideographZodiacTraditional": lambda number: _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number),
    "ideographEnclosedCircle": lambda number: chr(0x327F + number) if number <= 10 else str(number),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "numberInDash": "-{}-".format,
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}  # fmt: skip


def _levels(abstract: Element) -> Iterator[tuple[int, _Level, str]]:
    for level in abstract.iter(f"{W}lvl"):
        number = _whole(level.get(f"{W}ilvl", ""), 0)
        if number < _DEEPEST:
            form = value(level, "numFmt") or "decimal"
            start = _whole(value(level, "start"), 1)
            legal = level.find(f"{W}isLgl") is not None
            restart = _whole(value(level, "lvlRestart"), number)
            yield number, _Level(form, value(level, "lvlText"), start, legal, restart), value(level, "pStyle")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
