"""What an editor must mend, and how it is said.

A problem carries data: a message with `{placeholders}` and the values for them, so that the command
line can translate the wording. Only the command line prints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not (but for `--strict`)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `path` is relative to the site and has forward slashes; `line` counts from 1, and 0 means the whole
    file. `message` and `hint` are English sentences with `{name}` placeholders for `values`; `excerpt`
    is the line as the editor wrote it.
    """

    path: str
    line: int
    message: str
    hint: str = ""
    excerpt: str = ""
    severity: Severity = Severity.ERROR
    values: tuple[tuple[str, str], ...] = ()

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the problem as an editor reads it: `path:line: message`, the line itself, a hint."""
        values = dict(self.values)
        place = f"{self.path}:{self.line}" if self.line else self.path
        label = f"{translate('warning')}: " if self.severity is Severity.WARNING else ""
        lines = [f"{place}: {label}{translate(self.message).format(**values)}"]
        if self.excerpt.strip():
            lines.append(f"    {_visible(self.excerpt.strip())}")
        if self.hint:
            lines.append(f"  {translate('hint')}: {translate(self.hint).format(**values)}")
        return "\n".join(lines)


def stops(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether any of the problems stops a build; with `strict` every one does."""
    return any(strict or problem.severity is Severity.ERROR for problem in problems)


class BuildFailed(Exception):  # noqa: N818 - the name is the one that people say
    """A build that ended without publishing; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


class Report:
    """Gathers the problems of one file; knows its lines, so that each problem can show its own."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self._lines: list[str] = []
        self._problems: list[Problem] = []
        self.show(text)

    def show(self, text: str) -> None:
        """Tell the file's text, once it is read, so that problems can quote it."""
        self._lines = text.split("\n")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything reported so far, in the order of the report."""
        return tuple(self._problems)

    @property
    def failed(self) -> bool:
        """Whether an error (not only warnings) was reported."""
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def quote(self, line: int) -> str:
        """Return a line of the file."""
        return self._lines[line - 1] if 0 < line <= len(self._lines) else ""

    def error(self, line: int, message: str, hint: str = "", **values: str) -> None:
        """Report what stops the build."""
        self._add(Severity.ERROR, line, message, hint, values)

    def warning(self, line: int, message: str, hint: str = "", **values: str) -> None:
        """Report what the editor should look at."""
        self._add(Severity.WARNING, line, message, hint, values)

    def _add(self, severity: Severity, line: int, message: str, hint: str, values: dict[str, str]) -> None:
        self._problems.append(
            Problem(self.path, line, message, hint, self.quote(line), severity, tuple(sorted(values.items())))
        )


def _visible(line: str) -> str:
    """Return a line with control characters shown as such, so that no terminal obeys them."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in line)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, by path and line: the same report on every machine."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line, p.message, p.values)))


def nearest(word: str, known: Sequence[str], most: int = 1) -> list[str]:
    """Return the known words that `word` may be a slip for, the likeliest first; often none."""
    from difflib import get_close_matches  # here, as few builds find a slip

    # Of a Chinese word of two characters, one wrong is half of it.
    cutoff = 0.6 if word.isascii() else 0.5
    return get_close_matches(word, known, n=most, cutoff=cutoff)
