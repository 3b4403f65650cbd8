"""Colours for people at a terminal, by how much a problem weighs."""

from __future__ import annotations

import os
from typing import TextIO

from newsgen.problems import Problem, Severity

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTICE: "36"}
_OF_DIFFS = {"+": "32", "-": "31", "@": "36"}


def wants_colour(stream: TextIO) -> bool:
    """Whether colours are wanted: on a terminal that has them, unless NO_COLOR says no (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painted(problem: Problem, first_line: str, colour: bool) -> str:
    """Return the first line of a problem, with its place in the colour of its weight."""
    place = f"{problem.path}:{problem.line}:" if problem.line else f"{problem.path}:"
    if not colour or not first_line.startswith(place):
        return first_line
    return f"\x1b[{_COLOURS[problem.severity]}m{place}\x1b[0m{first_line.removeprefix(place)}"


def diff_line(line: str, colour: bool) -> str:
    """Return a line of a diff; no terminal is to obey what stands in it."""
    shown = "".join(
        char if char == "\t" or char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line
    )
    code = _OF_DIFFS.get(line[:1])
    return f"\x1b[{code}m{shown}\x1b[0m" if colour and code else shown
