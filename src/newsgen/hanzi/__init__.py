"""Script conversion: text in, text out. Usable as a library on its own."""

from newsgen.hanzi.converter import Converter, Segment
from newsgen.hanzi.detect import Variety, detect, fold, script_of
from newsgen.hanzi.explain import Choice, Decided
from newsgen.hanzi.names import NameTable, Spelled, spelled
from newsgen.hanzi.repair import REPAIRS
from newsgen.hanzi.rules import Rule, RuleError, pieces, rules

__all__ = [
    "REPAIRS",
    "Choice",
    "Converter",
    "Decided",
    "NameTable",
    "Rule",
    "RuleError",
    "Segment",
    "Spelled",
    "Variety",
    "detect",
    "fold",
    "pieces",
    "rules",
    "script_of",
    "spelled",
]
