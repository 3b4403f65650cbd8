"""Chinese typography of a text, as an edition's readers expect it (W3C CLREQ). Pure: text in, text out."""

from newsgen.typography.around import TextEdit
from newsgen.typography.typesetter import Typesetter, Typesetting, is_marked
from newsgen.typography.units import has_units, keep_units, without_units

__all__ = ["TextEdit", "Typesetter", "Typesetting", "has_units", "is_marked", "keep_units", "without_units"]
