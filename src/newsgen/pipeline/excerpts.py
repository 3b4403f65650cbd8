"""Problems with the lines that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from newsgen.problems import Problem


def with_excerpts(problems: Iterable[Problem], site: Path) -> Iterable[Problem]:
    """Give each problem the line that it is about, where the stage that found it had no text at hand."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.excerpt or not problem.line:
            yield problem
            continue
        if problem.path not in lines:
            try:
                text = (site / problem.path).read_text("utf-8-sig")  # with universal newlines
            except (OSError, UnicodeDecodeError):
                text = ""
            lines[problem.path] = text.split("\n")
        excerpt = lines[problem.path][problem.line - 1 : problem.line]
        yield replace(problem, excerpt=excerpt[0]) if excerpt else problem
