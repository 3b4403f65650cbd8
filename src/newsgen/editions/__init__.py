"""An Article -> its form in each edition."""

from newsgen.editions.convert import EditionConverter
from newsgen.editions.mentions import Mentions

__all__ = ["EditionConverter", "Mentions"]
