"""Every problem and every value knows its line, wherever the YAML starts in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.library.fields import ARTICLE
from newsgen.problems import Report
from newsgen.textfile import decode
from newsgen.yamlfile import FieldReader, Fields, Items, Text, read_fields, read_list


def _lines(text: str, first_line: int = 1) -> list[tuple[int, str]]:
    report = Report("file.md")
    read_fields(text, report, first_line)
    return [(problem.line, problem.message) for problem in report.problems]


@pytest.mark.parametrize("first_line", [1, 2, 40])
def test_values_count_from_the_first_line_of_the_yaml(first_line: int) -> None:
    fields = read_fields("a: 1\nb:\n  - x\n  - y\nc: {d: 2}\n", Report("file.md"), first_line)
    assert fields is not None
    assert fields.key_lines == {"a": first_line, "b": first_line + 1, "c": first_line + 4}
    items = fields.entries["b"]
    assert isinstance(items, Items)
    assert [node.line for node in items.values] == [first_line + 2, first_line + 3]


@pytest.mark.parametrize(
    "before",
    [
        "summary: |\n  one\n  two\n",
        "summary: >\n  one\n\n  two\n",
        "summary: one\n  two\n  three\n",
        'summary: "one\n  two"\n',
        "summary: 'one\n\n  two'\n",
        "# a comment\n\n",
        "tags:\n- a\n- b\n",
        "tags: [a,\n  b]\n",
    ],
    ids=["literal", "folded", "plain", "double-quoted", "single-quoted", "comment", "list", "flow"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_problem_after_a_value_of_several_lines_has_its_own_line(before: str, end: str) -> None:
    line = before.count("\n") + 2
    report = Report("file.md")
    text = decode(f"\ufeff{before}title: x\ntitle: y\n".replace("\n", end).encode(), report)
    assert text is not None
    read_fields(text, report)
    assert [(problem.line, problem.excerpt) for problem in report.problems] == [(line, "title: y")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_value_that_needs_quotes_is_reported_at_its_line(end: str) -> None:
    text = f"tags: [a,{end}  b]{end}title: a: b{end}"
    assert _lines(text, 2) == [(4, "the value of `{key}` must be put in quotes")]


def test_a_missing_bracket_is_reported_at_its_line() -> None:
    assert [line for line, _ in _lines("a: x\nb: [c\nd: y\n")] == [2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: a\nimage:\n  src: a: b\ndate: x\n", 3),
        ("image:\n  caption: 'x' y\ntitle: z\n", 2),
        ("title: a\n  b: c\ntags: d\n", 2),
        ("title: a\nno field at the end", 2),
        ("tags:\n  - a\n - b\nsource: x\n", 3),
        ("- a: b: c\n", 1),
    ],
)
def test_a_syntax_error_is_reported_at_its_line(text: str, line: int) -> None:
    assert [found for found, _ in _lines(text)] == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: a\nno field\nsource: x\n", 2),
        ("title: a\nno field\n\n\nsource: x\n", 2),
        ("summary: |\n  a\n  b\nno field\nsource: x\n", 4),
        ("title: a\nno field\n# a comment\nsource: x\n", 2),
        ("no field\nsource: x\n", 1),
    ],
)
def test_a_line_that_is_no_field_is_reported_not_the_one_after_it(text: str, line: int) -> None:
    assert _lines(text) == [(line, "this line is not a field")]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_a_unicode_line_separator_does_not_shift_the_lines_after_it(separator: str) -> None:
    report = Report("file.md")
    text = f'title: "a{separator}b"\nsource: x\nsource: y\n'
    read_fields(text, report)
    assert [problem.line for problem in report.problems] == [3]


def test_a_list_entry_knows_its_line() -> None:
    report = Report("names.yaml")
    entries = read_list("- a: 1\n  b: 2\n\n- a: 3\n", report)
    assert [entry.line for entry in entries] == [1, 4]


def test_an_entry_of_its_own_fields_reports_at_the_line_of_the_field() -> None:
    report = Report("file.md")
    fields = read_fields("image:\n  src: a.png\n  wdith: 3\n", report, first_line=5)
    assert fields is not None
    image = FieldReader(fields, report, ARTICLE).mapping("image")
    assert image is not None
    image.text("src")
    image.finish()
    assert [(problem.line, problem.message) for problem in report.problems] == [(7, "unknown field `{key}`")]


@given(
    st.lists(st.sampled_from(["plain", "|\n  a\n  b", "'q'", "\n  - x\n  - y", '"a\n  b"', "# c"])),
    st.integers(1, 50),
)
def test_the_line_of_each_key_is_the_one_that_it_stands_in(values: list[str], first_line: int) -> None:
    text = "".join(f"k{number}: {value}\n" for number, value in enumerate(values))
    fields = read_fields(text, Report("file.md"), first_line)
    assert isinstance(fields, Fields)
    lines = text.split("\n")
    for number in range(len(values)):
        assert lines[fields.key_lines[f"k{number}"] - first_line].startswith(f"k{number}:")
        node = fields.entries[f"k{number}"]
        assert not isinstance(node, Text) or first_line <= node.line < first_line + len(lines)
