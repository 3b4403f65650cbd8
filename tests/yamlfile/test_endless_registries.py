"""A registry that a program has filled without end is refused at once."""

from __future__ import annotations

from newsgen.problems import Report
from newsgen.yamlfile import read_fields, read_list
from newsgen.yamlfile.read import MOST_ENTRIES


def test_more_lines_or_commas_than_allowed_are_not_read() -> None:
    for text in ("a: b\n" * MOST_ENTRIES + "c: d\n", "{" + "a: b, " * (MOST_ENTRIES + 1) + "c: d}"):
        report = Report("content/names.yaml", text)
        assert read_fields(text, report) is None
        assert read_list(text, report) == ()
        assert {problem.message for problem in report.problems} == {
            "there is more in this file than can be read: {count} lines and commas, where {most} are allowed"
        }


def test_as_many_as_are_allowed_are_read() -> None:
    report = Report("content/names.yaml")
    assert len(read_list("- a\n" * 20_000, report)) == 20_000
    assert not report.problems
