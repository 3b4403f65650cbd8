"""Where the texts of an article stand in the index."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.search import FoldedTexts
from newsgen.search.layout import OTHER, OVERLAP, SUMMARY, Units, units

_SIGNS = "發展新區基金管理方案資料顯示機構去年增長項目產業園投資者據了解上市公司淨利"


def _text(seed: int, length: int) -> str:
    return "".join(Random(seed).choices(_SIGNS, k=length))  # noqa: S311 - no secret


def _said(placed: Units) -> str:
    """Return what stands there, with a point for each empty place."""
    return placed.astype("<u2").tobytes().decode("utf-16-le").replace("\0", ".")


def _bodies(text: str) -> Units:
    return units(FoldedTexts(body=(text,)))


@pytest.mark.parametrize("length", [0, 1, 255, 256, 257, 5_000])
def test_each_short_stretch_of_a_text_stands_whole_somewhere(length: int) -> None:
    text = _text(length, length)
    said = _said(_bodies(text))
    reach = OVERLAP + 1
    assert [at for at in range(length) if text[at : at + reach] not in said] == []


@settings(max_examples=30)
@given(st.text(alphabet="新區A", max_size=400), st.integers(1, 8))
def test_so_does_it_in_texts_that_repeat_themselves(text: str, times: int) -> None:
    said = _said(_bodies(text * times))
    assert all(text[at : at + OVERLAP + 1] in said for at in range(len(text)))
    assert len(said) < OTHER + 2 * len(text * times) + 2


def test_a_text_without_ends_of_blocks_is_one_block() -> None:
    assert _said(_bodies("新" * 3_000)) == f"{'.' * OTHER}{'新' * 3_000}."


def test_titles_and_summaries_have_their_places() -> None:
    said = _said(units(FoldedTexts(("新區", "新区"), ("基金",), ("楊靜",), ("管理",))))
    assert said.startswith("新區.新区.")
    assert said[SUMMARY:].startswith("基金.")
    assert said[OTHER:] == "楊靜.管理."


def test_an_edit_moves_what_is_near_it_only() -> None:
    text = _text(1, 4_000)
    moved = []
    for at in range(0, len(text), 31):
        before, after = _bodies(text), _bodies(f"{text[:at]}增長{text[at:]}")
        end = min(len(before), len(after))
        moved.append(int(np.count_nonzero(before[:end] != after[:end])))
    assert sorted(moved)[len(moved) * 3 // 4] < 400, "most edits move what is left of a block"
