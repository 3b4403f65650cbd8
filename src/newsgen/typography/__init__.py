"""Chinese typography of a text, as an edition's readers expect it (W3C CLREQ). Pure: text in, text out."""

from newsgen.typography.around import Edit
from newsgen.typography.typesetter import Typesetter, applied, is_marked
from newsgen.typography.units import keep_units

__all__ = ["Edit", "Typesetter", "applied", "is_marked", "keep_units"]
