"""The prose of a Markdown text: in its place, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.check.prose import Prose, prose_of

_MARKDOWN = st.lists(
    st.sampled_from(
        [
            "甲乙",
            "，",
            ",",
            "`",
            "```\n",
            "[",
            "](",
            ")",
            "<b>",
            "</b>",
            "<code>",
            "</code>",
            "-{",
            "}-",
            "\n",
            "    ",
            "https://a.b/c,d",
            "![",
            "|",
            ":---",
            "[^a]:",
            "\\",
            "&amp;",
            "<!--",
            "-->",
            "“",
            "~~~\n",
        ]
    ),
    max_size=30,
).map("".join)


@given(_MARKDOWN)
def test_nothing_moves(text: str) -> None:
    said = prose_of(text)
    assert len(said) == len(text)
    assert all(a in (b, "\n", "\x01") for a, b in zip(said, text, strict=True))
    assert all(a == "\n" for a, b in zip(said, text, strict=True) if b == "\n")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("見`甲`與``乙`丙``後", "見與後"),
        ("```\n甲\n```\n後", "後"),
        ("~~~python\n甲\n~~~\n後", "後"),
        ("```\n甲", "```甲"),
        ("```\n甲\n\n~~~\n乙\n~~~\n後", "```甲後"),
        ("    甲\n後", "後"),
        ("-{zh-Hans:软件; zh-Hant:軟體}-後", "後"),
        ("<code>甲</code>後<b>乙</b>", "後乙"),
        ("<!-- 甲 -->後", "後"),
        ('[文](a(1).md "甲")後', "[文後"),
        ("![圖](a.png){: .甲}後", "圖後"),
        ('[文][甲]\n\n[甲]: https://a.b/ "乙"', "[文"),
        ("腳註[^甲]\n\n[^甲]: 後", "腳註後"),
        ("https://a.b/甲?c=d 後", "後"),
        ("<https://a.b/,c>後", "後"),
        ("| 甲 |\n| :--- |\n| 乙 |", "|甲||乙|"),
        ("a < b，後", "a<b，後"),
    ],
)
def test_what_is_not_prose(text: str, kept: str) -> None:
    assert "".join(char for char in prose_of(text) if char not in "\n\x01 ") == kept


def test_lines_and_columns_are_those_of_the_file() -> None:
    prose = Prose("甲\n`乙`\n丙丁", 7)
    assert (prose.line(0), prose.column(0)) == (7, 1)
    assert (prose.line(6), prose.column(6)) == (9, 1)
    assert (prose.line(7), prose.column(7)) == (9, 2)
    field = Prose("甲乙", 3, is_field=True)
    assert (field.line(1), field.column(1)) == (3, 0)
