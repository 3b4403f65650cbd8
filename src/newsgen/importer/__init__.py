"""Received texts, as the readers make them of received files -> article files."""

from newsgen.importer.import_file import Importer, open_importer
from newsgen.importer.options import ImportOptions, ImportResult

__all__ = ["ImportOptions", "ImportResult", "Importer", "open_importer"]
