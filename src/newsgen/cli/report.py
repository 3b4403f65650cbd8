"""Problems, printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newsgen.problems import Problem, Severity


def report(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, and how many there are."""
    for problem in problems:
        print(problem.text(), file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [count(errors, "problem")] * bool(errors) + [count(warnings, "warning")] * bool(warnings)
    if counts:
        print(", ".join(counts), file=sys.stderr)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
