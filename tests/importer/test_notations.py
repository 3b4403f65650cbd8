"""Front matter that begins with no fence: Hexo's JSON, and the title blocks of Pandoc."""

from __future__ import annotations

import pytest

from newsgen.readers.front_matter import read_front_matter

_HEXO = '"title": "碼頭竣工",\n"date": "2026-01-02",\n"tags": ["港口", "航運"]\n;;;\n\n碼頭明年開放。\n'


@pytest.mark.parametrize("text", [_HEXO, f";;;\n{_HEXO}", f";;;;\n{_HEXO}"])
def test_json_without_braces(text: str) -> None:
    found = read_front_matter(text)
    assert found.fields == {"title": "碼頭竣工", "date": "2026-01-02", "tags": ["港口", "航運"]}
    assert "\n".join(text.split("\n")[found.body :]) == "\n碼頭明年開放。\n"


def test_a_draft_in_json_is_one() -> None:
    assert read_front_matter(';;;\n"title": "碼頭",\n"draft": true\n;;;\n文').unfinished


def test_json_that_nobody_can_read_is_kept_and_not_the_text() -> None:
    found = read_front_matter('"title": "碼頭"\n"date": 2026-01-02,\n;;;\n文')
    assert found.broken == 1
    assert found.others == ('"title": "碼頭"', '"date": 2026-01-02,')
    assert found.body == 3


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        (
            "% 碼頭竣工\n% 甲; 乙；丙\n% 2026-01-02\n\n文",
            ("碼頭竣工", ["甲", "乙", "丙"], "2026-01-02"),
            "\n文",
        ),
        ("% 碼頭\n  竣工\n\n文", ("碼頭 竣工", None, None), "\n文"),
        ("% 碼頭\n%\n% 2026年1月2日\n文", ("碼頭", None, "2026年1月2日"), "文"),
        ("% 碼頭\n% 甲\n文\n", ("碼頭", ["甲"], None), "文\n"),
    ],
)
def test_the_title_block_of_pandoc(text: str, fields: tuple[object, ...], body: str) -> None:
    found = read_front_matter(text)
    assert tuple(found.fields.get(name) for name in ("title", "author", "date")) == fields
    assert "\n".join(text.split("\n")[found.body :]) == body


@pytest.mark.parametrize(
    "text", ["50% 的貨物\n", "%甲%\n", "%\n% 甲\n\n文", '"他說"\n文\n;;;\n', "文\n;;;\n文\n"]
)
def test_a_text_is_no_front_matter(text: str) -> None:
    found = read_front_matter(text)
    assert (found.fields, found.others, found.body) == ({}, (), 0)
