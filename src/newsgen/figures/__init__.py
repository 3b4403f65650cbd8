"""Amounts, percentages and dates in Chinese text, as exact values. Pure: text in, records out."""

from newsgen.figures.amount import format_amount, format_exact, format_number, read_amount, wording
from newsgen.figures.currencies import CURRENCY_WORDS
from newsgen.figures.find import find_figures
from newsgen.figures.growth import growth_range
from newsgen.figures.model import Figure, FigureKind
from newsgen.figures.not_an_amount import NotAnAmount
from newsgen.figures.numerals import read_number
from newsgen.figures.quantity import find_numbers, read_quantity
from newsgen.figures.same import agree

__all__ = [
    "CURRENCY_WORDS",
    "Figure",
    "FigureKind",
    "NotAnAmount",
    "agree",
    "find_figures",
    "find_numbers",
    "format_amount",
    "format_exact",
    "format_number",
    "growth_range",
    "read_amount",
    "read_number",
    "read_quantity",
    "wording",
]
