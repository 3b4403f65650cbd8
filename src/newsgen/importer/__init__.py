"""Received texts, as the readers make them of received files -> article files."""

from newsgen.importer.import_file import Importer, ImportOptions, ImportResult, open_importer

__all__ = ["ImportOptions", "ImportResult", "Importer", "open_importer"]
