"""Elements that stand where they mean nothing, hide what is shown, or hold what nobody sees: all told."""

from __future__ import annotations

import pytest

from newsgen.markup import render_markdown


@pytest.mark.parametrize(
    "text",
    [
        "用 <li> 写一项",
        "<li>甲</li>",
        "> <summary>甲</summary>",
        "- <figcaption>甲</figcaption>",
        "<td>甲</td><td>乙</td>",
        "<caption>甲</caption>",
        "<dt>甲</dt><dd>乙</dd>",
        "汕<rt>shàn</rt>",
        "| <th> | 乙 |\n|---|---|\n| 1 | 2 |",
        '<track src="a.vtt">甲',
        "<details><summary>甲</summary>",
        "<ul><li>甲<li>乙",
        "<table><tr><td>甲",
    ],
)
def test_an_element_outside_those_that_it_belongs_to_is_text(text: str) -> None:
    body = render_markdown(text).body.html
    typed = text[text.index("<") : text.index(">", text.index("<")) + 1]
    assert typed.replace("<", "&lt;").replace(">", "&gt;") in body
    assert typed not in body


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>甲</li><li>乙</ul>",
        "<ol>\n\n<li>甲</li>\n\n</ol>",
        "<details><summary>甲</summary>乙</details>",
        "<ruby>汕<rp>(</rp><rt>shàn</rt><rp>)</rp></ruby>",
        "<dl><dt>甲<dd>乙</dl>",
        "<table><caption>甲</caption><tr><th>乙<tr><td>丙</table>",
        '<video><source src="a.mp4"><track src="a.vtt"></video>',
    ],
)
def test_an_element_within_them_is_markup(text: str) -> None:
    assert "&lt;" not in render_markdown(text).body.html


def test_of_several_sizes_of_a_picture_the_picture_stays() -> None:
    html = '<picture><source srcset="a-2x.png 2x" type="image/png"><img src="a.png" alt="吊机"></picture>'
    rendered = render_markdown(html)
    assert rendered.body.html.startswith('<figure><img src="a.png" alt="吊机"')
    assert "source" not in rendered.body.html
    assert not rendered.dropped


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<img src="blank.png" data-src="a.png" alt="吊机">', 'data-src="a.png"'),
        ("- <img data-original='a.png' src=blank.gif alt=吊机>", "data-original='a.png'"),
        ('<img src="" alt="吊机">', "<img>"),
        ("<img src alt='吊机'>", "<img>"),
        ('| <img src="" data-lazy-src="a.png" alt="吊机"> | 乙 |\n|---|---|', "<img data-lazy-src>"),
        ("<div hidden>甲</div>", "hidden"),
        ('> <p style="color: red; display: none">甲</p>', 'style="color: red; display: none"'),
        ("甲<span style='visibility:hidden'>乙</span>", "style='visibility:hidden'"),
        ('<div style="background: url(a.png)">甲</div>', 'style="background: url(a.png)"'),
    ],
)
def test_what_an_attribute_hides_or_holds_is_told(text: str, told: str) -> None:
    assert [link.target for link in render_markdown(text).dropped] == [told]


def test_a_picture_whose_two_addresses_are_one_is_not_told() -> None:
    assert not render_markdown('<img src="a.png" data-src="a.png" alt="吊机">').dropped
    assert not render_markdown('<img src="a.png" data-width="300" srcset="b.png 2x" alt="吊机">').dropped


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("```//获取市财政局公告\nx\n```", "//获取市财政局公告"),
        ("> ~~~ java Map<String> 例\n> x\n> ~~~", "java Map<String> 例"),
    ],
)
def test_words_behind_a_fence_that_are_no_title_are_told(text: str, words: str) -> None:
    [remark] = render_markdown(text).remarks
    assert dict(remark.said.values)["text"] == words


def test_the_language_of_code_is_not_told() -> None:
    assert not render_markdown('```python title="a.py" {1,3}\nx\n```').remarks


def test_a_second_note_of_one_name_is_told() -> None:
    [remark] = render_markdown("甲[^1]\n\n[^1]: 年报\n[^1]: 公告", 5).remarks
    assert remark.line == 8
    assert dict(remark.said.values)["label"] == "1"
