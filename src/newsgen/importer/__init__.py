"""Texts as they are received (plain, Markdown, web pages, Word) -> article files."""

from newsgen.importer.front_matter import said
from newsgen.importer.import_file import Importer, ImportOptions, ImportResult, open_importer
from newsgen.importer.mail import unpack
from newsgen.importer.source_file import ReceivedFile, from_bytes, receive, shown_path

__all__ = [
    "ImportOptions",
    "ImportResult",
    "Importer",
    "ReceivedFile",
    "from_bytes",
    "open_importer",
    "receive",
    "said",
    "shown_path",
    "unpack",
]
