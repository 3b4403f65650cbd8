"""An Article -> its form in each edition."""

from newsgen.editions.article import ArticleTexts
from newsgen.editions.convert import EditionConverter, edition_converter
from newsgen.editions.explained import ExplainedText
from newsgen.editions.figure_guard import FigureGuard
from newsgen.editions.mentions import Mentions, readable

__all__ = [
    "ArticleTexts",
    "EditionConverter",
    "ExplainedText",
    "FigureGuard",
    "Mentions",
    "edition_converter",
    "readable",
]
