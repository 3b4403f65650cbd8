"""Texts as they are received (plain, Markdown, web pages, Word) -> article files."""

from newsgen.desk.importing.bring import Asked, Brought, bring_in
from newsgen.desk.importing.load import Received, receive

__all__ = ["Asked", "Brought", "Received", "bring_in", "receive"]
