"""Many texts in one call: each comes out as it would alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.editions.rules import segments_with_rules
from newsgen.editions.texts import Texts
from newsgen.hanzi import Converter

_NAMES: list[dict[str, str] | str] = [
    {"zh-Hans": "梅赛德斯", "zh-Hant": "賓士"},
    {"zh-Hans": "小米", "zh-Hant": "小米科技"},
    "产业园",
]
_CONVERTERS = [
    Converter("zh-Hant", "Hans", names=_NAMES),
    Converter("zh-Hant", "Hant", "mainland", names=_NAMES).keeping({"发展网": "发展网"}),
    Converter("zh-Hant-TW", "Hans", vocabulary=True),
    Converter("zh-Hans", "Hant"),
]
_WORDS = [
    "头",
    "发",
    "产业",
    "园",
    "小米",
    "梅赛德斯",
    "小",
    "米",
    "发展网",
    "唯一齣路",
    "于一體",
    "软件",
    "，",
    " ",
    "x",
    "版权所有",
    "",
]
_RULES = ["-{zh-Hans:软件; zh-Hant:軟體}-", "-{头发}-", "-{", "}-", "-{zh-Hunt:软件}-"]
_TEXT = st.lists(st.sampled_from(_WORDS), max_size=6).map("".join)
_ANY = st.lists(st.sampled_from([*_WORDS, *_RULES]), max_size=6).map("".join)


def _alone(text: str, converter: Converter) -> str:
    return "".join(segment.target for segment in segments_with_rules(text, converter))


@given(st.lists(_ANY, max_size=6), st.sampled_from(_CONVERTERS))
def test_each_text_is_as_it_would_be_alone(given_texts: list[str], converter: Converter) -> None:
    texts = Texts()
    numbers = [texts.add(text) for text in given_texts]
    parts = texts.converted(converter)
    assert [parts[number] for number in numbers] == [_alone(text, converter) for text in given_texts]


@given(st.lists(st.lists(_TEXT, min_size=1, max_size=4), max_size=5), st.sampled_from(_CONVERTERS))
def test_a_text_that_is_cut_loses_nothing_and_is_read_as_one(
    pieces: list[list[str]], converter: Converter
) -> None:
    texts = Texts()
    for parts in pieces:
        lengths = [len("".join(parts[:number])) for number in range(1, len(parts))]
        texts.add("".join(parts), lengths)
    converted = iter(texts.converted(converter))
    for parts in pieces:
        assert "".join(next(converted) for _ in parts) == _alone("".join(parts), converter)
    assert not list(converted)
