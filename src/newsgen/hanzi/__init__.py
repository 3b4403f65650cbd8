"""Script conversion: text in, text out."""

from newsgen.hanzi.converter import Converter, Segment
from newsgen.hanzi.script import detect, fold

__all__ = ["Converter", "Segment", "detect", "fold"]
