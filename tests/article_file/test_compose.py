"""What is written as an article file is read back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsgen.article_file.compose import article_text, field_name
from newsgen.library.fields import ARTICLE
from newsgen.library.front_matter import FrontMatterFile, read_document
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import Fields, Items, Node, Text, read_date
from newsgen.yamlfile.write import NotWritable, Value

ZONE = ZoneInfo("Asia/Shanghai")
_LANGUAGES = ("en", "zh-Hant", "zh-Hans")
# All that a file of text can hold, and more often than not what YAML has a meaning for.
_FIT = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
_TRICKY = st.sampled_from(
    list("::##\"''\\\\--??!!&&**[[{{]]}}||>>%%@@``,、 \t\n\u2028\u3000\ufeff0no~=<標稿")
)
_TEXTS = st.text(_FIT | _TRICKY, max_size=40)
_NAMES = st.sampled_from([name for name in ARTICLE if name != "title"])
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["src", "alt", "value", "no", "日期"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _read(text: str) -> FrontMatterFile:
    report = Report("a.md", text)
    document = read_document(SourceFile("a.md", text), report)
    assert report.problems == (), text
    assert document is not None
    return document


def _plain(node: Node | None) -> Value:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [_plain(item) for item in node.values]
    assert isinstance(node, Fields)
    return {key: _plain(item) for key, item in node.entries.items()}


@given(
    title=_TEXTS,
    fields=st.dictionaries(_NAMES, _VALUES, max_size=4),
    comments=st.dictionaries(_NAMES | st.just("title"), _TEXTS, max_size=3),
    body=st.text(_FIT | st.sampled_from("\n\n---#`"), max_size=60),
    language=st.sampled_from(_LANGUAGES),
)
@example("no", {"tags": ["002415", "no", "a,b", "甲：乙"]}, {}, "---\n---\n", "en")
@example("- " * 300, {"summary": "[" * 300, "tags": ["? " * 200, "{" * 200]}, {}, "", "zh-Hans")
@example("第一段\n\n第二段：——“引”", {"copyright": "甲 #1\n  乙\n- 丙"}, {}, "    代碼", "zh-Hant")
@example("a: b # c", {"image": {"src": "a b.png", "alt": "甲\n乙"}}, {"image": "- a\nb: c"}, "", "en")
@example(" ", {"corrections": [{}, [], {"no": {"no": []}}, ""]}, {}, "x", "en")
def test_what_is_written_is_read_back(
    title: str, fields: dict[str, Value], comments: dict[str, str], body: str, language: str
) -> None:
    written = {"title": title, **fields}
    text = article_text(written, body, ZONE, comments=comments, language=language)
    document = _read(text)
    assert {name: _plain(node) for name, node in document.fields.entries.items()} == written
    assert document.body.strip("\n") == body.strip("\n")
    assert text.encode("utf-8").decode("utf-8-sig") == text


@given(offered=st.dictionaries(_NAMES, _VALUES, max_size=3), comment=_TEXTS)
def test_what_is_offered_is_read_back_once_it_is_uncommented(offered: dict[str, Value], comment: str) -> None:
    comments = dict.fromkeys(offered, comment)
    text = article_text({"title": "甲"}, "", ZONE, comments=comments, offered=offered)
    assert _read(text).fields.entries == {"title": Text("甲", 2)}
    lines = (line.removeprefix("# ") for line in text.split("\n"))
    read = {name: _plain(node) for name, node in _read("\n".join(lines)).fields.entries.items()}
    assert read == {"title": "甲", **offered}


@given(
    st.datetimes(min_value=datetime(1902, 1, 1), max_value=datetime(2200, 1, 1)),  # noqa: DTZ001 - zoned below
    st.sampled_from(["Asia/Shanghai", "Asia/Hong_Kong", "Europe/Berlin", "America/St_Johns"]),
)
@example(datetime(2025, 10, 26, 0, 30), "Europe/Berlin")  # noqa: DTZ001 - zoned below
@example(datetime(2025, 10, 26, 1, 30), "Europe/Berlin")  # noqa: DTZ001 - zoned below
def test_a_moment_is_read_back_in_the_zone_of_the_site(moment: datetime, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    moment = moment.replace(tzinfo=UTC)
    typed = _plain(_read(article_text({"date": moment}, "", zone)).fields.entries["date"])
    assert isinstance(typed, str)
    # Two datetimes of different zones are never equal where a clock shows the time twice (PEP 495).
    assert read_date(typed, zone).astimezone(UTC) == moment.replace(microsecond=0)


def test_a_file_looks_as_an_editor_would_write_it() -> None:
    text = article_text(
        {
            "title": "百億基金：從哪裡來",
            "date": datetime(2026, 1, 15, 1, 30, tzinfo=UTC),
            "source": "贛江投資觀察",
            "original_title": '他說"好": 一個例子',
            "tags": ["002415", "基金"],
            "copyright": "第一段。\n\n第二段。",
            "updated": date(2026, 1, 16),
            "original_url": "https://news.example/a?b=c#d",
            "image": {"src": "a.png", "alt": "柱形圖"},
            "figures": [{"value": "60%", "label": "佔比"}],
        },
        "\n正文。\r\n\r\n第二段。\n\n\n",
        ZONE,
        comments={"title": "標題，\n必填", "section": "policy 或 capital"},
        offered={"section": "policy"},
        language="zh-Hant",
    )
    assert text == (
        "---\n"
        "# 標題， 必填\n"
        "標題: 百億基金：從哪裡來\n"
        "日期: 2026-01-15 09:30\n"
        "來源: 贛江投資觀察\n"
        "原標題: '他說\"好\": 一個例子'\n"
        '標籤: ["002415", 基金]\n'
        "版權: |-\n"
        "  第一段。\n"
        "\n"
        "  第二段。\n"
        "更新日期: 2026-01-16\n"
        "原文鏈接: https://news.example/a?b=c#d\n"
        "圖片:\n"
        "  src: a.png\n"
        "  alt: 柱形圖\n"
        "數字:\n"
        '  - value: "60%"\n'
        "    label: 佔比\n"
        "# 欄目: policy  # policy 或 capital\n"
        "---\n"
        "\n"
        "正文。\n"
        "\n"
        "第二段。\n"
    )


def test_a_long_list_has_a_line_for_each_item() -> None:
    tags = [f"標籤{number}" for number in range(30)]
    text = article_text({"tags": tags}, "", ZONE)
    assert "tags:\n  - 標籤0\n  - 標籤1\n" in text
    assert _plain(_read(text).fields.entries["tags"]) == tags


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\r", "\x7f", "\x85", "\x9f", "\ud800"])
def test_control_characters_are_refused(character: str) -> None:
    for fields in ({"title": f"甲{character}"}, {"tags": [character]}, {"image": {"alt": character}}):
        with pytest.raises(NotWritable) as refused:
            article_text(fields, "", ZONE)
        assert refused.value.code == f"{ord(character):04X}"


@pytest.mark.parametrize("character", ["\0", "\udfff"])
def test_a_text_that_no_file_can_hold_is_refused(character: str) -> None:
    with pytest.raises(NotWritable) as refused:
        article_text({"title": "甲"}, f"乙{character}", ZONE)
    assert (refused.value.field, refused.value.code) == ("body", f"{ord(character):04X}")


def test_wrong_use_is_an_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        article_text({"date": datetime(2026, 1, 1)}, "", ZONE)  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="not the name"):
        article_text({"image": {"a: b": "c"}}, "", ZONE)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_every_field_has_a_name_in_each_script(language: str) -> None:
    names = [field_name(name, language) for name in ARTICLE]
    assert all(name in ARTICLE[field].spellings for name, field in zip(names, ARTICLE, strict=True))
    assert [field_name("title", language), field_name("original_url", language)] == {
        "zh-Hant": ["標題", "原文鏈接"],
        "zh-Hans": ["标题", "原文链接"],
    }[language]


@given(st.text(max_size=30))
def test_whatever_is_given_is_written_or_refused(text: str) -> None:
    try:
        written = article_text({"title": text}, text, ZONE)
    except NotWritable:
        assume(False)
    assert _plain(_read(written).fields.entries["title"]) == text
