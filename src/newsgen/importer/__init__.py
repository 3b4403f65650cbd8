"""Texts as they are received (plain, Markdown, web pages, Word) -> article files."""

from newsgen.importer.import_file import Asked, Brought, Desk, open_desk
from newsgen.importer.source_file import Received, from_bytes, receive, shown_path

__all__ = ["Asked", "Brought", "Desk", "Received", "from_bytes", "open_desk", "receive", "shown_path"]
