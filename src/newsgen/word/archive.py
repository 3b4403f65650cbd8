"""A Word file is a ZIP archive: whether it may be unpacked, and what else it is when it is no Word file."""

from __future__ import annotations

import io
import zipfile
import zlib

from newsgen.problems import Report, sentence
from newsgen.word.relations import DOCUMENT, main_part
from newsgen.word.sentences import SAVE_AS_WORD

_MOST_ENTRIES = 5_000
_LARGEST_XML = 60_000_000  # bytes, unpacked; a book of a million words has some 10 MB
_LARGEST = 400_000_000  # bytes, unpacked, all together
_RATIO = 300  # an XML part of a real file is packed at 1:10 to 1:40
_SMALL = 1_000_000  # bytes; below it no ratio does harm
_COPY = sentence("copy what belongs to the article into a Word document or a text, and import that")
_OTHERS = (
    ("content.xml", sentence("this is no Word document but an OpenDocument file"), SAVE_AS_WORD),
    ("xl/workbook.xml", sentence("this is no Word document but a workbook"), _COPY),
    ("ppt/presentation.xml", sentence("this is no Word document but a presentation"), _COPY),
    ("Index/Document.iwa", sentence("this is no Word document but one of Pages"), SAVE_AS_WORD),
)
_OTHER = (sentence("this archive is no Word document"), sentence("unpack it, and import the files in it"))
# Entities are how a small XML file becomes a large one; no Word file declares any.
_DECLARATIONS = tuple(
    word.encode(codec) for word in ("<!DOCTYPE", "<!ENTITY") for codec in ("utf-8", "utf-16-le", "utf-16-be")
)


def open_word(raw: bytes, report: Report, *, any_archive: bool = False) -> zipfile.ZipFile | None:
    """Return the archive of a Word file; None, with a problem, where it is none or must not be unpacked.

    `any_archive` takes that of another office program too.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        report.error(
            0, "this file is damaged: its archive cannot be read", "ask for it again, or save it anew"
        )
        return None
    if any(entry.flag_bits & 1 for entry in entries):
        report.error(
            0, "this file is locked with a password", "save it without the password, then import that"
        )
        return None
    names = {entry.filename for entry in entries}
    other = next((said for name, *said in _OTHERS if name in names), None)
    if other and not any_archive and DOCUMENT not in names:
        report.error(0, *other)
        return None
    if trouble := _too_large(entries):
        report.error(0, trouble, "it may have been made to do harm; ask who sent it for the text")
        return None
    try:
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                part = archive.read(entry)
                if any(word in part for word in _DECLARATIONS):
                    report.error(
                        0,
                        "this Word file declares XML entities, as no Word file does",
                        "it may have been made to do harm; ask who sent it for the text",
                    )
                    return None
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
        report.error(
            0, "this file is damaged: its archive cannot be read", "ask for it again, or save it anew"
        )
        return None
    if not any_archive and main_part(archive) not in names:
        report.error(0, *_OTHER)
        return None
    return archive


def _too_large(entries: list[zipfile.ZipInfo]) -> str:
    if len(entries) > _MOST_ENTRIES:
        return sentence("this Word file has more parts than any real one")
    if sum(entry.file_size for entry in entries) > _LARGEST:
        return sentence("this Word file would be far too large when unpacked")
    for entry in entries:
        is_xml = entry.filename.endswith((".xml", ".rels"))
        if is_xml and entry.file_size > _LARGEST_XML:
            return sentence("this Word file would be far too large when unpacked")
        if entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1):
            return sentence("this Word file would be far too large when unpacked")
    return ""
