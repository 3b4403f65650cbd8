"""What an editor runs beside a build."""

from newsgen.desk.convert import ConvertOptions, explanation, make_converter
from newsgen.desk.ledger import Entry, rights_ledger
from newsgen.desk.tables import as_csv, as_json, as_text

__all__ = [
    "ConvertOptions",
    "Entry",
    "as_csv",
    "as_json",
    "as_text",
    "explanation",
    "make_converter",
    "rights_ledger",
]
