"""What holds for any text: nothing is lost, nothing raises, nothing hangs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.markup import attributes, render_markdown, tokens
from newsgen.markup.sanitize import sanitize

# `_` stands for a space.
FRAGMENTS = """
中 文 国， “ ” a *  ** *** _ __ ` `` ``` ~~~ [ ] ( ) ](x) ](<y>_"t") ![ [^1] [^1]:_ [a]:_b - ____-_ 1._ >_ >>
#_ ### === --- | |_a_|_b_| |_-_|_-_| -{ }-
-{zh:x|y; <b> </b> <p> </p> <div> </div> <a_href="javascript:x">
</a> <h2> <h1_id=z> <table> <tr> <td> </table> <script> </script> <style> <iframe> <svg> <math>
<template> <select> <ruby> <rt> <sup>
<pre> </pre> <code> <textarea> <title> <!-- --> <! <? ?> <![CDATA[ ]]> &amp; & &#x6a; &nbsp;
<br> <img_src=a> <img_src="data:x"> <details> <summary> <font> <button> <form> <plaintext> <name>
</ < > \\ : "
' + = ! { } İ 葛󠄀 한국 <li> <ul> <figure> <figcaption> http://e.cn/中 <http://e.cn> <a@b.cn>
"""
CONTROLS = ["\0", "\x02", "\x03", "\x1a", "\ufeff", "\x02klzzwxh:0001\x03", "\x02wzxhzdk:0\x03"]
SPACES = [" ", "  ", "\n", "\n\n", "\t", "\r\n", "\r", "\u3000\u3000", "\u2028", "\x0b", "    - ", "> ```\n"]
PIECES = [*(fragment.replace("_", " ") for fragment in FRAGMENTS.split()), "_", "__", *CONTROLS, *SPACES]
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text())
def test_any_text_gives_clean_html(text: str) -> None:
    html = render_markdown(text).body.html
    assert sanitize(html) == html
    assert not re.search("[\0\x02\x03\x1a\ufeff]", html)
    for raw, name in tokens(html):
        assert name not in ("script", "style", "iframe", "form", "svg")
        if name and not name.startswith("/"):
            assert not any(key.startswith("on") or key == "style" for key in attributes(raw))


@settings(deadline=None)
@given(
    st.lists(st.text(HAN, min_size=1), min_size=1),
    st.lists(st.sampled_from(["\n", "，\n", "\r\n", "**", "`", " "])),
)
def test_every_han_character_survives_in_order(words: list[str], between: list[str]) -> None:
    text = "".join(word + gap for word, gap in zip(words, [*between, *[""] * len(words)], strict=False))
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    assert [char for char in render_markdown(text).text if "\u4e00" <= char <= "\u9fff"] == han


@pytest.mark.parametrize("control", CONTROLS)
def test_control_characters_are_dropped_and_disturb_nothing(control: str) -> None:
    rendered = render_markdown(f"{control}甲{control}**乙**<b>丙</b>{control}")
    assert re.sub(r"[a-z]+:\d+", "", rendered.text) == "甲乙丙"
    assert not rendered.fallback


def test_line_ends_of_every_system_are_one() -> None:
    assert render_markdown("甲\r\n乙\r丙\u2028丁\x0b戊").body.html == "<p>甲乙丙丁戊</p>"
    assert render_markdown("甲\r\n\r\n乙").body.html == "<p>甲</p>\n<p>乙</p>"


HEAVY = """
> [ ![ * ` < ( *a [a](
[a](b) *a* `a` <div> <b> <i><p> <a_href=" <b_c=" <!-- <? -{ -{a}- & &amp; \\ <script> [^1]
| #_a¶ -_ -_a¶ -_a¶__-_b¶ 1._a¶ ```¶ ~~~_a¶ >_ >_```¶ a¶---¶ ***¶ a¶¶ 中¶ <a@b> <http:// <x_y [[a](b) <a¶
"""


@pytest.mark.parametrize(
    "unit", [unit.replace("_", " ").replace("¶", "\n") for unit in HEAVY.split()] + ["_", "_a"]
)
def test_ten_thousand_of_anything_neither_hang_nor_raise(unit: str) -> None:
    rendered = render_markdown(f"始\n\n{unit * 10_000}\n\n终")
    assert rendered.text.startswith("始")
    assert "终" in rendered.text or rendered.dropped


def test_tags_left_open_are_text() -> None:
    text = "始\n\n" + "".join(f"<b title={n}>中" for n in range(1_000)) + "\n\n终"
    rendered = render_markdown(text)
    assert rendered.text == text.replace("\n\n", "\n")
    assert "<p>终</p>" in rendered.body.html


def test_what_nests_too_deep_is_shown_whole_without_markup() -> None:
    text = "*a " * 200 + "中" + "*" * 200
    rendered = render_markdown(text)
    assert str(rendered.fallback) == "nested too deep"
    assert rendered.text == text.replace("  ", " ")


@pytest.mark.parametrize("unit", ["&", "&#", "\xa0", "&bogus;"])
def test_more_references_than_a_text_has_are_shown_as_they_are(unit: str) -> None:
    rendered = render_markdown("甲" + unit * 60_000 + "乙")
    assert str(rendered.fallback) == "more than 50000 characters `&`"
    assert rendered.text.startswith("甲")
    assert rendered.text.endswith("乙")
    assert rendered.text.count("&") == (0 if unit == "\xa0" else 60_000)


def test_a_megabyte_on_one_line_is_rendered() -> None:
    rendered = render_markdown("**重点：**" + "中文" * 500_000)
    assert rendered.body.html.startswith("<p><strong>重点：</strong>中文")
    assert len(rendered.text) == 1_000_003
    assert not rendered.fallback
