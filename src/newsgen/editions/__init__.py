"""An Article -> its form in each edition."""

from newsgen.editions.article import ArticleTexts
from newsgen.editions.convert import EditionConverter
from newsgen.editions.mentions import Mentions

__all__ = ["ArticleTexts", "EditionConverter", "Mentions"]
