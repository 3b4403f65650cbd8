"""Telling the script of a text, and folding labels for comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi import detect, fold, fold_in_place, script_of, telling_places


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


_PASSAGES = ["說這話", "说这话", "不分。", "\U00028ac1", "\U00020547", "a"]
_BEGINNINGS = ["", "說" * 301, "说" * 301]


@given(
    passages=st.lists(st.sampled_from(_PASSAGES), max_size=30),
    times=st.sampled_from([1, 20, 300]),
    beginning=st.sampled_from(_BEGINNINGS),
)
def test_the_script_is_the_one_that_more_characters_speak_for(
    passages: list[str], times: int, beginning: str
) -> None:
    text = beginning + "".join(passages) * times
    assert script_of(text) == detect(text).script


def test_where_characters_of_one_script_stand() -> None:
    assert telling_places("產业，业業", "Hans") == [1, 3]
    assert telling_places("產业，业業", "Hant") == [0, 4]
    assert telling_places("山水", "Hans") == []


def test_folding_in_place_moves_nothing() -> None:
    assert fold_in_place("餘承東，Ａ") == "余承东，Ａ"
