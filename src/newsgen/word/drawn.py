"""What is drawn in a Word file: the words of it that are no text, and the pictures that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from newsgen.word.relations import RELATIONSHIPS

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_TITLE = "{urn:schemas-microsoft-com:office:office}title"
_PROPERTIES, _BLIP, _IMAGE = f"{_WP}docPr", f"{_A}blip", f"{_V}imagedata"
_PICTURES = (
    (_BLIP, (f"{RELATIONSHIPS}embed", f"{RELATIONSHIPS}link")),
    (_IMAGE, (f"{RELATIONSHIPS}id", f"{RELATIONSHIPS}href")),
)
#: Where mammoth looks for the picture of a drawing.
_PLAIN = "{*}graphic/{*}graphicData/{*}pic/{*}blipFill/{*}blip"


def describe(drawn: Element) -> None:
    """Write the pictures of an older drawing as newer ones, whose description the library knows."""
    for shape in list(drawn.iter()):
        for at, image in enumerate(shape):
            if image.tag != _IMAGE:
                continue
            said = shape.attrib.pop("alt", "").strip() or image.get(_TITLE, "").strip()
            relation = image.get(f"{RELATIONSHIPS}id", "")
            if said and relation:
                shape[at] = _inline(relation, said)


def _inline(relation: str, said: str) -> Element:
    made = Element(f"{_WP}inline")
    SubElement(made, _PROPERTIES).set("descr", said)
    inner = made
    for tag in (f"{_A}graphic", f"{_A}graphicData", f"{_PIC}pic", f"{_PIC}blipFill", _BLIP):
        inner = SubElement(inner, tag)
    inner.set(f"{RELATIONSHIPS}embed", relation)
    return made


def drawn_words(drawn: Element) -> Iterator[str]:
    """Give the words of a drawing that are no text and no alternative text of a picture: the letters of
    WordArt, what stands on a canvas, the description of what is no picture."""
    for each in drawn.iter():
        if each.tag == f"{_A}t":
            yield each.text or ""
        elif each.tag.startswith(_V):
            yield from (each.get(name, "") for name in ("string", "alt"))
        for properties in each.findall(_PROPERTIES):
            said, title = properties.get("descr", "").strip(), properties.get("title", "").strip()
            has_picture = each.find(_PLAIN) is not None
            yield from (text for text in (said, title) if not has_picture or text != (said or title))


def picture_names(drawn: Element) -> Iterator[str]:
    """Give what each picture in an element is called, by its alternative text, else by its name."""
    for tag, _ in _PICTURES:
        for image in drawn.iter(tag):
            named = [image.get(_TITLE, ""), *_called(drawn)]
            yield next((text.strip() for text in named if text.strip()), "?")


def take_missing(drawn: Element, there: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Take out of a drawing the pictures that are not in the file, on which the library would give up.

    `there` has the part, or the address, by the id of a relation, empty where there is none. Gives what each
    is called, and whether it is a link to a picture elsewhere.
    """
    called = next(picture_names(drawn), "?")
    reached = {image for each in drawn.iter() for image in each.iterfind(_PLAIN)}
    for tag, names in _PICTURES:
        for image in drawn.iter(tag):
            targets = [there.get(image.get(name, ""), "") for name in names]
            part = targets[0]
            if part and ":" not in part and (tag == _IMAGE or image in reached):
                continue
            address = next((target for target in targets if ":" in target), "")
            for name in names:
                image.attrib.pop(name, None)
            yield f"{called} {address}".strip(), bool(address)


def _called(drawn: Element) -> Iterator[str]:
    for each in drawn.iter(_PROPERTIES):
        yield from (each.get(name, "") for name in ("descr", "title", "name"))
