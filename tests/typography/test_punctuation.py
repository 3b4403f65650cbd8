"""Half-width punctuation of Chinese."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.typography import Typesetter

_SETTER = Typesetter()


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("投資,基金", "投資，基金"),
        ("甲;乙:丙!丁?", "甲；乙：丙！丁？"),
        ("甲!!乙", "甲！！乙"),
        ("甲, 乙", "甲，乙"),
        ("類別 (class) (一) 的", "類別（class）（一）的"),
        ("甲 (乙), 丙", "甲（乙），丙"),
        ("see (甲) and", "see （甲） and"),
        ("“甲”,乙", "“甲”，乙"),
        ("甲:“乙.”", "甲：“乙。”"),
        ("增長20%,協議", "增長20%，協議"),
        ("人口,5萬", "人口，5萬"),
        ("使用Python,我們", "使用Python，我們"),
        ("來源:XXX(轉載)", "來源：XXX（轉載）"),
        ("網址:https://a.example/甲,乙(丙)?甲", "網址：https://a.example/甲,乙(丙)?甲"),
        ("(江西日報記者)", "（江西日報記者）"),
        ("基金組織(IMF)說", "基金組織（IMF）說"),
        ("(甲(a)乙)", "（甲（a）乙）"),
        ("(甲）與（乙)", "（甲）與（乙）"),
        ("甲乙.", "甲乙。"),
        ("甲...乙", "甲……乙"),
        ("甲。。。", "甲……"),
        ("甲…", "甲……"),
        ("甲--乙", "甲——乙"),
        ('他說"好."', "他說“好。”"),
    ],
)
def test_marks_of_chinese_are_full_width(typed: str, result: str) -> None:
    assert _SETTER.set(typed, "zh-Hans") == result


@pytest.mark.parametrize(
    "text",
    [
        "1,000和3.5在10:30，比分1:2",
        "Hello, world! (yes; no?)",
        "Hello, 世界",
        "阿里巴巴, Inc.",
        "Yahoo!新聞",
        "喬治.華盛頓",
        "J.K.羅琳",
        "f(x)=1",
        "(1)甲",
        "甲:)",
        "甲(",
        "北京—上海",
        "甲……乙——丙",
        "1...3",
        "a--b",
        "5~10年",
        "desk@news.example",
        "報告(終).pdf",
        "寫信給a@甲,乙",
        "甲!=乙",
        "(甲\n乙)",
    ],
)
def test_numbers_latin_addresses_and_what_is_not_sure_stay(text: str) -> None:
    assert _SETTER.set(text, "zh-Hans").replace("，", ",") == text.replace("，", ",")


def test_each_half_can_be_had_alone() -> None:
    assert Typesetter(punctuation=False).set("“甲”,乙", "zh-Hant") == "「甲」,乙"
    assert Typesetter(quotes=False).set("“甲”,乙", "zh-Hant") == "“甲”，乙"


def test_spans_that_are_kept_stay() -> None:
    text = "甲,乙,丙(丁)"
    assert _SETTER.plan(text, [(0, 3), (2, 4)]).edits("zh-Hans") == [(5, 6, "（"), (7, 8, "）")]
    assert not _SETTER.plan(text, [(0, len(text))])


_PIECES = [
    *',.:;!?()"“”‘’「」…—-~',
    "...",
    "。",
    "，",
    "甲",
    "乙丙",
    "a",
    "B",
    "5",
    "1,000",
    "3.5",
    " ",
    "\n",
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join)


@given(_TEXTS, st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_what_has_been_set_stays(text: str, edition: str) -> None:
    once = _SETTER.set(text, edition)
    assert _SETTER.set(once, edition) == once


@given(_TEXTS)
def test_letters_figures_and_lines_stay(text: str) -> None:
    result = _SETTER.set(text, "zh-Hant")
    assert re.findall(r"\w|\n", result) == re.findall(r"\w|\n", text)
    assert re.findall(r"[0-9]+(?:[.,][0-9]+)*", result) == re.findall(r"[0-9]+(?:[.,][0-9]+)*", text)


@given(st.text(alphabet="甲乙，。、《》a5\n", max_size=30).filter(lambda text: "。。。" not in text))
def test_a_text_without_any_mark_has_nothing_to_set(text: str) -> None:
    assert not _SETTER.plan(text)
