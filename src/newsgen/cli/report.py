"""Problems, printed."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.cli.speech import count, show, translate, warn
from newsgen.problems import Problem, Severity

__all__ = ["count", "report"]


def report(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, and how many there are."""
    for problem in problems:
        show(problem.text(translate), error=True)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if errors and warnings:
        warn("{errors}, {warnings}", errors=count(errors, "problem"), warnings=count(warnings, "warning"))
    elif problems:
        show(count(errors, "problem") if errors else count(warnings, "warning"), error=True)
