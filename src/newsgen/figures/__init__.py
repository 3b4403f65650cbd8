"""Amounts, percentages and dates in Chinese text, as exact values. Pure: text in, records out."""

from newsgen.figures.amount import NotAnAmount, format_amount, read_amount, wording
from newsgen.figures.find import find_figures
from newsgen.figures.model import Figure, Kind
from newsgen.figures.numerals import read_number
from newsgen.figures.same import agree

__all__ = [
    "Figure",
    "Kind",
    "NotAnAmount",
    "agree",
    "find_figures",
    "format_amount",
    "read_amount",
    "read_number",
    "wording",
]
