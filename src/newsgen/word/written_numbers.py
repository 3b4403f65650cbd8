"""Automatic numbers written as text, where a list of Markdown would not have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from newsgen.word.numbering import ListNumber
from newsgen.word.runs import run, text_of
from newsgen.word.styles import Styles, W


def write_numbers(root: Element, numbers: Mapping[Element, ListNumber], styles: Styles) -> None:
    """Write the numbers of paragraphs as text, but for lists that Markdown numbers alike."""
    for parent in [root, *root.iter()]:
        group: list[Element] = []
        for child in [*parent, None]:
            if child is not None and child in numbers:
                group.append(child)
                continue
            if group and child is not None and child.tag == f"{W}p" and not text_of(child).strip():
                continue  # the library passes over it, and goes on with the list
            if not _is_list(group, numbers, styles):
                for paragraph in group:
                    _write(numbers[paragraph], paragraph)
            group = []


def _is_list(group: Sequence[Element], numbers: Mapping[Element, ListNumber], styles: Styles) -> bool:
    counts: dict[int, int] = {}
    for paragraph in group:
        number = numbers[paragraph]
        if not text_of(paragraph).strip():
            return False  # a column of numbers: a list of Markdown has none without a text
        if number.text and (not number.plain or styles.is_heading(paragraph)):
            return False
        counts = {level: count for level, count in counts.items() if level <= number.level}
        counts[number.level] = counts.get(number.level, 0) + 1 if number.text else 0
        if number.count != counts[number.level]:
            return False
    return True


def _write(number: ListNumber, paragraph: Element) -> None:
    if not number.text:
        return
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    none = SubElement(properties, f"{W}numPr")
    SubElement(none, f"{W}ilvl").set(f"{W}val", "0")
    SubElement(none, f"{W}numId").set(f"{W}val", "0")
    last = number.text[-1]
    gap = "" if last in "）)" else " " if last.isascii() else "\u3000" if last.isalpha() else ""
    paragraph.insert(1, run(number.text + gap))
