"""An Article -> its form in each edition."""

from newsgen.editions.article import ArticleTexts
from newsgen.editions.convert import EditionConverter, edition_converter
from newsgen.editions.explained import Explained
from newsgen.editions.mentions import Mentions, readable

__all__ = ["ArticleTexts", "EditionConverter", "Explained", "Mentions", "edition_converter", "readable"]
