"""Quotation marks of an edition, whichever were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.typography import Typesetter

_SETTER = Typesetter(punctuation=False)


def _both(text: str) -> tuple[str, str]:
    return _SETTER.set(text, "zh-Hans"), _SETTER.set(text, "zh-Hant")


@pytest.mark.parametrize(
    "typed",
    [
        "他說“甲‘乙’丙”。",
        "他說「甲『乙』丙」。",
        "他說『甲「乙」丙』。",
        "他說‘甲“乙”丙’。",
        "他說“甲“乙”丙”。",
        '他說"甲『乙』丙"。',
    ],
)
def test_marks_of_any_kind_alternate_with_the_depth(typed: str) -> None:
    assert _both(typed) == ("他說“甲‘乙’丙”。", "他說「甲『乙』丙」。")


def test_the_third_level_has_the_marks_of_the_first() -> None:
    assert _both("“甲‘乙“丙”乙’甲”") == ("“甲‘乙“丙”乙’甲”", "「甲『乙「丙」乙』甲」")


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_all_traditional_editions_have_corners(edition: str) -> None:
    assert _SETTER.set("“甲”", edition) == "「甲」"


@pytest.mark.parametrize(
    ("typed", "hans", "hant"),
    [
        ('"AI+"行動', "“AI+”行動", "「AI+」行動"),
        ("他說”停留”在", "他說“停留”在", "他說「停留」在"),
        ("「甲」與”乙”", "“甲”與“乙”", "「甲」與「乙」"),
        ("“5G”網絡", "“5G”網絡", "「5G」網絡"),
        ("他用‘don’t’說", "他用“don’t”說", "他用「don’t」說"),
        ("《拆開“基金叢林”》", "《拆開“基金叢林”》", "《拆開「基金叢林」》"),
        # Each paragraph of a long quotation opens anew, the last one closes.
        ("“甲。\n“乙。”", "“甲。\n“乙。”", "「甲。\n「乙。」"),
        ("「甲‘乙’", "“甲‘乙’", "「甲『乙』"),
        # A line break inside.
        ("“甲，\n乙‘丙’。”丁", "“甲，\n乙‘丙’。”丁", "「甲，\n乙『丙』。」丁"),
        ('"甲"與"乙"', "“甲”與“乙”", "「甲」與「乙」"),
        ('5"屏幕說"甲"', '5"屏幕說“甲”', '5"屏幕說「甲」'),
        ("他說“The ‘Big Four’ are”。", "他說“The ‘Big Four’ are”。", "他說「The ‘Big Four’ are」。"),
    ],
)
def test_what_is_chinese_is_turned(typed: str, hans: str, hant: str) -> None:
    assert _both(typed) == (hans, hant)


@pytest.mark.parametrize(
    "text",
    [
        "don’t 与 it's",
        "He said “hello” to us.",
        'the "best" of all',
        "‘90s 音樂",
        '5" 屏幕',
        '5"和10"平板',
        "公司 Moody’s 說",
        "甲”乙",
        "甲’乙",
        '甲"乙',
        "“Hello",
        "“甲“乙",
        "don‘t",
    ],
)
def test_what_is_not_or_has_no_partner_is_left_alone(text: str) -> None:
    assert _both(text) == (text, text)


def test_spans_that_are_kept_count_for_nothing() -> None:
    text = "“甲「乙」丙”"
    [plan] = [_SETTER.plan(text, [(2, 5)])]
    assert plan.edits("zh-Hant") == [(0, 1, "「"), (6, 7, "」")]


def test_a_long_line_of_marks_takes_no_longer_than_its_length() -> None:
    text = '“‘"「' * 25_000 + "”’" * 25_000
    assert len(_SETTER.set(text, "zh-Hant")) == len(text)


_MARKS = '“”‘’「」『』"'
_TEXTS = st.text(alphabet=[*_MARKS, "甲", "乙", "。", "，", "a", "s", "5", " ", "\n"], max_size=24)


@given(_TEXTS, st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_what_has_been_set_stays(text: str, edition: str) -> None:
    once = _SETTER.set(text, edition)
    assert _SETTER.set(once, edition) == once


@given(_TEXTS, st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_nothing_but_marks_changes(text: str, edition: str) -> None:
    result = _SETTER.set(text, edition)
    assert len(result) == len(text)
    assert all(old == new or (old in _MARKS and new in _MARKS) for old, new in zip(text, result, strict=True))


_QUOTED = st.recursive(
    st.sampled_from(["甲", "乙。", "增长5%"]),
    lambda inner: st.builds(
        lambda marks, parts: marks[0] + "".join(parts) + marks[1],
        st.sampled_from(["“”", "‘’", "「」", "『』"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(st.lists(_QUOTED, max_size=4).map("丙".join))
def test_nesting_that_is_balanced_stays_so_and_alternates(text: str) -> None:
    pairs = {"」": "「", "』": "『"}
    open_marks: list[str] = []
    for char in _SETTER.set(text, "zh-Hant"):
        if char in pairs.values():
            assert char == "「『"[len(open_marks) % 2]
            open_marks.append(char)
        elif char in pairs:
            assert open_marks.pop() == pairs[char]
        else:
            assert char not in _MARKS
    assert not open_marks
