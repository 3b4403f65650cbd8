"""Which pairs are heavy, counted anew and with some texts exchanged."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from newsgen.search import FoldedTexts, heavy
from newsgen.search.heavy import HeavyPairs, PairCounts, measured
from newsgen.search.layout import Units, units

_SIGNS = "發展新區"


def _texts(random: Random, count: int) -> list[str]:
    return ["".join(random.choices(_SIGNS, k=random.randint(1, 60))) for _ in range(count)]


def _units(text: str) -> Units:
    return units(FoldedTexts(body=(text,)))


def _counted(texts: list[str]) -> HeavyPairs:
    counts = PairCounts()
    for text in texts:
        counts.add(_units(text))
    return counts.heavy()


def _said(found: HeavyPairs) -> set[str]:
    return {chr(pair >> 16) + chr(pair & 0xFFFF) for pair in found.all().tolist()}


@pytest.mark.parametrize("merged", [1, 10_000])
def test_pairs_with_more_places_than_the_most_are_heavy(monkeypatch: pytest.MonkeyPatch, merged: int) -> None:
    monkeypatch.setattr(heavy, "MOST", 70)
    monkeypatch.setattr(heavy, "_MERGED", merged)
    texts = _texts(Random(1), 40)  # noqa: S311 - no secret
    counts = Counter(a + b for text in texts for a, b in pairwise(text))
    expected = {pair for pair, count in counts.items() if count > 70}
    assert _said(_counted(texts)) == expected
    assert 0 < len(expected) < len(counts)


def test_an_exchange_counts_as_all_texts_do_or_says_that_it_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heavy, "MOST", 70)
    random = Random(2)  # noqa: S311 - no secret
    told = set()
    for _ in range(40):
        before = _texts(random, 40)
        after = [*before[:-4], *_texts(random, 4)]
        gone, new = (map(_units, texts[-4:]) for texts in (before, after))
        found, expected = _counted(before).exchanged(gone, new), _counted(after)
        told.add(found is None)
        if found is None:
            assert not _said(_counted(before)) <= _said(expected)
        else:
            assert _said(found) <= _said(expected)
            assert len(_said(expected)) > len(_said(found)) or found == expected
    assert told == {True, False}


def test_a_new_article_changes_what_is_counted_now_and_then_only() -> None:
    assert [measured(count) for count in (0, 1, 2, 3, 4, 7, 8, 9)] == [0, 1, 2, 2, 4, 4, 8, 8]
