"""A registry that a program has filled without end is refused at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from newsgen.problems import BuildFailed, Report
from newsgen.yamlfile import read_fields, read_list
from newsgen.yamlfile.read import MOST_ENTRIES

if TYPE_CHECKING:
    from conftest import SiteFolder


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


@pytest.mark.slow
@pytest.mark.parametrize(
    "file", ["strings", "sources", "regions", "notices", "permitted-sources", "reviewed"]
)
def test_what_is_wrong_with_many_entries_is_told_in_linear_time(file: str, site: SiteFolder) -> None:
    site.article("a")

    def seconds(number: int) -> float:
        site.write(f"content/{file}.yaml", "".join(f"k{at}: v\n" for at in range(number)))
        started = time.process_time()
        with pytest.raises(BuildFailed):
            site.publish(cache=False)
        return time.process_time() - started

    seconds(10)  # what is loaded once
    few, many = seconds(20_000), seconds(80_000)
    assert many < 8 * few, (few, many)
