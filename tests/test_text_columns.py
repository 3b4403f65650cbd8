"""Columns of a terminal, and lines that fit into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.text_columns import cut, width, wrap

_TEXT = st.text(alphabet="ab 中文，。（）「」-:/，", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("中文", 4), ("ＡＢ", 4), ("e\u0301", 1), ("█▏", 2), ("a，", 3)],
)
def test_a_han_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(_TEXT, st.integers(1, 40))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    shown = cut(text, columns)
    assert width(shown) <= columns
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@given(_TEXT, st.integers(8, 60))
def test_wrapped_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert line == line.strip()
        together = line.strip("，。（）「」-:/")
        assert width(line) <= columns or len(together) < 2 or not set(together) & set(" 中文")


def test_no_line_begins_with_a_mark_that_closes() -> None:
    assert wrap("一二三四，五六（七八）九", 8) == ["一二三", "四，五六", "（七八）", "九"]
    assert wrap("用 `newsgen build` 生成", 8) == ["用", "`newsgen build`", "生成"]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("  ", 7) == []
