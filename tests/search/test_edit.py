"""An index with some articles exchanged has the bytes of one that is made anew."""

from __future__ import annotations

from random import Random

import pytest

from newsgen.search import fold_texts, heavy
from newsgen.search.heavy import HeavyPairs
from newsgen.search.index import NO_TEXT, OtherHeavy, build, exchange
from newsgen.search.layout import Units, units
from newsgen.search.shape import shape_of

_SIGNS = "發展新區基金管理方案，。\n"


def _text(random: Random, length: int) -> str:
    return "".join(random.choices(_SIGNS, k=length))


def _units(title: str, body: str) -> Units:
    return units(fold_texts([title], ["提要"], ["楊靜"], [body]))


def _built(texts: list[Units]) -> tuple[dict[int, bytes], HeavyPairs]:
    files: dict[int, bytes] = {}
    return files, build(texts, len(texts), files.__setitem__)


@pytest.mark.parametrize("most", [25, 16_000])
def test_exchanged_articles_leave_the_bytes_of_a_first_build(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(heavy, "MOST", most)
    random = Random(60)  # noqa: S311 - no secret
    said = [(_text(random, 9), _text(random, random.randrange(200))) for _ in range(40)]
    before = [_units(*each) for each in said]
    files, counted = _built(before)
    exchanged = 0
    for _ in range(40):
        after = [*before, *(_units(_text(random, 5), _text(random, 90)) for _ in range(random.randrange(3)))]
        after = after[: len(after) - random.randrange(3)]
        for number in random.sample(range(38), random.randrange(4)):
            title, body = said[number]
            at = random.randrange(len(body) + 1)
            after[number] = _units(title, body[:at] + _text(random, random.randrange(4)) + body[at:])
        count = max(len(before), len(after))
        both = [[*texts, *[NO_TEXT] * (count - len(texts))] for texts in (before, after)]
        changed = {n: (old, new) for n, (old, new) in enumerate(zip(*both, strict=True)) if old is not new}
        expected, counts = _built(after)
        try:
            found, written = exchange(counted, len(after), changed, files.__getitem__)
        except OtherHeavy:
            assert counts.pairs != counted.pairs
        else:
            exchanged += 1
            assert found == counts
            assert files | written == expected
        before, files, counted = after, expected, counts
    assert shape_of(len(before)) == shape_of(40), "the shape is not to change here"
    assert 10 < exchanged < 41 - (most == 25), "with few signs, others become heavy now and then"
