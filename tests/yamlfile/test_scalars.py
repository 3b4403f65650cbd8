"""What is typed stays a string, whatever YAML 1.1 would make of it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsgen.problems import Report
from newsgen.yamlfile import Fields, Items, Text, read_fields, read_list, slips

# Strings that any YAML file can hold: printable, and no line separators but \n.
_PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"),
    max_size=30,
)


def _read(text: str) -> tuple[Fields, Report]:
    report = Report("file.md", text)
    fields = read_fields(text, report)
    assert fields is not None
    return fields, report


def _strings(text: str) -> dict[str, str]:
    fields, report = _read(text)
    assert report.problems == ()
    return {key: node.value for key, node in fields.entries.items() if isinstance(node, Text)}


@pytest.mark.parametrize(
    "typed",
    [
        "002415",
        "no",
        "yes",
        "on",
        "10:30",
        "1e3",
        "0x1F",
        "0b11",
        "1_000",
        "3.10",
        ".inf",
        "=",
        "true",
        "2026-02-30",
        "12:30:45",
        "190:20:30",
        "-0",
        "+86",
        "<<",
        "50%",
    ],
)
def test_a_plain_value_stays_what_was_typed(typed: str) -> None:
    assert _strings(f"code: {typed}\n") == {"code": typed}


@pytest.mark.parametrize("key", ["002415", "no", "10.30", "~", "<<", "null"])
def test_a_key_stays_what_was_typed(key: str) -> None:
    assert _strings(f"{key}: x\n") == {key: "x"}


def test_values_in_quotes_lose_the_quotes_only() -> None:
    assert _strings("a: '002415'\nb: \"no\"\nc: '~'\nd: ''\n") == {
        "a": "002415",
        "b": "no",
        "c": "~",
        "d": "",
    }


@pytest.mark.parametrize("typed", ["~", "null"])
def test_an_unquoted_null_is_an_empty_value(typed: str) -> None:
    assert _strings(f"summary: {typed}\n") == {"summary": ""}


def test_both_loaders_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: ~\nb: null\nc: no\nd: '~'\ne: [~, 1]\n"
    fast, _ = _read(text)
    monkeypatch.setattr(slips, "_Loader", yaml.BaseLoader)
    plain, _ = _read(text)
    assert fast == plain


def test_a_key_without_a_value_is_empty() -> None:
    fields, report = _read("title:\ntags:\n")
    assert fields.entries == {"title": Text("", 1), "tags": Text("", 2)}
    assert report.problems == ()


def test_lists_and_mappings_keep_strings_too() -> None:
    fields, _ = _read("codes: [002415, no]\nimage: {src: 1e3}\n")
    assert fields.entries["codes"] == Items((Text("002415", 1), Text("no", 1)), 1)
    assert fields.entries["image"] == Fields({"src": Text("1e3", 2)}, {"src": 2}, 2)


def test_a_text_with_comments_only_has_no_fields() -> None:
    fields, report = _read("# nothing yet\n\n")
    assert (fields.entries, fields.key_lines) == ({}, {})
    assert report.problems == ()


@given(st.dictionaries(_PRINTABLE.filter(bool), _PRINTABLE, max_size=5))
def test_a_mapping_dumped_with_quotes_reads_back_the_same(mapping: dict[str, str]) -> None:
    for style in ("'", '"'):
        text = yaml.safe_dump(mapping, default_style=style, allow_unicode=True, width=10**6)
        if mapping:
            assert _strings(text) == mapping


@given(st.lists(_PRINTABLE, min_size=1, max_size=5))
def test_a_list_dumped_with_quotes_reads_back_the_same(values: list[str]) -> None:
    report = Report("names.yaml")
    text = yaml.safe_dump(values, default_style='"', allow_unicode=True, width=10**6)
    read = read_list(text, report)
    assert [node.value for node in read if isinstance(node, Text)] == values
    assert report.problems == ()


@pytest.mark.parametrize("value", ["&a 新聞", "&a", "! 新聞", "!!int 新聞", "!!!"])
def test_a_value_that_yaml_would_take_for_an_anchor_or_a_tag_is_refused(value: str) -> None:
    report = Report("file.md")
    read_fields(f"title: {value}\n", report)
    assert [problem.text() for problem in report.problems] == [
        f"file.md:1: a value that starts with `{value[0]}` must be put in quotes, or a part is lost\n"
        f'  hint: write "{value[0]}…"'
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("很長的\n  標題分\n  三行", "很長的標題分三行"),
        (">\n  第一句，\n  第二句\n  in two\n  lines", "第一句，第二句 in two lines"),
        (">-\n  甲\n\n  乙\n  丙", "甲\n乙丙"),
        ("'它''s 一\n  行'", "它's 一行"),
        ('"一 行\n  二行"', "一 行二行"),
        ("|-\n  甲\n  乙", "甲\n乙"),
        ("甲 乙\n  丙", "甲 乙丙"),
    ],
)
def test_lines_of_chinese_are_joined_without_a_gap(typed: str, value: str) -> None:
    fields, report = _read(f"title: {typed}\n")
    assert report.problems == ()
    node = fields.entries["title"]
    assert isinstance(node, Text)
    assert node.value.rstrip("\n") == value


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2003", " \u3000"])
@pytest.mark.parametrize("fields", ["title:{}甲\nname: 乙\n", "name: 乙\ntitle:{}甲\n", "title:{}甲"])
def test_a_space_of_the_input_method_is_told_at_its_line(space: str, fields: str) -> None:
    read, report = _read(fields.format(space))
    plain = space.startswith(" ")
    assert [problem.line for problem in report.problems] == (
        [] if plain else [fields.split("\n").index("title:{}甲") + 1]
    )
    assert {name: getattr(node, "value", "").strip() for name, node in read.entries.items()}["title"] == "甲"


def test_a_field_of_an_entry_is_told_at_its_line_too() -> None:
    read, report = _read("a:\n  name:　甲\nb:\n  src：x.png\n  alt: 乙\ntags:\n  -　丙\n  -丁\n")
    assert [problem.line for problem in report.problems] == [2, 4, 7, 8]
    assert isinstance(read.entries["a"], Fields)
    assert isinstance(read.entries["tags"], Items)


@pytest.mark.parametrize("value", ["時間:　三月", "-5%", "-{甲}-", "來源：某報"])
def test_what_only_looks_like_a_field_or_an_item_stays(value: str) -> None:
    read, report = _read(f"summary:\n  {value}\n")
    assert report.problems == ()
    assert read.entries["summary"] == Text(value, 2)
