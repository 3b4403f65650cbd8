"""Folding: both scripts, widths and cases alike, and no more than that."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folding import lines
from newsgen.search.fold import fold, forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髮型與發展", "发型与发展"),
        ("乾隆、乾淨和幹部", "干隆,干净和干部"),
        ("著名，看着", "着名看著"),
        ("爲為裏裡臺檯", "为为里里台台"),
        ("ＧＤＰ增长３６．４％", "gdp增长36.4 %"),
        ("GDP 增长", "GDP增长"),
        ("New  York\nTimes", "new-york times"),
        ("1,234,567元", "1234567元"),
        ("葛\U000e0101飾\u200b區", "葛飾區"),
        ("王·安石（《臨川集》）", "王安石临川集"),
        ("第一行\n第二行", "第一行第二行"),
        ("ﾊﾟﾝ", "パン"),
        ("Nestlé與L’ORÉAL", "nestle與l'oreal"),
        ("Gànjiāng Xīnqū", "ganjiang xinqu"),
        ("Mølle Łódź İzmir", "molle lodz izmir"),
        ("Việt Nam n\u0308", "viet nam n"),
    ],
)
def test_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("36.4%", "36.4%"),
        ("4% of it", "4% of it"),
        ("it's", "it s"),
        ("3.", "3"),
        (".5", "5"),
        ("1,2", "12"),
        ("100、200", "100 200"),
        ("約5 %。", "约5%"),
        ("%，", ""),
        ("", ""),
    ],
)
def test_folds_to(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("国", "园"), ("12", "1 2"), ("a b", "ab"), ("1.5", "15"), ("かき", "がき"), ("ий", "ии")],
)
def test_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


_SIGNS = st.text(st.sampled_from("發发展於于裏A b1,.5%％，。 、\n「」-Ｇ０"), max_size=30)


@given(_SIGNS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(_SIGNS, st.integers(0, 30), st.integers(0, 30))
def test_a_part_is_found_in_the_whole(text: str, start: int, end: int) -> None:
    assert fold(text[start:end]) in fold(text)


@given(st.text(st.sampled_from("發，：；？！（）％…　,<>=＜＞＝e1\u0301\u0338\u3099か一"), max_size=12))
def test_a_text_folds_as_its_normal_form_does(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFKC", text))


def test_the_table_is_that_of_the_converter() -> None:
    assert forms().splitlines() == lines()
