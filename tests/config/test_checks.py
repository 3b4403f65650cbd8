"""`checks` in newsgen.yaml and in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsgen.config import CheckLevel, read_checks, read_config
from newsgen.config.fields import SITE
from newsgen.problems import Report, Severity
from newsgen.yamlfile import FieldReader, read_fields

if TYPE_CHECKING:
    from conftest import SiteFolder


def _read(text: str) -> tuple[tuple[CheckLevel, ...], list[str]]:
    report = Report("newsgen.yaml", text)
    fields = read_fields(text, report)
    assert fields is not None
    levels = read_checks(FieldReader(fields, report, SITE))
    return levels, [problem.text() for problem in report.problems]


def test_levels_are_read_with_their_lines() -> None:
    levels, problems = _read("checks:\n  mixed-scripts: off\n  image-credit: error\n")
    assert problems == []
    assert levels == (
        CheckLevel("mixed-scripts", None, 2),
        CheckLevel("image-credit", Severity.ERROR, 3),
    )
    assert _read("title: 甲\n") == ((), [])


def test_another_level_is_a_problem() -> None:
    levels, [problem] = _read("checks: {mixed-scripts: no}\n")
    assert levels == ()
    assert problem.startswith("newsgen.yaml:1: `no` is not a value of `mixed-scripts`")
    levels, [problem] = _read("checks: off\n")
    assert levels == ()
    assert "`checks` has fields of its own" in problem


def test_no_page_is_made_anew_for_another_level(site: SiteFolder) -> None:
    before = read_config(site.folder, Report(""))
    site.configure("checks: {mixed-scripts: off}\n")
    after = read_config(site.folder, Report(""))
    assert before is not None
    assert after is not None
    assert after.checks
    assert before.checks != after.checks
    assert before.on_pages() == after.on_pages()
