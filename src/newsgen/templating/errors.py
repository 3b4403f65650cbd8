"""What is wrong in a template -> a problem at its line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from newsgen.problems import Explained, Message, Problem, message, said_elsewhere

#: What may come of rendering a template that is wrong.
FAILURES = (
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    MemoryError,
    SyntaxError,  # of Python: twenty loops in each other
)

# What Jinja says where a template names what is not there.
_NO_ATTRIBUTE = re.compile(r"'newsgen[\w.]*\.(\w+)View object' has no attribute '(\w+)'")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")
# What its sandbox says.
_UNSAFE = re.compile(r"access to attribute '(\w+)' of .* is unsafe\.")
_RANGE = re.compile(r"Range too big\..*\((\d+)\)\.?")


class TemplateFailed(Exception):
    """A template that could not be rendered; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def problem_of(error: Exception, name: str, folders: Sequence[Path]) -> Problem:
    """Return what an error in a template, which lies in one of the folders, is to whoever wrote that."""
    if isinstance(error, TemplateSyntaxError):
        place, line, reason = error.filename or name, error.lineno, said_elsewhere(error.message or "")
    else:
        (place, line), reason = _place(error, name, folders), _reason(error)
    path = Path(place)
    excerpt = ""
    if line and path.is_file():
        excerpt = (path.read_text(encoding="utf-8").split("\n") + [""] * line)[line - 1]
    for folder in folders:
        if path.is_relative_to(folder):
            path = Path("templates") / path.relative_to(folder)
    return Problem(
        path.as_posix(),
        line,
        "this template fails: {reason}",
        "docs/templates.md lists what a template may use",
        excerpt,
        values=(("reason", reason),),
    )


def _place(error: Exception, name: str, folders: Sequence[Path]) -> tuple[str, int]:
    """Return the innermost template line that an error passed through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if any(Path(frame.filename).is_relative_to(folder) for folder in folders):
            return frame.filename, frame.lineno or 0
    return name, 0


def _reason(error: Exception) -> Message:
    """Return what Jinja says, the usual in our own words: without the names of Python classes."""
    if isinstance(error, Explained):
        return error.message
    if isinstance(error, SyntaxError):
        return said_elsewhere(error.msg)
    if isinstance(error, RecursionError):
        return message("it includes or calls itself without end")
    if found := _NO_ATTRIBUTE.fullmatch(str(error)):
        return message("`{name}` has no `{attribute}`", name=found[1].lower(), attribute=found[2])
    if found := _UNDEFINED.fullmatch(str(error)):
        return message("there is no `{name}`", name=found[1])
    if found := _UNSAFE.fullmatch(str(error)):
        return message("templates must not use `{attribute}`", attribute=found[1])
    if found := _RANGE.fullmatch(str(error)):
        return message("a range has at most {most} steps", most=found[1])
    return said_elsewhere(str(error))
