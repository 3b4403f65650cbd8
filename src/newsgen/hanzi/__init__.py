"""Script conversion: text in, text out. Usable as a library on its own."""

from newsgen.hanzi.converter import Converter, Segment
from newsgen.hanzi.detect import Variety, detect, fold
from newsgen.hanzi.names import NameTable

__all__ = ["Converter", "NameTable", "Segment", "Variety", "detect", "fold"]
