"""An Article -> its form in each edition."""

from newsgen.editions.article import ArticleTexts
from newsgen.editions.convert import EditionConverter

__all__ = ["ArticleTexts", "EditionConverter"]
