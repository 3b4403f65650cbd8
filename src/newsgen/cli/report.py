"""Problems, printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from newsgen.cli.place import shown
from newsgen.cli.speech import count, show, translate, warn
from newsgen.problems import Limit, Problem, Severity

__all__ = ["count", "problem_text", "report"]


def problem_text(problem: Problem) -> str:
    """Return a problem in the user's language, with the path of its file as it looks from here."""
    return replace(problem, path=shown(problem.path)).text(translate)


def report(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, fifty of a kind for each file, and how many there are."""
    limit = Limit()
    for problem in chain(filter(limit.admits, problems), limit.rest()):
        show(problem_text(problem), error=True)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if errors and warnings:
        warn("{errors}, {warnings}", errors=count(errors, "problem"), warnings=count(warnings, "warning"))
    elif problems:
        show(count(errors, "problem") if errors else count(warnings, "warning"), error=True)
