"""Texts as they are received (plain, Markdown, web pages, Word) -> article files."""

from newsgen.desk.importing.bring import Asked, Brought, Desk, open_desk
from newsgen.desk.importing.load import Received, from_bytes, receive, shown_path

__all__ = ["Asked", "Brought", "Desk", "Received", "from_bytes", "open_desk", "receive", "shown_path"]
