"""Problems, printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsgen.cli.speech import count, show, translate, warn
from newsgen.problems import Limit, Problem, Severity

__all__ = ["count", "report"]


def report(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, fifty of a kind for each file, and how many there are."""
    limit = Limit()
    for problem in chain(filter(limit.admits, problems), limit.rest()):
        show(problem.text(translate), error=True)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if errors and warnings:
        warn("{errors}, {warnings}", errors=count(errors, "problem"), warnings=count(warnings, "warning"))
    elif problems:
        show(count(errors, "problem") if errors else count(warnings, "warning"), error=True)
