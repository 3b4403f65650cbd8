"""The lexicon: words by what they begin with, read when the first text asks for one."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi.lattice import crossed, cut
from newsgen.hanzi.lexicon import UNSEEN, no_words, ordinary_words

_COSTS = {"甲": 50, "甲乙": 60, "甲乙丙丁": 70, "乙丙": 80, "丙丁甲乙丙": 90}
_TEXTS = st.text("甲乙丙丁67\n", max_size=20)  # digits, as there are in the costs


@given(text=_TEXTS, data=st.data())
def test_every_word_is_found_where_it_begins(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    found = list(no_words().beside(_COSTS).beginning(text, low, high))
    assert [list(each) for each in found] == [
        [
            (at + len(word), cost)
            for word, cost in _COSTS.items()
            if len(word) > 1 and text.startswith(word, at)
        ]
        for at in range(low, high)
    ]


@given(text=_TEXTS)
def test_a_passage_is_cut_in_the_cheapest_way(text: str) -> None:
    words = no_words().beside(_COSTS)
    best = {0: 0}
    for end in range(1, len(text) + 1):
        whole = ((start, text[start:end]) for start in range(end))
        best[end] = min(
            best[start] + (words.cost(word) or 0)
            for start, word in whole
            if len(word) == 1 or words.cost(word) is not None
        )
    found = cut(words, text, 0, len(text))
    assert [start for start, _ in found] == [0, *(end for _, end in found)][: len(found)]
    assert sum(words.cost(text[start:end]) or 0 for start, end in found) == best[len(text)]


@given(text=_TEXTS, data=st.data())
def test_a_span_is_crossed_where_a_word_reaches_over_an_end(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    over = any(
        start < place < start + len(word)
        for word in _COSTS
        for start in range(len(text))
        if text.startswith(word, start)
        for place in ((low,) if start < low else (high,))
    )
    assert crossed(no_words().beside(_COSTS), text, low, high) == over


def test_a_list_goes_before_the_words_beside_which_it_stands() -> None:
    words = ordinary_words()
    own = words.beside({"中国": 7, "中国字汇": 8, "中": 9})
    assert (own.cost("中国"), own.cost("中国字汇"), own.singles["中"]) == (7, 8, 9)
    assert own.cost("中国人") == words.cost("中国人") is not None
    assert own.cost("国中") == words.cost("国中")
    assert words.cost("中国字汇") is None
    assert words.cost("𱍐") == UNSEEN


def test_words_are_read_when_the_first_text_needs_them() -> None:
    code = """
import sys
read = []
sys.addaudithook(lambda event, given: read.append(str(given[0])) if event == "open" else None)
from newsgen.hanzi import Converter
converters = [Converter(to) for to in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")]
assert not [path for path in read if path.endswith(".tsv")], read
converters[1].convert("国家", "Hans")
assert not [path for path in read if path.endswith("words.tsv")], read
converters[1].convert("他的头发白了", "Hans")
assert [path for path in read if path.endswith("words.tsv")], read
"""
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own program
