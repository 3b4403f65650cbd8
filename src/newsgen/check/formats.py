"""Findings for programs: JSON, and the annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsgen.check.finding import Finding
from newsgen.problems import Message, Problem, Translate


def as_json(findings: Iterable[Finding], translate: Translate = str) -> str:
    """Return a JSON array with an object for each finding; what is not known of its place is null."""
    found = []
    for finding in findings:
        problem = finding.problem
        found.append(
            {
                "path": problem.path,
                "line": problem.line or None,
                "column": finding.column or None,
                "severity": problem.severity.value,
                "code": finding.code,
                "message": _filled(problem.message, problem, translate),
                "hint": _filled(problem.hint, problem, translate),
                "excerpt": problem.quoted,
                "fixable": finding.fixable,
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Iterable[Finding], prefix: str = "", translate: Translate = str) -> str:
    """Return a workflow command for each finding, which GitHub shows beside the line of the file.

    `prefix` is the site's folder in the repository, as paths start there. After GitHub's manual, Workflow
    commands for GitHub Actions; what is escaped, and how, is what `@actions/core` does.
    """
    lines = []
    for finding in findings:
        problem = finding.problem
        said = _filled(problem.message, problem, translate)
        if problem.hint:
            said = f"{said}\n{_filled(problem.hint, problem, translate)}"
        properties = {"file": f"{prefix}{problem.path}"}
        if problem.line:
            properties["line"] = str(problem.line)
        if problem.line and finding.column:
            properties["col"] = str(finding.column)
        properties["title"] = f"newsgen: {finding.code}"
        told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        lines.append(f"::{problem.severity.value} {told}::{_data(said)}\n")
    return "".join(lines)


def in_repository(site: Path) -> str:
    """Return the path of a site's folder in its repository, with a slash behind it; empty at its root, or
    where there is none."""
    folder = site.resolve()
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            inside = folder.relative_to(above).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _filled(sentence: str, problem: Problem, translate: Translate) -> str:
    return Message(sentence, problem.values).text(translate) if sentence else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
