"""A Word file -> one that mammoth reads without loss, and what an editor has to hear of it. Knows no site."""

from newsgen.word.archive import open_word
from newsgen.word.aside import Aside, letters
from newsgen.word.parts import lost_paragraphs, prepare
from newsgen.word.relations import part

__all__ = ["Aside", "letters", "lost_paragraphs", "open_word", "part", "prepare"]
