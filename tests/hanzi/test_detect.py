"""Telling the script of a text, and folding labels for comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi import detect, fold


def test_tells_the_script() -> None:
    assert detect("这产业").script == "Hans"
    assert detect("這産業").script == "Hant"
    assert detect("隨著改革").script == "Hant"
    assert detect("") == ("Hans", 0, 0)
    assert detect("國際在线的这些说法").mixed
    assert not detect("國際在線的這些說法").mixed


def test_long_texts_are_sampled() -> None:
    assert detect("說" * 50_000).traditional <= 6_000


def test_folds_both_scripts_to_one_label() -> None:
    assert fold("國際在線　ＣＲＩ") == fold("国际在线 CRI") == "国际在线 CRI"
    assert fold("江西日報社") == fold("江西日报社") != fold("江蘇日報社")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
