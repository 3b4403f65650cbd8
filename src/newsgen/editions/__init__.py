"""An Article -> its form in each edition."""

from newsgen.editions.convert import EditionConverter

__all__ = ["EditionConverter"]
