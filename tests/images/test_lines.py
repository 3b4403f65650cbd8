"""Titles in lines, by the rules of Chinese."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.images.lines import lines_of

_CLOSING = "，。、；：！？）》」』”…"
_OPENING = "（《「『“"


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


@given(st.text("新區發布百億基金AB1 " + _CLOSING + _OPENING, max_size=60), st.integers(6, 20))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = lines_of(text, _width, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(_width(line) <= width for line in lines)


@given(
    st.lists(
        st.sampled_from(["新區", "「基金」", "發布，", "（試行）", "Fund 2", "100億"]),
        min_size=1,
        max_size=20,
    )
)
def test_marks_stand_where_they_may(parts: list[str]) -> None:
    for line in lines_of("".join(parts), _width, 12):
        assert line[0] not in _CLOSING
        assert line[-1] not in _OPENING


def test_lines_are_about_as_long_as_each_other() -> None:
    assert lines_of("贛江新區的投資版圖如何鋪開？", _width, 13) == ["贛江新區的投資", "版圖如何鋪開？"]


def test_a_word_or_a_number_stays_whole() -> None:
    assert lines_of("按GB/T 4754-2017分類", _width, 8) == ["按GB/T", "4754-2017分類"]


def test_a_word_that_is_wider_than_a_line_is_cut() -> None:
    assert lines_of("a" * 30, _width, 10) == ["a" * 15, "a" * 15]
