"""How large a published site is, and what of it is largest."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from msgspec import Struct

from newsgen.publish.files import lengths_in

#: What GitHub Pages takes of a published site, in bytes: 1 GB ("GitHub Pages limits", docs.github.com).
MOST = 1_000_000_000
#: From here on it is time to do something about it: 80 %.
NEARLY = MOST * 8 // 10

_LARGEST = 3


class Size(Struct, frozen=True, array_like=True):
    """The bytes of all files, how many files there are, and the largest, each with its bytes."""

    bytes: int = 0
    files: int = 0
    largest: tuple[tuple[str, int], ...] = ()

    @property
    def nearly_full(self) -> bool:
        """Whether the site is near the most that GitHub Pages takes, or beyond."""
        return self.bytes >= NEARLY


def size_of(manifest: Mapping[str, bytes]) -> Size:
    """Return the size of a site by its manifest, path -> digest."""
    sizes = lengths_in(manifest.values())
    largest = heapq.nlargest(_LARGEST, zip(sizes, manifest, strict=True))
    return Size(sum(sizes), len(sizes), tuple((path, size) for size, path in largest))
