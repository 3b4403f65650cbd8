"""Conversion of HTML: what readers read, and nothing that machines read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.editions.html import HtmlText
from newsgen.editions.texts import Texts
from newsgen.hanzi import Converter
from newsgen.markup.html import unescape

_TO_HANT = Converter("zh-Hant", source="Hans")
_TO_HANS = Converter("zh-Hans", source="Hant")
_TAG = re.compile(r"<[^>]*>")


def convert_html(html: str, converter: Converter) -> str:
    texts = Texts()
    text = HtmlText(html, texts)
    return text.html(texts.converted(converter))


def _hant(html: str) -> str:
    return convert_html(html, _TO_HANT)


def test_text_is_converted_and_tags_stay() -> None:
    assert _hant("<p>赣江<em>新区</em></p>\n<h2>产业</h2>") == "<p>贛江<em>新區</em></p>\n<h2>產業</h2>"
    assert convert_html("<p>贛江新區</p>", _TO_HANS) == "<p>赣江新区</p>"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<strong>头</strong>发。", "<strong>頭</strong>髮。"),
        ("头<strong>发</strong>。", "頭<strong>髮</strong>。"),
        ('<a href="x">头<em></em></a>发。', '<a href="x">頭<em></em></a>髮。'),
        ("<b>头<i>发</i></b>。", "<b>頭<i>髮</i></b>。"),
        ("<p>头</p><p>发</p>", "<p>頭</p><p>發</p>"),
        ("头<br>发", "頭<br>發"),
        ("<td>头</td><td>发</td>", "<td>頭</td><td>發</td>"),
    ],
)
def test_a_word_runs_across_inline_tags_only(source: str, target: str) -> None:
    assert _hant(source) == target


@pytest.mark.parametrize(
    "source", ["头发", "<p><b>头</b>发</p>", '<img alt="头发">', "<td>头发</td><td>x</td>"]
)
def test_a_word_is_recognised_where_the_text_ends(source: str) -> None:
    assert "髮" in _hant(source)


@pytest.mark.parametrize("name", ["alt", "title", "aria-label"])
def test_attributes_that_are_read_aloud_are_converted(name: str) -> None:
    assert _hant(f'<img src="头发.png" {name}="头发。">') == f'<img src="头发.png" {name}="頭髮。">'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/新区/?q=产业#发展">x</a>',
        '<h2 id="产业">x</h2>',
        '<p class="产业">x</p>',
        '<td data-x="产业">x</td>',
        "<code>产业</code>",
        "<pre><code>产业\n发展</code></pre>",
        "<kbd>产业</kbd>",
        "<samp>产业</samp>",
        "<var>产业</var>",
        "<code>产<b>业</b></code>",
        "<code><code>产</code>业</code>",
        '<span lang="en">产业</span>',
        '<blockquote lang="ja"><p>国会</p><p>产业</p></blockquote>',
        '<span lang="en"><span>产</span>业</span>',
    ],
)
def test_what_machines_read_and_other_languages_are_left_alone(html: str) -> None:
    assert _hant(html) == html


def test_conversion_goes_on_after_what_is_left_alone() -> None:
    assert _hant("<code>产业</code>产业<kbd>x</kbd>产业") == "<code>产业</code>產業<kbd>x</kbd>產業"


@pytest.mark.parametrize("lang", ["zh", "zh-Hans", "ZH-CN"])
def test_chinese_of_any_kind_is_converted(lang: str) -> None:
    assert _hant(f'<span lang="{lang}">产业</span>') == f'<span lang="{lang}">產業</span>'


@pytest.mark.parametrize(
    "html", ["<p>产业<br>产业", '<p><img src="a" lang="en">产业</p>', "<p>a<hr>产业</p>"]
)
def test_an_element_without_an_end_tag_ends_nothing(html: str) -> None:
    assert _hant(html) == html.replace("产业", "產業")


def test_characters_that_html_escapes_stay_escaped() -> None:
    source = '<p title="&quot;产业&quot; &lt;">产业 &lt;b&gt; &amp; &nbsp;发展</p>'
    target = '<p title="&quot;產業&quot; &lt;">產業 &lt;b&gt; &amp; &nbsp;發展</p>'
    assert _hant(source) == target


def test_ruby_is_converted_without_its_readings_joining_in() -> None:
    assert _hant("<ruby>头<rt>tóu</rt></ruby>发") == "<ruby>頭<rt>tóu</rt></ruby>發"


_LONGER = Converter(
    "zh-Hant",
    source="Hans",
    names=[{"zh-Hans": "梅赛德斯", "zh-Hant": "賓士"}, {"zh-Hans": "小米", "zh-Hant": "小米科技"}],
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<b>梅赛德斯</b>产业", "<b>賓士</b>產業"),
        ("产业<b>小米</b>发展", "產業<b>小米科技</b>發展"),
        ("产业<b>发展</b>小米<i>产业</i>", "產業<b>發展</b>小米科技<i>產業</i>"),
        ("<b>产业梅赛德斯</b><i>产业</i>", "<b>產業賓士</b><i>產業</i>"),
    ],
)
def test_a_form_of_another_length_moves_no_tag(source: str, target: str) -> None:
    assert convert_html(source, _LONGER) == target


@pytest.mark.parametrize(
    "source", ["<b>梅赛</b>德斯产业", "梅<b>赛德</b>斯产业", "小<b>米</b>产业", "<b>小</b><i>米</i>产业"]
)
def test_a_name_with_a_tag_inside_stays_whole(source: str) -> None:
    converted = convert_html(source, _LONGER)
    assert _TAG.findall(converted) == _TAG.findall(source)
    assert _TAG.sub("", converted) == _LONGER.convert(_TAG.sub("", source))
    assert "賓士" in converted or "小米科技" in converted


_WORDS = st.sampled_from(["头", "发", "产业", "国家", "新区", "干部", "一", "a", " ", "&amp;", "，", "后"])
_INLINE = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["b", "em", 'a href="国"', "strong", 'span class="发"', "sup"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)
_LINES = st.lists(_INLINE, max_size=8).map("".join)


@given(_LINES)
def test_conversion_and_stripping_of_tags_change_places(html: str) -> None:
    converted = _hant(html)
    assert _TAG.findall(converted) == _TAG.findall(html)
    text = unescape(_TAG.sub("", html))
    assert unescape(_TAG.sub("", converted)) == _TO_HANT.convert(text)
    # Where no word changes its length, each tag stands before the same character as it did.
    if len(_TO_HANT.convert(text)) == len(text):
        assert _offsets(converted) == _offsets(html)


def _offsets(html: str) -> list[int]:
    """Return the number of characters of text before each tag."""
    return [len(unescape(_TAG.sub("", html[: found.start()]))) for found in _TAG.finditer(html)]


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<code>", "</code>", "<b>", "</b>", "产业", "<br>"])).map(
        "".join
    )
)
def test_tags_that_do_not_match_lose_nothing(html: str) -> None:
    converted = _hant(html)
    assert _TAG.findall(converted) == _TAG.findall(html)
    assert len(converted) == len(html)
