"""The text in a part of a Word file, and runs that hold one."""

from __future__ import annotations

from collections.abc import Container
from xml.etree.ElementTree import Element, SubElement

from newsgen.word.formula import M
from newsgen.word.styles import W

_TEXTS = (f"{W}t", f"{W}delText", f"{M}t")


def text_of(element: Element, but: Container[str] = ()) -> str:
    """Return the text of an element, that of deleted and hidden runs too; `but` are tags of what is not."""
    parts: list[str] = []
    for each in element.iter():
        if each.tag == f"{W}tab":
            parts.append("\t")
        elif each.tag in _TEXTS and each.tag not in but:
            parts.append(each.text or "")
    return "".join(parts)


def run(text: str) -> Element:
    """Return a run that says a text."""
    made = Element(f"{W}r")
    SubElement(made, f"{W}t").text = text
    return made
