"""Received files (plain, Markdown, web pages, mails, Word) -> received texts."""

from newsgen.readers.front_matter import shown_value
from newsgen.readers.mail import unpack
from newsgen.readers.reading import read
from newsgen.readers.received_text import Block, Hint, ReceivedText, Shape
from newsgen.readers.source_file import ReceivedFile, from_bytes, receive, shown_path
from newsgen.word import Aside

__all__ = [
    "Aside",
    "Block",
    "Hint",
    "ReceivedFile",
    "ReceivedText",
    "Shape",
    "from_bytes",
    "read",
    "receive",
    "shown_path",
    "shown_value",
    "unpack",
]
