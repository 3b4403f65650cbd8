"""Into how many files an index is cut."""

from __future__ import annotations

from msgspec import Struct

#: How many articles' cards are in one file.
PACK = 64


class IndexShape(Struct, frozen=True):
    """How an index is cut: into 2 to the power of `bits` files, for up to 2 to the power of `size` articles.

    It follows from the number of articles alone, and changes only where that passes a power of two.
    """

    size: int
    bits: int

    @property
    def files(self) -> int:
        """The number of files."""
        return 1 << self.bits


def shape_of(articles: int) -> IndexShape:
    """Return the shape of an index of so many articles."""
    size = max(2, (articles - 1).bit_length() if articles else 0)
    return IndexShape(size, size - 2)
