"""Findings as JSON, and as annotations of GitHub."""

from __future__ import annotations

import json
from pathlib import Path

from newsgen.check.finding import Finding
from newsgen.check.formats import as_github, as_json, in_repository
from newsgen.problems import Problem, Severity

_PROBLEM = Problem(
    "content/a,b:c%.md",
    3,
    "the link {what}",
    "100% {what}",
    "  甲\t",
    Severity.WARNING,
    (("what", "x\r\ny: z,"),),
)


def test_json_has_all_there_is_to_know() -> None:
    [found] = json.loads(as_json([Finding(_PROBLEM, "dead-anchor", 7, fixable=True)]))
    assert found == {
        "path": "content/a,b:c%.md",
        "line": 3,
        "column": 7,
        "severity": "warning",
        "code": "dead-anchor",
        "message": "the link x\r\ny: z,",
        "hint": "100% x\r\ny: z,",
        "excerpt": "甲",
        "fixable": True,
    }
    [whole] = json.loads(as_json([Finding(Problem("a.md", 0, "甲"))]))
    assert (whole["line"], whole["column"], whole["code"], whole["severity"]) == (
        None,
        None,
        "build",
        "error",
    )
    assert json.loads(as_json([])) == []


def test_github_is_told_in_its_own_escapes() -> None:
    told = as_github([Finding(_PROBLEM, "dead-anchor", 7), Finding(Problem("b.md", 0, "甲"))], "news/")
    assert told == (
        "::warning file=news/content/a%2Cb%3Ac%25.md,line=3,col=7,title=newsgen%3A dead-anchor"
        "::the link x%0D%0Ay: z,%0A100%25 x%0D%0Ay: z,\n"
        "::error file=news/b.md,title=newsgen%3A build::甲\n"
    )


def test_a_notice_is_a_notice_and_words_are_translated() -> None:
    finding = Finding(
        Problem("a.md", 1, "the {what}", severity=Severity.NOTICE, values=(("what", "甲"),)), "x"
    )
    assert as_github([finding], translate={"the {what}": "此{what}"}.__getitem__) == (
        "::notice file=a.md,line=1,title=newsgen%3A x::此甲\n"
    )


def test_paths_begin_at_the_repository(tmp_path: Path) -> None:
    site = tmp_path / "sites" / "news"
    site.mkdir(parents=True)
    assert in_repository(site) == ""
    (tmp_path / ".git").mkdir()
    assert in_repository(site) == "sites/news/"
    assert in_repository(tmp_path) == ""
