"""Which part of a Word file is which: their names are free, the kinds of their relations are not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: Where the main part usually is.
DOCUMENT = "word/document.xml"
#: Before the names of attributes that name a relation.
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The same elements have other names in a "Strict Open XML Document".
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
_HEAD = 20_000  # bytes in which a part names what it is made of
DAMAGES = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    EOFError,
    KeyError,
    ElementTree.ParseError,
)


class Relation(Struct, frozen=True):
    """What a part refers to: `kind` is the last word of its type; `target` a part that is there, or an
    address elsewhere; empty for a part that is missing."""

    key: str
    kind: str
    target: str


def usual(raw: bytes) -> bytes:
    """Return a part with the names that Word gives its elements unless it is asked to be strict."""
    if _STRICT not in raw[:_HEAD]:
        return raw
    return _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", raw)


def part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return the root of a part; None where there is none, or it is damaged."""
    try:
        return ElementTree.fromstring(usual(archive.read(name)))  # noqa: S314 - declares no entities, as checked
    except DAMAGES:
        return None


def relations(archive: zipfile.ZipFile, name: str) -> Iterator[Relation]:
    """Give what a part refers to; an empty name is the file's own."""
    place = PurePosixPath(name)
    root = part(archive, f"{place.parent}/_rels/{place.name}.rels" if name else "_rels/.rels")
    there = set(archive.namelist())
    for relation in () if root is None else root.iter(_RELATION):
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "") != "External":
            target = normpath(target.lstrip("/") if target.startswith("/") else f"{place.parent}/{target}")
            target = target if target in there else ""
        yield Relation(relation.get("Id", ""), kind, target)


def main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that has the text."""
    return _named(relations(archive, ""), "officeDocument", DOCUMENT)


def of_kind(archive: zipfile.ZipFile, kind: str) -> str:
    """Return the name of the part of a kind (`styles`, `footnotes`) that the text refers to."""
    main = main_part(archive)
    return _named(relations(archive, main), kind, f"{PurePosixPath(main).parent}/{kind}.xml")


def _named(found: Iterator[Relation], kind: str, otherwise: str) -> str:
    return next((each.target for each in found if each.kind == kind and each.target), otherwise)
