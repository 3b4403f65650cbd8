"""Which links an author wrote, where; and text that is for a later stage."""

from __future__ import annotations

import pytest

from newsgen.markup import Rendered, render_markdown
from newsgen.model import Link


def test_every_target_is_told_with_its_line() -> None:
    text = """首段 [甲](/a "题")，[乙](https://e.cn/?a=1&b=2)。

<https://e.cn/x>、<a href='/a'>丙</a>、[丁][1]

![图](/图 片.png)
![图](</b c.png>) <img src="/d.png" alt="x">

[甲](/a)[^1]

[^1]: 见[戊](#注)。

[1]: /ref
<video src="/v.mp4" poster="/p.jpg"></video>
"""
    assert render_markdown(text, 7).links == (
        Link("/a", 7),
        Link("https://e.cn/?a=1&b=2", 7),
        Link("https://e.cn/x", 9),
        Link("/a", 9),
        Link("/ref", 18),
        Link("/图 片.png", 11),
        Link("/b c.png", 12),
        Link("/d.png", 12),
        Link("/a", 14),
        Link("/v.mp4", 19),
        Link("/p.jpg", 19),
        Link("#注", 16),
    )


def test_a_target_is_not_found_within_a_longer_one() -> None:
    assert render_markdown("[甲](/a/b)\n\n[乙](/a)\n\n[丙](/x/a)\n\n[丁](/a)").links == (
        Link("/a/b", 1),
        Link("/a", 3),
        Link("/x/a", 5),
        Link("/a", 7),
    )


def test_a_reference_used_twice_stands_where_it_is_defined() -> None:
    assert render_markdown("[甲][r] [乙][r]\n\n[r]: /x").links == (Link("/x", 3), Link("/x", 3))


def test_lines_are_counted_whatever_ends_them() -> None:
    assert render_markdown("甲\r\n\r\n[乙](/x)", 4).links == (Link("/x", 6),)


def test_pictures_without_a_description() -> None:
    text = '![](a.png)\n\n![甲](a.png)\n\n<img src="b.png">\n\n<img src="c.png" alt=" ">\n\n![](a.png)'
    assert render_markdown(text).images_without_alt == (
        Link("a.png", 1),
        Link("b.png", 5),
        Link("c.png", 7),
        Link("a.png", 9),
    )


def test_code_is_no_link() -> None:
    assert render_markdown("`[甲](/a)`\n\n```\n[乙](/b)\n```").links == ()


@pytest.mark.parametrize(
    "rule",
    [
        "-{原文}-",
        "-{zh-Hans:软件; zh-Hant-TW:軟體}-",
        "-{zh-Hans:*软*件_x_; zh-Hant:**軟**體}-",
        "-{原[文](x) ![图](y) <http://e.cn>}-",
        "-{a:b}-",
        r"-{a\*b}-",
    ],
)
def test_variants_stay_as_typed(rule: str) -> None:
    for text in (rule, f"甲{rule}乙", f"**{rule}**", f"[{rule}](x)", f"# {rule}", f"- {rule}", f"> {rule}"):
        assert rule in render_markdown(text).text


def test_a_bar_within_a_variant_cuts_no_table() -> None:
    html = render_markdown("| 甲 | 乙 |\n| - | - |\n| -{a|b}- | `-{c|d}-` |").body.html
    assert "<td>-{a|b}-</td>\n<td><code>-{c|d}-</code></td>" in html


def test_variants_in_code_and_attributes_are_text() -> None:
    assert render_markdown("`-{*a*}-`").body.html == "<p><code>-{*a*}-</code></p>"
    assert 'alt="-{*a*}-"' in render_markdown("![-{*a*}-](x)").body.html
    assert 'title="-{*a*}-"' in render_markdown('<b title="-{*a*}-">甲</b>').body.html
    assert render_markdown("```\n-{*a|b*}-\n```").text == "-{*a|b*}-"
    assert render_markdown(r"\-{*a*}-").body.html == '<p><span lang="zxx">-</span>{<em>a</em>}-</p>'


def test_the_result_does_not_depend_on_what_came_before() -> None:
    texts = [
        "甲[^1]\n\n[^1]: 注",
        "# 甲\n\n# 甲",
        "[甲][1]\n\n[1]: /x",
        "[甲][1] 乙[^1]",
        "<div>\n\n甲",
        "> " * 5_000,
    ]

    def render_all() -> list[Rendered]:
        return [render_markdown(text) for text in texts]

    first = render_all()
    assert render_all() == first
    assert [render_markdown(text) for text in reversed(texts)] == first[::-1]


@pytest.mark.parametrize(
    "typed", ["-\\{", "\\-{", "-&#123;", "&#45;{", "-&lbrace;", "**-\\{**", "甲 | 乙 -\\{"]
)
def test_marks_that_are_meant_as_such_are_no_variants(typed: str) -> None:
    """They are set apart, so that no edition reads what stands between them as its forms."""
    html = render_markdown(f"用法 {typed}zh-Hans:软件; zh-Hant:軟體}}- 如此。").body.html
    assert "-{" not in html
    assert '<span lang="zxx">' in html
