"""Colours for people at a terminal, by how much a problem weighs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from newsgen.problems import Problem, Severity

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTICE: "36"}
_FOUND = "1;31"
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
    """Return a line of a diff."""
    shown = _harmless(line)
    code = _OF_DIFFS.get(line[:1])
    return f"\x1b[{code}m{shown}\x1b[0m" if colour and code else shown


def marked(line: str, places: Iterable[tuple[int, int]], colour: bool) -> str:
    """Return a line in which something was found, its places as grep paints them."""
    shown = _harmless(line)
    for start, end in sorted(places, reverse=True) if colour else ():
        shown = f"{shown[:start]}\x1b[{_FOUND}m{shown[start:end]}\x1b[0m{shown[end:]}"
    return shown


def _harmless(line: str) -> str:
    """Return a line of a file with nothing in it that a terminal would obey."""
    return "".join(
        char if char == "\t" or char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line
    )
