"""The numbers of a page's lists that no Markdown counts, written as words: letters, leaps, backwards."""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from newsgen.word.numbering import in_form

# Forms of numbers: by `type` and `list-style-type` (CSS Counter Styles 3), as Word calls them.
_FORMS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "cjk-decimal": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_DECIMAL = "decimal"


def write_numbers(root: Tag) -> None:
    """Write the numbers of ordered lists as words where a list in Markdown would have others."""
    for ordered in root.find_all("ol"):
        items = [child for child in ordered.children if isinstance(child, Tag) and child.name == "li"]
        if not items:
            continue
        form, numbers = _form(ordered), _numbers(ordered, items)
        if form == _DECIMAL and numbers == [*range(numbers[0], numbers[0] + len(items))] and numbers[0] >= 0:
            ordered["start"] = str(numbers[0])
            continue
        ordered.name = "ul"
        for item, number in zip(items, numbers, strict=True):
            after = "、" if form == "chineseCounting" else ". "
            item.insert(0, NavigableString(f"{in_form(number, form) if number > 0 else number}{after}"))


def _form(ordered: Tag) -> str:
    style = _STYLE.search(str(ordered.get("style", "")))
    said = next((word for word in style[1].lower().split() if word in _FORMS), "") if style else ""
    return _FORMS.get(said or str(ordered.get("type", "")), _DECIMAL)


def _numbers(ordered: Tag, items: list[Tag]) -> list[int]:
    step = -1 if ordered.has_attr("reversed") else 1
    number = _whole(ordered.get("start"), len(items) if step < 0 else 1)
    numbers = []
    for item in items:
        number = _whole(item.get("value"), number)
        numbers.append(number)
        number += step
    return numbers


def _whole(typed: object, otherwise: int) -> int:
    return int(str(typed)) if re.fullmatch(r"\s*-?\d{1,9}\s*", str(typed), re.ASCII) else otherwise
