"""Fields as the types that records want."""

from __future__ import annotations

import pytest

from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, read_fields
from newsgen.yamlfile.table import Field, Kind, table


def _reader(text: str, *rows: Field) -> FieldReader:
    report = Report("a.md", text)
    fields = read_fields(text, report)
    assert fields is not None
    return FieldReader(fields, report, table(*rows))


def _said(reader: FieldReader) -> list[str]:
    return [f"{p.line}: {p.message.format(**dict(p.values))}" for p in reader.report.problems]


def test_a_text_loses_white_space_around_it() -> None:
    reader = _reader("a: '  甲 乙  '\n")
    assert reader.text("a") == "甲 乙"
    assert reader.text("b") == ""
    assert _said(reader) == []


def test_a_list_is_no_text() -> None:
    reader = _reader("x: 1\na: [b, c]\n")
    assert reader.text("a") == ""
    assert _said(reader) == ["2: `a` takes one value, not a list"]


def test_a_required_text_is_missing_or_empty() -> None:
    rows = [Field(name, Kind.TEXT, "", "", required=True) for name in "ab"]
    reader = _reader("a: ' '\n", *rows)
    assert (reader.text("a"), reader.text("b")) == ("", "")
    assert _said(reader) == ["1: `a` is empty", "0: `b` is missing"]
    reader = _reader("a: ' '\n", *rows)
    reader.finished = False
    assert (reader.text("a"), reader.text("b")) == ("", "")
    assert _said(reader) == []


@pytest.mark.parametrize(
    "typed",
    [
        *("甲、乙", "甲，乙", "甲, 乙", "[甲, 乙]", "\n- 甲\n- 乙", "甲;乙；", "[甲, 乙, 甲, '']"),
        *("甲\n  乙", "\n  甲\n  乙", "甲、\n  乙", ">\n  甲\n  乙", "|\n  甲\n  乙", "［甲\n  乙］"),
    ],
)
def test_a_list_may_be_written_in_several_ways(typed: str) -> None:
    reader = _reader(f"tags: {typed}\n")
    assert reader.texts("tags") == ("甲", "乙")
    assert _said(reader) == []


def test_an_item_of_several_lines_is_several_words_only_where_items_are_parted() -> None:
    reader = _reader("tags:\n  - 甲\n    乙\n  - 丙\n")
    assert reader.texts("tags", parted=True) == ("甲", "乙", "丙")
    assert reader.texts("tags") == ("甲乙", "丙")


def test_no_list_and_an_empty_list_are_the_same() -> None:
    reader = _reader("a: []\nb:\n")
    assert (reader.texts("a"), reader.texts("b"), reader.texts("c")) == ((), (), ())
    assert _said(reader) == []


def test_only_words_can_be_in_a_list() -> None:
    reader = _reader("a:\n  - 甲\n  - {b: c}\nd: {e: f}\n")
    assert reader.texts("a") == ("甲",)
    assert reader.texts("d") == ()
    assert _said(reader) == ["3: `a` is a list of words", "4: `d` is a list of words"]


def test_a_choice_is_one_of_the_words() -> None:
    known = ("draft", "published")
    rows = [
        Field(name, Kind.CHOICE, "", "", default="published", choices=known, words={"草稿": "draft"})
        for name in "abcdef"
    ]
    reader = _reader("a: draft\nb: drift\nc: zzz\ne: 草稿\nf: Draft\n", *rows)
    assert [reader.choice(name) for name in "abcdef"] == [
        *("draft", "published", "published", "published", "draft", "draft")
    ]
    assert reader.choice("a", known) == "draft"
    hints = [problem.text().split("hint: ")[1] for problem in reader.report.problems]
    assert hints == ["did you mean `draft`?", "one of: draft, published"]


@pytest.mark.parametrize(("typed", "read"), [("3", 3), ("0", 9), ("-1", 9), ("٣", 9), ("1e3", 9), ("", 9)])
def test_a_whole_number_has_a_least_value(typed: str, read: int) -> None:
    reader = _reader(f"a: {typed}\n", Field("a", Kind.NUMBER, "", "", default="9", least=1))
    assert reader.whole_number("a") == read
    assert len(_said(reader)) == (read == 9 and typed != "")


@pytest.mark.parametrize(
    "typed", ["https://a.example", "HTTP://a.example/b?c=d#e", "https://例子.example/路"]
)
def test_a_web_address_is_taken_as_it_is(typed: str) -> None:
    reader = _reader(f"a: {typed}\n")
    assert reader.url("a") == typed
    assert _said(reader) == []


@pytest.mark.parametrize(
    "typed", ["a.example", "javascript:alert(1)", "ftp://a.example/", "https://a.example/b c"]
)
def test_another_address_is_refused(typed: str) -> None:
    reader = _reader(f"a: {typed}\n")
    assert reader.url("a") == ""
    assert _said(reader) == [f"1: `{typed}` in `a` is not a web address"]


def test_a_nested_mapping_has_a_reader_of_its_own() -> None:
    reader = _reader("a:\n  b: c\nd: e\n")
    inner = reader.mapping("a")
    assert inner is not None
    assert (inner.text("b"), inner.line("b"), inner.line("missing")) == ("c", 2, 2)
    assert reader.mapping("missing") is None
    assert reader.mapping("d") is None
    assert _said(reader) == ["3: `d` has fields of its own, one a line"]


def test_a_list_of_mappings_may_be_a_single_one() -> None:
    reader = _reader("a:\n  - {b: 1}\n  - {b: 2}\nc: {b: 3}\nd: [x]\n")
    assert [entry.text("b") for entry in reader.mappings("a")] == ["1", "2"]
    assert [entry.text("b") for entry in reader.mappings("c")] == ["3"]
    assert reader.mappings("d") == ()
    assert reader.mappings("missing") == ()
    assert _said(reader) == ["5: `d` is a list of entries with fields of their own"]


def test_only_what_the_table_does_not_have_is_unknown() -> None:
    rows = [Field("summary", Kind.TEXT, "摘要", "", elsewhere="description"), Field("a", Kind.TEXT, "", "")]
    reader = _reader("a: 1\nsumary: 2\nDescription: 3\n摘要: 4\nzzz: 5\nb: 6\n", *rows)
    reader.finish({"b"})
    hints = [problem.text().split("hint: ")[1] for problem in reader.report.problems]
    assert _said(reader) == [
        f"{line}: unknown field `{key}`"
        for line, key in ((2, "sumary"), (3, "Description"), (4, "摘要"), (5, "zzz"))
    ]
    assert hints == [
        "did you mean `summary`?",
        "here it is called `summary`",
        "here it is called `summary`",
        "the fields are: summary, a",
    ]


def test_of_a_thousand_unknown_fields_fifty_are_told() -> None:
    reader = _reader("".join(f"k{number}: 1\n" for number in range(1000)), Field("a", Kind.TEXT, "", ""))
    reader.finish()
    assert _said(reader)[49:] == ["50: unknown field `k49`", "51: 950 more fields are unknown"]


def test_lines_are_one_unless_they_are_wanted() -> None:
    reader = _reader("a: |\n  第一句。\n  第二句\n  in two\nb: |\n  甲\n  乙\n")
    assert reader.text("a") == "第一句。第二句 in two"
    assert reader.text("b", lines=True) == "甲\n乙"
    assert reader.texts("b") == ("甲", "乙")


def test_nobody_sees_what_nobody_can() -> None:
    reader = _reader('a: "基\\u200b金\\ufeff"\nb: ["\\u200b", "甲\\u200b", 甲]\nc: "\\u200b"\n')
    assert reader.text("a") == "基金"
    assert reader.texts("b") == ("甲",)
    assert reader.node("c") is None
