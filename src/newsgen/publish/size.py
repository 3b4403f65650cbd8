"""How large a published site is, and what of it is largest."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from msgspec import Struct

from newsgen.publish.files import length_in

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
    sizes = {path: length_in(digest) for path, digest in manifest.items()}
    largest = heapq.nlargest(_LARGEST, sizes.items(), key=lambda item: (item[1], item[0]))
    return Size(sum(sizes.values()), len(sizes), tuple(largest))
