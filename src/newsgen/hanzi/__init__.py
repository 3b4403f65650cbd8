"""Script conversion: text in, text out. Usable as a library on its own."""

from newsgen.hanzi.bylines import NameForm, byline
from newsgen.hanzi.converter import Converter, Segment
from newsgen.hanzi.detect import Variety, detect, fold, fold_in_place, script_of, telling_places
from newsgen.hanzi.explain import Choice, Decided
from newsgen.hanzi.names import NameTable, Spelled, spelled
from newsgen.hanzi.repair import REPAIRS
from newsgen.hanzi.variant_markup import RuleError, VariantRule, pieces, rules

__all__ = [
    "REPAIRS",
    "Choice",
    "Converter",
    "Decided",
    "NameForm",
    "NameTable",
    "RuleError",
    "Segment",
    "Spelled",
    "VariantRule",
    "Variety",
    "byline",
    "detect",
    "fold",
    "fold_in_place",
    "pieces",
    "rules",
    "script_of",
    "spelled",
    "telling_places",
]
