"""What a part of a Word file refers to and the file has not: the library gives up on it, so it goes."""

from __future__ import annotations

from collections.abc import Container, Mapping
from xml.etree.ElementTree import Element

from newsgen.word.styles import W

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINKS = (f"{W}hyperlink", "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick")
_NOTES = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}


def note_keys(root: Element | None) -> set[tuple[str, str]]:
    """Return the kind and the id of each note in a part."""
    found = [] if root is None else [*root]
    return {(note.tag, note.get(f"{W}id", "")) for note in found}


def take_dangling(root: Element, there: Mapping[str, str], notes: Container[tuple[str, str]]) -> None:
    """Take links that lead nowhere, and marks of notes that are not there, out of a part; no text is lost.

    `there` has what the part refers to, by the id of the relation.
    """
    for element in root.iter():
        if element.tag in _LINKS and not there.get(element.get(_RELATION, "")):
            element.attrib.pop(_RELATION, None)
        gone = [
            child
            for child in element
            if child.tag in _NOTES and (_NOTES[child.tag], child.get(f"{W}id", "")) not in notes
        ]
        for child in gone:
            element.remove(child)
