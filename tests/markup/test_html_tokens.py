"""The tokens of clean HTML, and what it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.markup import attributes, escape, plain_text, render_markdown, start_tag, tokens, unescape


def test_tokens_know_text_from_tags() -> None:
    source = '<p title="a > b">甲<br>乙 &lt; 丙</p>'
    assert tokens(source) == [
        ('<p title="a > b">', "p"),
        ("甲", ""),
        ("<br>", "br"),
        ("乙 &lt; 丙", ""),
        ("</p>", "/p"),
    ]


@given(st.text())
def test_tokens_lose_nothing(source: str) -> None:
    assert "".join(raw for raw, _ in tokens(source)) == source


@given(st.dictionaries(st.sampled_from(["href", "title", "alt", "data-x"]), st.text()))
def test_attributes_survive_writing_and_reading(attrs: dict[str, str]) -> None:
    tag = start_tag("a", attrs)
    assert attributes(tag) == attrs
    assert tokens(tag) == [(tag, "a")]


@given(st.text())
def test_text_survives_encoding(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(escape(text, quote=True)) == text
    assert "<" not in escape(text)


def test_an_attribute_without_a_value_is_empty() -> None:
    assert attributes("<details open>") == {"open": ""}


def test_plain_text_has_a_line_for_each_block() -> None:
    text = "# 标题\n\n第一\n段**重点**  \n换行。\n\n- 甲\n- 乙\n\n```\n a\n b\n```\n\n"
    text += "| 丙 | 丁 |\n| - | - |\n| 1 &lt; 2 | 2 |"
    assert plain_text(render_markdown(text).body.html).split("\n") == [
        *("标题", "第一段重点", "换行。", "甲", "乙", "a", "b", "丙", "丁", "1 < 2", "2"),
    ]


def test_the_opening_is_the_first_paragraph_of_text() -> None:
    text = (
        '## 题\n\n![图](a.png "说明")\n\n| 甲 |\n|---|\n| 1 |\n\n数据来源：公报\n\n**正文**第一句。\n\n第二段'
    )
    assert render_markdown(text).opening == "正文第一句。"
    assert render_markdown("- 甲").opening == "甲"  # all there is


def test_plain_text_leaves_out_what_interrupts() -> None:
    assert plain_text("<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字<sup>2</sup></p>") == "漢字2"
