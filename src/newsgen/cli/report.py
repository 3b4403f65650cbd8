"""Problems, printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain

from msgspec.structs import replace

from newsgen.cli.place import shown
from newsgen.cli.speech import count, show, translate
from newsgen.problems import Problem, ProblemLimit, Severity


def problem_text(problem: Problem) -> str:
    """Return a problem in the user's language, with the path of its file as it looks from here."""
    return replace(problem, path=shown(problem.path)).text(translate)


def report(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, fifty of a kind for each file, and how many there are."""
    limit = ProblemLimit()
    for problem in chain(filter(limit.admits, problems), limit.rest()):
        show(problem_text(problem), error=True)
    if problems:
        show(counted(problem.severity for problem in problems), error=True)


def counted(weights: Iterable[Severity]) -> str:
    """Return how many problems there are of each weight, in words."""
    by_weight = Counter(weights)
    errors, warnings, notices = (by_weight[weight] for weight in Severity)
    counts = [count(errors, "problem")] * bool(errors)
    counts += [count(warnings, "warning")] * bool(warnings)
    counts += [count(notices, "notice")] * bool(notices)
    return reduce(lambda told, more: translate("{told}, {more}").format(told=told, more=more), counts)
