"""Fields read without the parser are what the parser would have read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.problems import Report
from newsgen.yamlfile import nodes
from newsgen.yamlfile.plain import plain_fields
from newsgen.yamlfile.records import Fields, Items, Text

_KNOWN = {"標題": "title", "标题": "title"}


def by_parser(text: str) -> tuple[object, tuple[object, ...]]:
    report = Report("a.md", text)
    return nodes._Reader(report, 2, _KNOWN).read(text), report.problems


@pytest.mark.parametrize(
    "text",
    [
        "標題: 百億基金叢林",
        'title: "甲：乙: 丙 # 丁"',
        "title: '甲 \"乙\" 丙'   ",
        "date: 2019-02-02 10:52\nurl: https://news.example/a?b=1",
        "tags: [\"甲 乙\", 丙, '丁']\nregions: [ 南昌 , 贛州 ]",
        'tags:\n  - 甲\n  - "乙: 丙"\nsource: 日報',
        "tags:\n- 甲\n- 乙",
        "code: 002415\nno: no\nempty: ''",
        "title: 甲\u3000乙  丙\u3000",
    ],
)
def test_reads_what_editors_write(text: str) -> None:
    read = plain_fields(text, 2, _KNOWN)
    assert read is not None
    assert (read, ()) == by_parser(text)


def test_knows_lines_and_names() -> None:
    assert plain_fields("標題: 甲\ntags: [乙, 丙]\nregions:\n - 丁", 2, _KNOWN) == Fields(
        {
            "title": Text("甲", 2),
            "tags": Items((Text("乙", 3), Text("丙", 3)), 3),
            "regions": Items((Text("丁", 5),), 5),
        },
        {"title": 2, "tags": 3, "regions": 4},
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: a: b",
        "title: a #b",
        "title: null",
        "title: ~",
        'title: "a\\nb"',
        "title: &a b",
        "title: |\n  a",
        "title: a\n  b",
        "title: a\n標題: b",
        "tags: [a: b]",
        "tags: [a, [b]]",
        "tags: []",
        "tags:\n  - a\n   - b",
        "tags:\n  - a\n  b: c",
        "tags:\nsource: a",
        "title:a",
        "title：a",
        "title: a\x85b",
        "title:\ta",
        "---\ntitle: a",
    ],
)
def test_leaves_the_rest_to_the_parser(text: str) -> None:
    assert plain_fields(text, 2, _KNOWN) is None


_PIECE = st.sampled_from(
    [
        *"甲乙標題：、。「」《》\u3000 \"'#:-,.?[]{}&*!|>%@`~\\\n\tab019_=<",
        "null",
        ": ",
        " #",
        "\n  - ",
        "\n- ",
        "title: ",
        '"a"',
    ]
)
_TEXT = st.lists(_PIECE, max_size=12).map("".join)
_LINE = st.tuples(st.sampled_from(["title", "標題", "tags", "x-1", "甲"]), _TEXT).map(": ".join)


@given(st.one_of(_TEXT, st.lists(_LINE, max_size=4).map("\n".join)))
def test_agrees_with_the_parser_wherever_it_answers(text: str) -> None:
    read = plain_fields(text, 2, _KNOWN)
    if read is not None:
        assert (read, ()) == by_parser(text)
