"""The search index of so many generated articles, alone: run for its processor seconds and its memory.

Prints the bytes of the index.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import Corpus
from newsgen.search import fold_texts
from newsgen.search.index import build
from newsgen.search.layout import Units, units
from text import data_folder


def main(count: int) -> None:
    """Make the index, and throw it away."""
    sizes: list[int] = []
    build(_texts(count), count, lambda _, content: sizes.append(len(content)))
    print(sum(sizes))


def _texts(count: int) -> Iterator[Units]:
    for article in Corpus(data_folder(_given()), count, 1):
        yield units(fold_texts([article.title], [article.summary], [], ["\n".join(article.blocks)]))


def _given() -> Path | None:
    return Path(sys.argv[2]) if len(sys.argv) > 2 else None


if __name__ == "__main__":
    main(int(sys.argv[1]))
