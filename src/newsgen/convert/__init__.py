"""`newsgen convert` for any text, however long: read in chunks, and converted as all of it would be."""

from newsgen.convert.chunks import Chunk, read_chunks
from newsgen.convert.text import ConvertOptions, conversion, explanation, make_converter

__all__ = [
    "Chunk",
    "ConvertOptions",
    "conversion",
    "explanation",
    "make_converter",
    "read_chunks",
]
