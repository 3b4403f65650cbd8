"""Where a term stands in a text as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search import fold, parse_query
from newsgen.search.places import find_places


def found(query: str, text: str) -> list[str]:
    """Return the parts of a text that a query finds."""
    return [text[start:end] for start, end in find_places(parse_query(query).terms, text)]


@pytest.mark.parametrize(
    ("query", "text", "parts"),
    [
        ("头发", "剪頭髮；頭髮長", ["頭髮", "頭髮"]),
        ("頭髮", "他的头**发**白了", ["头**发"]),
        ('"早期企業"', "投向早期，企業也要", ["早期，企業"]),
        ("gdp", "ＧＤＰ與GDP", ["ＧＤＰ", "GDP"]),
        ("5000000", "共5,000,000元", ["5,000,000"]),
        ("5,000,000,000", "投資50億元建廠", ["50億元"]),
        ("36.4%", "增長36.4 %", ["36.4 %"]),
        ("大企 企業", "大企業", ["大企業"]),
        ("甲甲", "甲甲甲甲", ["甲甲甲甲"]),
        ("\U00020087", "字\U00020087字", ["\U00020087"]),
        ("cafe", "café、cafe\u0301和CAFÉ", ["café", "cafe\u0301", "CAFÉ"]),
        ("caf\u00e9", "Cafe au lait", ["Cafe"]),
        ("葛", "葛\U000e0101飾區", ["葛\U000e0101"]),
        ("無", "這裡沒有", []),
    ],
)
def test_a_place_is_what_was_typed(query: str, text: str, parts: list[str]) -> None:
    assert found(query, text) == parts


_TEXT = st.text(alphabet="國国發髮发ab 5,.%，。**\n「」Ａ", max_size=40)


@given(_TEXT, st.data())
def test_what_is_found_folds_to_the_term_and_no_less(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    term = fold(text[start : data.draw(st.integers(start, len(text)))])
    if not term or term not in fold(text):
        return
    places = find_places([term], text)
    assert places
    for first, end in places:
        assert term in fold(text[first:end])
    # A term that is found once has no character too many around it.
    if fold(text).count(term) == 1:
        [(first, end)] = places
        assert term not in fold(text[first + 1 : end])
        assert term not in fold(text[first : end - 1])
