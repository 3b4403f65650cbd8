"""What a reader's browser loads before it asks the index: its shape, its facets, and how texts are folded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from newsgen.cjk import WIDE
from newsgen.search.fold import forms
from newsgen.search.groups import PLACE_BITS
from newsgen.search.layout import OTHER, OVERLAP, SUMMARY
from newsgen.search.rows import Pairs
from newsgen.search.shape import PACK, shape_of

FORMAT = 2


def start(
    version: str,
    articles: int,
    heavy: Pairs,
    editions: Mapping[str, str],
    facets: Mapping[str, Mapping[str, Iterable[int]]],
) -> bytes:
    """Return the file that says how an index is read.

    `version` is another one for another index; `editions` has the way from the index to the folder that has
    each edition's part of it. `facets` has by name and value the numbers of the articles that have it.
    """
    shape = shape_of(articles)
    said = {
        "format": FORMAT,
        "version": version,
        "articles": articles,
        "size": shape.size,
        "bits": shape.bits,
        "heavy": [chr(pair >> 16) + chr(pair & 0xFFFF) for pair in heavy.tolist()],
        "rooms": [SUMMARY, OTHER],
        "overlap": OVERLAP,
        "placeBits": PLACE_BITS,
        "pack": PACK,
        "editions": dict(editions),
        "facets": {
            name: [[value, _gaps(numbers)] for value, numbers in values.items()]
            for name, values in facets.items()
        },
    }
    return (
        json.dumps(said, separators=(",", ":")).encode() + b"\n"
    )  # in ASCII: a heavy pair may be half a sign


def folding() -> bytes:
    """Return the tables that texts are folded by: bounds of the ranges that are written without blanks, and
    the characters with several forms."""
    text = json.dumps({"wide": WIDE, "forms": forms()}, ensure_ascii=False)
    return text.encode() + b"\n"


def _gaps(numbers: Iterable[int]) -> list[int]:
    gaps, last = [], -1
    for number in numbers:
        gaps.append(number - last - 1)
        last = number
    return gaps
