"""Emphasis in text that has no spaces around words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.markup import render_markdown


def inside(text: str) -> str:
    """The HTML of a text's only paragraph."""
    return render_markdown(text).body.html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**总投资：**人民币", "<strong>总投资：</strong>人民币"),
        ("**“强磁场”**形成", "<strong>“强磁场”</strong>形成"),
        ("形成**「强磁场」**。", "形成<strong>「强磁场」</strong>。"),
        ("*重点*项目", "<em>重点</em>项目"),
        ("__强调__中文", "<strong>强调</strong>中文"),
        ("中文_强调_。", "中文<em>强调</em>。"),
        ("***x***中文", "<em><strong>x</strong></em>中文"),
        ("**增长12%**的", "<strong>增长12%</strong>的"),
        ("**[链接](x)**中文", '<strong><a href="x">链接</a></strong>中文'),
        ("**甲`乙`**丙", "<strong>甲<code>乙</code></strong>丙"),
        ("**甲 *乙* 丙**丁", "<strong>甲 <em>乙</em> 丙</strong>丁"),
        ("**甲*乙*丙**丁", "<strong>甲<em>乙</em>丙</strong>丁"),
        ("<b>**甲**</b>乙", "<b><strong>甲</strong></b>乙"),
        ("foo*bar*baz", "foo<em>bar</em>baz"),
    ],
)
def test_emphasis_needs_no_space_beside_it(text: str, expected: str) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    ["snake_case_name", "江西_2024_报告", "2 * 3 * 4", "** 甲**", "**甲 **乙", "*注：单位万元", "变量 __x"],
)
def test_other_marks_stay_as_typed(text: str) -> None:
    assert inside(text) == text


def test_escaped_marks_and_marks_in_code_and_addresses_stay() -> None:
    assert inside(r"\*甲\* **乙\***") == "*甲* <strong>乙*</strong>"
    assert inside("*甲`*`乙*") == "<em>甲<code>*</code>乙</em>"
    assert ">https://e.cn/a_b_c</a>" in inside("<https://e.cn/a_b_c>")


def test_marks_do_not_pair_across_list_items() -> None:
    assert "<em>" not in render_markdown("- *甲\n    - 乙*\n- 丙").body.html


@given(
    st.lists(
        st.sampled_from(["*", "**", "_", "__", "***", "中", "文", "a", "b", " ", "：", "“", "("]), max_size=14
    )
)
def test_no_character_is_lost_however_marks_overlap(pieces: list[str]) -> None:
    text = f"始{''.join(pieces)}终"

    def letters(string: str) -> str:
        return "".join(char for char in string if char not in "*_ ")

    assert letters(render_markdown(text).text) == letters(text)
