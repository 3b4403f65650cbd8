"""An Article -> its form in each edition."""

from newsgen.editions.aligned import aligned_texts
from newsgen.editions.article import ArticleTexts
from newsgen.editions.convert import EditionConverter
from newsgen.editions.html import html_blocks
from newsgen.editions.mentions import Mentions

__all__ = ["ArticleTexts", "EditionConverter", "Mentions", "aligned_texts", "html_blocks"]
