"""Findings for programs: JSON, and the annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsgen.check.finding import Finding
from newsgen.problems import Message, Problem, Translate
from newsgen.review.annotation import annotation


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

    `prefix` is the site's folder in the repository, as paths start there.
    """
    lines = []
    for finding in findings:
        problem = finding.problem
        said = _filled(problem.message, problem, translate)
        if problem.hint:
            said = f"{said}\n{_filled(problem.hint, problem, translate)}"
        properties: dict[str, object] = {"file": f"{prefix}{problem.path}"}
        if problem.line:
            properties["line"] = problem.line
        if problem.line and finding.column:
            properties["col"] = finding.column
        properties["title"] = f"newsgen: {finding.code}"
        lines.append(f"{annotation(problem.severity.value, properties, said)}\n")
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
