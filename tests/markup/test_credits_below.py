"""Where a table or picture comes from stands right below it."""

from __future__ import annotations

import re

import pytest

from newsgen.markup import render_markdown

_TABLE = "|甲|乙|\n|-|-|\n|1|2|\n\n"


@pytest.mark.parametrize("words", ["來源：統計公報", "资料来源：统计公报", "數據來源: 公報", "图源：本站"])
def test_a_paragraph_below_a_table_is_its_credit(words: str) -> None:
    assert f'</table>\n<p class="credit">{words}</p>' in render_markdown(_TABLE + words).body.html


def test_a_paragraph_below_a_picture_is_its_credit() -> None:
    html = render_markdown('![圖](a.png "說明")\n\n攝影：甲').body.html
    assert '</figure>\n<p class="credit">攝影：甲</p>' in html


@pytest.mark.parametrize(
    "text", ["正文。\n\n來源：公報", _TABLE + "來源很多。", _TABLE + "下文。\n\n來源：公報"]
)
def test_other_paragraphs_stay_as_they_are(text: str) -> None:
    assert 'class="credit"' not in render_markdown(text).body.html


def test_pictures_of_one_paragraph_are_a_gallery() -> None:
    html = render_markdown('![甲](a.png "圖一")\n![乙](b.png)\n\n圖源：示例組').body.html
    figures = re.findall(r"<figure><img alt=\"(.)\" [^>]*>(?:<figcaption>(..)</figcaption>)?</figure>", html)
    assert figures == [("甲", "圖一"), ("乙", "")]
    assert html.startswith('<div class="gallery">')
    assert '</div>\n<p class="credit">圖源：示例組' in html
    assert "title=" not in html


def test_pictures_with_links_or_words_are_none() -> None:
    for text in ("[![甲](a.png)](b.html) ![乙](b.png)", "![甲](a.png) 與 ![乙](b.png)"):
        assert "gallery" not in render_markdown(text).body.html


_PICTURE = '![塔](a.png "說明")'
_FIGURE = re.compile(
    r"<figure><img [^>]*><figcaption>說明</figcaption></figure>\n<p class=\"credit\">(.*)</p>\n"
)


@pytest.mark.parametrize("between", ["\n\n", "\n", "  \n"])
@pytest.mark.parametrize(
    "words",
    [
        "圖：記者站",
        "（圖片來源：記者站）",
        "圖片來自開發區",
        "图/记者站",
        "（晨报社发）",
        "本站記者 攝",
        "受訪者供圖。",
        "（資料圖片）",
        "▲江邊的碼頭，正在擴建。",
        "圖為江邊的碼頭。碼頭正在擴建。",
        "图1 江边的码头",
        "<em>圖源：記者站</em>",
    ],
)
def test_what_a_line_below_a_picture_says_of_it(words: str, between: str) -> None:
    typed = words.replace("<em>", "*").replace("</em>", "*")
    rendered = render_markdown(f"{_PICTURE}{between}{typed}\n\n碼頭明年完工。")
    found = _FIGURE.match(rendered.body.html)
    assert found
    assert found[1] == words
    assert rendered.opening == "碼頭明年完工。"


@pytest.mark.parametrize(
    "words",
    ["图为什么没有说明？", "碼頭由記者拍攝，明年完工。", "他說：請看圖。", "公報發，明年完工", "兩縣簽約"],
)
def test_what_a_line_below_a_picture_says_of_the_world(words: str) -> None:
    assert 'class="credit"' not in render_markdown(f"{_PICTURE}\n\n{words}").body.html
    assert "<figure>" not in render_markdown(f"{_PICTURE}\n{words}").body.html


def test_a_long_paragraph_below_a_picture_is_a_text() -> None:
    text = "圖為江邊的碼頭。" + "碼頭明年完工，堆場也在擴建。" * 20
    rendered = render_markdown(f"{_PICTURE}\n\n{text}")
    assert 'class="credit"' not in rendered.body.html
    assert rendered.opening == text
