"""What a check finds, and what is made of it."""

from __future__ import annotations

from msgspec import Struct

from newsgen.problems import Problem, Severity, Values

#: The code of everything that a build reports itself.
BUILD = "build"


class Finding(Struct, frozen=True):
    """A problem with the `code` of the check that found it; `column` counts from 1, 0 is not known.

    It is `fixable` where `newsgen check --fix` can mend it.
    """

    problem: Problem
    code: str = BUILD
    column: int = 0
    fixable: bool = False


class Diagnostic(Struct, frozen=True):
    """What one check says of a text, at a line of the file; the code, the file and the weight are added.

    `severity` is only for what weighs something else than the check's findings usually do.
    """

    line: int
    message: str
    hint: str = ""
    values: Values = ()
    column: int = 0
    fixable: bool = False
    severity: Severity | None = None


def values(**given: str) -> Values:
    """Return values for placeholders as problems have them."""
    return tuple(sorted(given.items()))
