"""Blocks that the parser never sees have the HTML that it would give them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.markup import Rendered, render, render_markdown
from newsgen.markup.aside import NOTHING_ASIDE, Aside, set_aside

PLAIN = [
    *(
        "中文。",
        "　　中文，",
        "頭髮",
        "“中”国",
        "a word",
        "$5",
        "—",
        "……。",
        "50亿元、36.4%",
        "１．甲",
        "第1.甲",
    ),
    *(
        "2025年",
        "360111",
        "x>y",
        "a#b",
        "中\u00a0文",
        "葛\U000e0100",
        "a+b",
        "中-文",
        "=甲",
        "~乙",
        ":丙",
        "1",
    ),
    *("資料來源：甲", "图源：乙", "中文\n国语", "中\na", "中文。\nword", "中\n　　文", "中　", "中_", "“\n”"),
    *("中  文", "\x85中", "中\u2028文"),
]
MARKED = [
    *(
        "**重点：**中文",
        "中**文字**。",
        "*a* b",
        "__中__文",
        "a_b_c",
        "**",
        "***a***b",
        "*a **b*c**",
        "_中_\n*文*",
    ),
    *(
        "[中](a.md)",
        "见[此文](../2018/a_b.md#c)。",
        "[a](b)[c](d)",
        "[中文](https://e.cn/中?a=1)",
        "[a]( b)",
        "[a](b 'c')",
    ),
    *(
        "[^1](a)",
        "[ a ](b)",
        "[*a*](b)",
        "*[a](b)*",
        "[a](b)\n中",
        "[a]",
        "[a][b]",
        "[[a](b)](c)",
        "![a](b)",
        "!",
        "]",
    ),
    *("`360111`", "中`a_b`文", "`a``b`", "``a`", "` a `", "`*a*`*b*`", "*`a`*", "`a\nb`", "`a&b`", "`-{a}-`"),
    *(
        "a & b",
        "&amp;",
        "\\*a\\*",
        "-{zh-Hans:软件;zh-Hant:軟體}-",
        "甲|乙",
        "{a}",
        "中  ",
        "a  \nb",
        "a\tb",
        "\\\n中",
    ),
]
BLOCKS = [
    *(
        "## 中文",
        "# a",
        "####### a",
        "##中",
        "## 中 ##",
        "##　中 #",
        "## *中*",
        "## [a](b)",
        "## 中\n文",
        "##",
        "## #",
        "## - a",
    ),
    *(
        "- a",
        "- a\n- b",
        "  - c",
        "* a",
        "+ a",
        "1. a",
        "2) b",
        "１. a",
        "- a\n\n  b",
        "    a",
        "\tb",
        "　a",
        "-",
        "-a",
        "+",
    ),
    *(
        "> a",
        "> 中\n> 文",
        ">",
        "---",
        "***",
        "中\n---",
        "a\n===",
        "===",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "| a |",
    ),
    *(
        "| 地區 | 投資  額 |\n| --- | ---: |\n| 甲>乙\u00a0丙 | 3% |\n|乙|  4 |",
        "|a|\n|:---:|\n|b|",
        "| a | b |\n|:---|---|\n| # | - |\n| 1. | > |\n| 中 | 資料來源：甲 |",
        "| a | b |\n| --- | --- |\n| 1 |",
        "| a | b |\n| --- | --- |\n| 1 |  |",
        "| a | b |\n| --- |\n| 1 | 2 |",
        "| \u3000a | b |\n|---|---|\n| 1 | 2\u00a0 |",
        "| a | b |\n|---|---|\n| 1 | 2 | ",
        "| a | b |\n|---|---|\n| *1* | [2](c) |",
        "|---|---|\n|---|---|\n|---|---|",
        "| a | b |\n|---|---|",
    ),
    *(
        "[^1]: 注",
        "[^1]:",
        "中[^1]文",
        "[a]: http://e.cn",
        "[a]: b 'c'",
        "    注",
        "[^1]: 注\n    释",
        "![图](a.png)",
        "![](b)",
    ),
    *(
        "<b>中</b>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "```",
        "~~~",
        "```\n\na\n\n```",
        "a ``` b",
        "a < b",
        "<http://e.cn>",
    ),
]
PIECE = st.sampled_from([*PLAIN, *MARKED, *BLOCKS])
BLOCK = PIECE | st.lists(st.sampled_from([*PLAIN, *MARKED]), max_size=4).map("".join)
BETWEEN = st.sampled_from(
    ["\n\n"] * 6 + ["\n", "\n\n\n", "\n \n", "\n\t\n", "\n　\n", " \n\n", "\r\n\r\n", "\n\n  ", "\n\n\n\n\n"]
)
HAZARDS = st.text("中a 　\n*_`[]()#>-+=|.1!&{}\\~:\"'\t^", max_size=40)


def _parsed_whole(text: str) -> Rendered:
    with (
        patch.object(render, "set_aside", lambda text: Aside(text, (), ())),
        patch.object(render, "whole", lambda _text: None),
    ):
        return render_markdown(text)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(BLOCK, BETWEEN), max_size=12).map(lambda pairs: "".join(a + b for a, b in pairs)))
def test_a_text_of_many_blocks_is_as_the_parser_has_it(text: str) -> None:
    assert render_markdown(text) == _parsed_whole(text)


@settings(max_examples=500, deadline=None)
@given(HAZARDS | st.lists(HAZARDS, max_size=4).map("\n\n".join))
def test_whatever_may_be_markup_is_as_the_parser_has_it(text: str) -> None:
    assert render_markdown(text) == _parsed_whole(text)


@pytest.mark.parametrize("block", [*PLAIN, *MARKED, *BLOCKS])
@pytest.mark.parametrize("before", ["", "- a", "| a | b |\n|---|---|\n| 1 | 2 |", "![a](b)", "[^1]: 注"])
def test_each_block_alone_and_behind_others_is_as_the_parser_has_it(before: str, block: str) -> None:
    for text in (
        f"{before}\n\n{block}",
        f"中[^1]文\n\n{before}\n\n{block}\n\n    a",
        f"{block}\n\n{before}\n\n{block}",
    ):
        assert render_markdown(text) == _parsed_whole(text)


@pytest.mark.parametrize(
    "text",
    ["中文", "　　中文\n国语", "**重点：**中[文](a.md)、`a_b`。", "## 中文", "中\n\n## 文\n\n国\n\n语\n"],
)
def test_an_article_without_other_blocks_needs_no_parser(text: str) -> None:
    def parse(_rest: str) -> str:
        raise AssertionError

    assert set_aside(text).parsed(parse)


@pytest.mark.parametrize(
    "text", ["中\n\n<div>\n\n文", "```\n\n中\n\n```", "    中", "- 中", "> 中", "1. 中", "a & b"]
)
def test_what_may_be_more_than_text_is_left_to_the_parser(text: str) -> None:
    assert set_aside(text) == Aside(text, (), ()) or set_aside(text).rest != "\x1b"
    assert NOTHING_ASIDE.put_back("<p>中</p>", "中") == ("<p>中</p>", "中")
