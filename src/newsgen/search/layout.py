"""An article's texts -> UTF-16 units, as JavaScript has them, each at its place.

An edit would give other places to all that stands behind it, and another content to most files of the
index. So texts are cut into blocks, where what is written around a place tells that one ends, and a block
begins at a round place: an edit moves what is in its block, and only now and then what follows.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgen.search.folded_texts import FoldedTexts

Units = NDArray[np.uint16]

#: Places of the title and of the summary begin at 0 and here; those of all other texts here. So a place tells
#: its field. A title or summary that does not fit stands among the other texts.
SUMMARY, OTHER = 128, 384
#: So many units before a block stand again at its beginning: a term of one more is whole in some block.
OVERLAP = 16

_NEAR = 160  # units before and behind a block's end that are looked at: blocks have twice as many, as a rule
_ROUND = 128  # what a block's first place is a multiple of


def units(article: FoldedTexts) -> Units:
    """Return the texts of an article in units, each at its place; nulls where there is none."""
    rooms = [(article.title, SUMMARY), (article.summary, OTHER - SUMMARY)]
    placed, rest = b"", []
    for texts, room in rooms:
        taken = b""
        for text in map(_encoded, texts):
            if len(taken) + len(text) <= 2 * room:
                taken += text
            else:
                rest.append(text)
        placed += taken.ljust(2 * room, b"\0")
    rest += map(_encoded, (*article.byline, *article.body))
    return _in_blocks(_decoded(placed), _decoded(b"".join(rest)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass") + b"\0\0"


def _decoded(content: bytes) -> Units:
    return np.frombuffer(content, "<u2").astype(np.uint16)


def _in_blocks(before: Units, texts: Units) -> Units:
    """Return what stands before, which ends at a round place, and texts behind it, block by block."""
    cuts = _cuts(texts)
    placed, end = [before], len(before)
    for start, stop in pairwise([0, *cuts, len(texts)]):
        block = texts[max(0, start - OVERLAP) : stop]
        place = -(-(end + 1 + OVERLAP) // _ROUND) * _ROUND - OVERLAP if start else end
        placed += [np.zeros(place - end, np.uint16), block]
        end = place + len(block)
    return np.concatenate(placed)


def _cuts(texts: Units) -> list[int]:
    """Return where blocks end: between two units whose hash is less than that of `_NEAR` pairs before them,
    and not more than that of so many behind them; nothing further away has a say."""
    first, second = (side.astype(np.uint32) for side in (texts[:-1], texts[1:]))
    hashed = first * np.uint32(0x9E3779B1) + second * np.uint32(0x85EBCA77)
    if len(hashed) <= 2 * _NEAR:
        return []
    least = _least(hashed)
    inner = hashed[_NEAR:-_NEAR]
    is_end = (least[: len(inner)] > inner) & (least[_NEAR + 1 :] >= inner)
    found: list[int] = (np.flatnonzero(is_end) + _NEAR + 1).tolist()
    return found


def _least(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the least of each `_NEAR` values that stand together: of those that end a row of so many, and of
    those that begin the next one (van Herk's way)."""
    rows = np.append(values, np.zeros(-len(values) % _NEAR, np.uint32)).reshape(-1, _NEAR)
    ending = np.minimum.accumulate(rows[:, ::-1], axis=1)[:, ::-1].ravel()
    beginning = np.minimum.accumulate(rows, axis=1).ravel()
    count = len(values) - _NEAR + 1
    least: NDArray[np.uint32] = np.minimum(ending[:count], beginning[_NEAR - 1 :][:count])
    return least
