"""How large a published site is, and what of it is largest."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from pathlib import Path

from newsgen.files import walk

#: What GitHub Pages takes of a published site, in bytes: 1 GB ("GitHub Pages limits", docs.github.com).
MOST = 1_000_000_000
#: From here on it is time to do something about it: 80 %.
NEARLY = MOST * 8 // 10

_LARGEST = 3


@dataclass(frozen=True, slots=True)
class Size:
    """The bytes of all files, how many files there are, and the largest, each with its bytes."""

    bytes: int
    files: int
    largest: tuple[tuple[str, int], ...]

    @property
    def nearly_full(self) -> bool:
        """Whether the site is near the most that GitHub Pages takes, or beyond."""
        return self.bytes >= NEARLY


def size_of(folder: Path) -> Size:
    """Measure a published site; raises OSError."""
    sizes = {path: stamp.size for path, stamp in walk(folder, lambda _name: False)}
    largest = heapq.nlargest(_LARGEST, sizes.items(), key=lambda item: (item[1], item[0]))
    return Size(sum(sizes.values()), len(sizes), tuple(largest))
