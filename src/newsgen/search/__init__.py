"""Search in either script: texts folded to one, queries, and the full scan that the index answers as.

Pure: text in, text out; no site, no files."""

from newsgen.search.fold import fold
from newsgen.search.folded_texts import FoldedTexts, fold_texts
from newsgen.search.query import Query, parse_query
from newsgen.search.scan import matches, rank
from newsgen.search.shape import PACK

__all__ = ["PACK", "FoldedTexts", "Query", "fold", "fold_texts", "matches", "parse_query", "rank"]
