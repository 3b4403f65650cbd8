"""Files that break parsers: aliases that multiply, nesting without end, and any text at all."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.library.fields import ARTICLE
from newsgen.library.front_matter import read_document
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.textfile import decode
from newsgen.yamlfile import FieldReader, Text, read_fields

_DEEP = 100_000
_ALIASES = "YAML anchors and aliases (`&`, `*`) are not used here"
_ANCHOR = "a value that starts with `{mark}` must be put in quotes, or a part is lost"
_NESTED = "the fields are nested too deep to be read"

# Runs apart, so that a crash of the C parser is a failing test and not the end of the run.
_APART = """
import sys
from newsgen.problems import Report
from newsgen.yamlfile import read_fields, read_list
for read in (read_fields, read_list):
    report = Report("a.md")
    read(eval(sys.argv[1], {"n": int(sys.argv[2])}), report)
    assert report.failed
    print(report.problems[0].message)
"""


def _apart(expression: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program, with texts of this file
        [sys.executable, "-c", _APART, expression, str(_DEEP)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "expression",
    [
        '"[" * n',
        '"[" * n + "]" * n',
        '"{a: " * n',
        '"a: " + "[" * n',
        '"".join(" " * i + "a:\\n" for i in range(2000))',
        '"- " * n + "a"',
        '"? " * n',
        '"# " + "]" * n + "\\na: " + "[" * n',
    ],
    ids=[
        "open brackets",
        "brackets",
        "braces",
        "brackets of a field",
        "block mappings",
        "block lists",
        "complex keys",
        "brackets closed in a comment",
    ],
)
def test_deep_nesting_is_a_problem_and_no_crash(expression: str) -> None:
    done = _apart(expression)
    assert done.returncode == 0, done.stderr[-300:]
    assert set(done.stdout.splitlines()) == {_NESTED}


@pytest.mark.parametrize("text", ["- " * 900 + "a", "- " * 2000 + "a", "a: " + "[" * 90 + "]" * 90])
def test_moderate_nesting_ends_in_words(text: str) -> None:
    report = Report("a.md")
    assert read_fields(text, report) is None or not report.failed


def test_brackets_that_do_not_nest_are_no_nesting() -> None:
    report = Report("a.md")
    fields = read_fields("\n".join(f"k{n}: [a]" for n in range(300)), report)
    assert fields is not None
    assert len(fields.entries) == 300
    assert not report.failed


def test_an_alias_is_refused_and_the_rest_is_read() -> None:
    report = Report("a.md")
    fields = read_fields("title: &t 甲\nsummary: *t\nsource: x\n", report)
    assert [problem.message for problem in report.problems] == [_ANCHOR, _ALIASES]
    assert fields is not None
    assert fields.entries["source"] == Text("x", 3)


def test_an_alias_to_nothing_is_a_value_without_quotes() -> None:
    report = Report("a.md")
    fields = read_fields("title: *重要\n", report)
    assert fields is not None
    assert fields.entries["title"] == Text("*重要", 1)
    assert report.failed


def test_an_alias_bomb_is_read_once_a_node() -> None:
    levels = ["a0: &a0 [x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    report = Report("a.md")
    fields = read_fields("\n".join(levels), report)
    assert fields is not None
    assert Counter(problem.message for problem in report.problems) == {_ANCHOR: 60, _ALIASES: 59 * 9}


def test_a_node_that_holds_itself_is_refused() -> None:
    report = Report("a.md")
    read_fields("a: &a [*a]\n", report)
    assert [problem.message for problem in report.problems] == [_ANCHOR, _ALIASES]


_BITS = st.sampled_from(
    [
        "title",
        "標題",
        "source",
        ":",
        "：",
        ": ",
        " ",
        "\n",
        "\n  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "#",
        "&a ",
        "*a",
        "|",
        ">",
        "!",
        "%",
        "@",
        "`",
        "\t",
        "\ufeff",
        "\x07",
        "？",
        "字",
        "---",
        "...",
        "?",
        "<<",
        "\\",
        "\r\n",
        "\r",
        "\x85",
        "\u2028",
        "\u2029",
        "\x00",
    ]
)
_TEXTS = st.one_of(st.text(st.characters(codec="utf-8")), st.lists(_BITS).map("".join))


@given(_TEXTS)
@example("title: [")
@example("\ufeff\ufeffa: b")
@example("a: b\n---\nc: d")
def test_any_front_matter_gives_problems_with_lines_of_the_file(front: str) -> None:
    report = Report("a.md")
    text = decode(f"---\n{front}\n---\n正文\n".encode(), report)
    if text is not None:
        document = read_document(SourceFile("a.md", text), report)
        assert document is not None or report.failed
        if document is not None:
            FieldReader(document.fields, report, ARTICLE).finish()
    lines = front.count("\n") + front.count("\r") + 4
    for problem in report.problems:
        assert 1 <= problem.line <= lines
        assert problem.text()


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_problem(raw: bytes) -> None:
    report = Report("a.md")
    text = decode(raw, report)
    assert (text is None) == report.failed


@pytest.mark.parametrize("text", ["---", "--- ", "---\n", "!x"])
def test_a_value_that_begins_behind_the_end_is_reported_in_the_file(text: str) -> None:
    report = Report("a.yaml", text)
    assert read_fields(text, report) is None
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in report.problems)
    assert report.failed
