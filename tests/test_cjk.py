"""Which characters take no space beside them."""

from __future__ import annotations

import pytest

from newsgen.cjk import is_wide, is_wide_punctuation, join_lines


@pytest.mark.parametrize("character", "中㐀豈𠀀々〇あアㄅㆠ，。「」（）￥Ａ\U000e0100")
def test_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", "aé1,(“—한Ω\u00a0🙂")
def test_not_wide(character: str) -> None:
    assert not is_wide(character)
    assert not is_wide_punctuation(character)


@pytest.mark.parametrize("character", "，。、「」（）！？；：《》〔〕〈〉︰～")
def test_wide_punctuation(character: str) -> None:
    assert is_wide_punctuation(character)
    assert is_wide(character)


@pytest.mark.parametrize("character", "中〇々Ａあア１")
def test_wide_but_no_punctuation(character: str) -> None:
    assert is_wide(character)
    assert not is_wide_punctuation(character)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["第一句，", "  第二句 "], "第一句，第二句"),
        (["甲", "", "乙"], "甲乙"),
        (["in two", "lines"], "in two lines"),
        (["用 Python", "写成"], "用 Python 写成"),
        (["他說“好”", "的"], "他說“好”的"),
        (["대한", "민국"], "대한 민국"),
        ([], ""),
    ],
)
def test_lines_of_a_paragraph_are_one_line(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined
