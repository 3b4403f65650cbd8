"""Search in either script: texts folded to one, queries, and the full scan that the index answers as.

Pure: text in, text out; no site, no files."""

from newsgen.search.blocks import FoldedTexts, blocks
from newsgen.search.fold import fold
from newsgen.search.query import Query, parse_query
from newsgen.search.scan import matches, rank
from newsgen.search.shape import PACK

__all__ = ["PACK", "FoldedTexts", "Query", "blocks", "fold", "matches", "parse_query", "rank"]
