"""What a line break in the source becomes."""

from __future__ import annotations

import pytest

from newsgen.markup import render_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中\n国", "中国"),
        ("中  \n   国", "中<br>\n国"),
        ("中 \n　国", "中国"),
        ("中，\nGDP", "中，GDP"),
        ("GDP\n，中", "GDP，中"),
        ("他说\n“好”", "他说“好”"),
        ("“好”\n他说", "“好”他说"),
        ("“好”\n“是”", "“好”“是”"),
        ("一——\n……二", "一——……二"),
        ("「甲」\n（乙）", "「甲」（乙）"),
        ("カタ\nひら", "カタひら"),
        ("𠀀\n𪚥", "𠀀𪚥"),
        ("葛\U000e0100\n飾", "葛\U000e0100飾"),
        ("中\nGDP", "中\nGDP"),
        ("GDP\n中", "GDP\n中"),
        ("2024\n年", "2024\n年"),
        ("one\ntwo", "one\ntwo"),
        ("said\n“yes”", "said\n“yes”"),
        ("“yes”\n“no”", "“yes”\n“no”"),
        ("한국\n경제", "한국\n경제"),
        ("한국\n中", "한국\n中"),
        ("**中**\n国", "<strong>中</strong>国"),
        ("中\n**国**", "中<strong>国</strong>"),
        ("**中**\n*国*", "<strong>中</strong><em>国</em>"),
        ("**中\n国**", "<strong>中国</strong>"),
        ("<b>中\n</b>\n<i>\n国</i>", "<b>中</b><i>国</i>"),
        ("[中](x)\n国", '<a href="x">中</a>国'),
        ("中<sup>2</sup>\n国", "中<sup>2</sup>国"),
        ("<ruby>漢<rt>hàn</rt></ruby>\n字", "<ruby>漢<rt>hàn</rt></ruby>字"),
        ("中\n`code`", "中\n<code>code</code>"),
        ("`中\n国`", "<code>中\n国</code>"),
        ("中\\\n国", "中<br>\n国"),
        ("中<br>\n国", "中<br>\n国"),
    ],
)
def test_a_break_is_a_space_only_between_words(text: str, expected: str) -> None:
    assert render_markdown(text).body.html == f"<p>{expected}</p>"


def test_lines_join_in_every_kind_of_block() -> None:
    assert "<li>中国</li>" in render_markdown("- 中\n  国").body.html
    assert "<p>中国</p>" in render_markdown("> 中\n> 国").body.html
    assert "<p>中国</p>" in render_markdown("> 中\n国").body.html
    assert "<td>中国</td>" in render_markdown("<table><tr><td>中\n国</td></tr></table>").body.html
    assert "<div>中国</div>" in render_markdown("<div>中\n国</div>").body.html
    assert "中国&nbsp;" in render_markdown("甲[^1]\n\n[^1]: 中\n    国").body.html


def test_code_keeps_its_lines() -> None:
    html = render_markdown("```\n中\n国\n```\n\n<pre>\n\n中\n国</pre>").body.html
    assert html == "<pre><code>中\n国\n</code></pre>\n<pre>中\n国</pre>"


def test_a_picture_is_no_han_character() -> None:
    assert "\n" in render_markdown("![甲](a.png)\n![乙](b.png)").body.html


def test_indents_at_the_start_of_a_paragraph_are_dropped() -> None:
    rendered = render_markdown("　　第一段\n\n&emsp;&emsp;第二段\n\n    第三段\n\n<p>　　第四段</p>")
    assert rendered.text.split("\n") == ["第一段", "第二段", "第三段", "第四段"]
    assert "\u3000" not in rendered.body.html


def test_a_line_indented_by_two_full_width_spaces_is_a_paragraph() -> None:
    assert render_markdown("　　第一段\n　　第二段").body.html == "<p>第一段</p>\n<p>第二段</p>"
