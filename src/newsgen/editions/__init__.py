"""An Article -> its form in each edition."""

from newsgen.editions.convert import NameForms, convert_article, name_forms

__all__ = ["NameForms", "convert_article", "name_forms"]
