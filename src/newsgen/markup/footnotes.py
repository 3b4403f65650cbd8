"""Footnotes, at the end of a text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from newsgen.markup.document import Footnote, Remark
from newsgen.problems import message


def footnotes(notes: list[Footnote]) -> Element:
    """Return the list of the notes, each with links back to the places that cite it."""
    section = Element("div", {"class": "footnote"})
    SubElement(section, "hr")
    items = SubElement(section, "ol")
    for note in notes:
        note.content.set("id", note.anchor)
        items.append(note.content)
        if note.cited:
            _link_back(note)
    return section


def empty(note: Footnote) -> Remark | None:
    """Return what is said of a note of which nothing stands behind its name; None where something does."""
    if len(note.content) or (note.content.text or "").strip():
        return None
    return Remark(
        note.line,
        message("there is no text behind the note `[^{label}]:`", label=note.label),
        message("write it behind the colon, on the same line; further lines are indented"),
    )


def given_twice(label: str, line: int) -> Remark:
    """Return what is said of a note whose name another one has already."""
    return Remark(
        line,
        message("there is a note `[^{label}]` already: this one is read as text", label=label),
        message("give it another name, also where it is cited"),
    )


def _link_back(note: Footnote) -> None:
    last = note.content[-1] if len(note.content) else None
    if last is None or last.tag != "p":
        last = SubElement(note.content, "p")
    elif len(last):
        last[-1].tail = f"{last[-1].tail or ''}\N{NO-BREAK SPACE}"
    else:
        last.text = f"{last.text or ''}\N{NO-BREAK SPACE}"
    for time in range(1, note.cited + 1):
        link = SubElement(last, "a", {"class": "footnote-backref", "href": f"#{note.mark(time)}"})
        link.text = "↩"
