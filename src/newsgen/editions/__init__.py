"""An Article -> its form in each edition."""

from newsgen.editions.aligned import aligned_texts
from newsgen.editions.article import ArticleTexts
from newsgen.editions.convert import EditionConverter
from newsgen.editions.html import HtmlText
from newsgen.editions.mentions import Mentions
from newsgen.editions.texts import Texts

__all__ = ["ArticleTexts", "EditionConverter", "HtmlText", "Mentions", "Texts", "aligned_texts"]
