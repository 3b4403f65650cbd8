"""What an editor must mend, and how it is said.

A problem carries data: a message with `{placeholders}` and the values for them, so that the command
line can translate the wording. Only the command line prints.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

#: The problems of a kind that are told of a file.
MOST_TOLD = 50
_LONGEST = 200  # characters of a line that are shown

#: Takes a sentence of newsgen and returns it in the user's language, its placeholders kept.
Translate = Callable[[str], str]


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not (but for `--strict`), and a
    notice never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Message(NamedTuple):
    """A constant English sentence with `{name}` placeholders, and the values for them.

    A value that is a message itself is translated too; a string, such as what an editor typed, never is.
    """

    sentence: str
    values: Values = ()

    def text(self, translate: Translate = str) -> str:
        """Return what is said."""
        values = {
            name: value.text(translate) if isinstance(value, Message) else value
            for name, value in self.values
        }
        return translate(self.sentence).format(**values)

    def __str__(self) -> str:
        return self.text()


#: The values of placeholders, by name.
Values = tuple[tuple[str, str | Message], ...]


def message(sentence: str, **values: str | Message) -> Message:
    """Return a message."""
    return Message(sentence, tuple(sorted(values.items())))


def sentence(sentence: str) -> str:
    """Return a constant sentence as it is: this marks, for the catalogue, one that is said elsewhere."""
    return sentence


def said_elsewhere(text: str) -> Message:
    """Return what another program says; it is translated where the catalogue happens to have it."""
    escaped = text.replace("{", "{{").replace("}", "}}")
    return Message(escaped)


def reason_of(error: OSError) -> Message:
    """Return why the system refuses something."""
    if isinstance(error, Explained):
        return error.message
    return said_elsewhere(error.strerror or str(error))


class Problem(Struct, frozen=True):
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
    values: Values = ()

    def text(self, translate: Translate = str) -> str:
        """Return the problem as an editor reads it: `path:line: message`, the line itself, a hint."""
        said = Message(self.message, self.values)
        if self.severity is Severity.WARNING:
            said = message("warning: {text}", text=said)
        elif self.severity is Severity.NOTICE:
            said = message("notice: {text}", text=said)
        place = f"{self.path}:{self.line}" if self.line else self.path
        lines = [_visible(f"{place}: {said.text(translate)}")]
        if self.quoted:
            lines.append(f"    {_visible(self.quoted)}")
        if self.hint:
            hint = message("hint: {text}", text=Message(self.hint, self.values))
            lines.append(_visible(f"  {hint.text(translate)}"))
        return "\n".join(lines)

    @property
    def quoted(self) -> str:
        """The line as it is shown: the beginning of one that a screen does not hold."""
        line = self.excerpt.strip()
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


class ProblemLimit:
    """Lets fifty problems of a kind through for each file, and counts the rest, so that a file in which
    everything is wrong hides no other. Of a kind are problems with the same message."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], Problem] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def admits(self, problem: Problem) -> bool:
        """Whether a problem, the next one, is told by itself."""
        kind = problem.path, problem.message
        self._first.setdefault(kind, problem)
        self._counts[kind] += 1
        return self._counts[kind] <= MOST_TOLD

    def rest(self) -> Iterator[Problem]:
        """Give a problem for each kind that was cut off: how many more there are."""
        for kind, count in self._counts.items():
            if count > MOST_TOLD:
                its = self._first[kind]
                values = message(
                    "", count=str(count - MOST_TOLD), first=Message(its.message, its.values)
                ).values
                more = sentence("{count} more problems of one kind, like this: {first}")
                yield Problem(its.path, 0, more, severity=its.severity, values=values)


def stops(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether any of the problems stops a build; with `strict` every one does that is not a mere notice."""
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in stopping for problem in problems)


class BuildFailed(Exception):
    """A build that ended without publishing; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


class Explained(Exception):
    """What ends some work; `message` says why, for an editor."""

    def __init__(self, sentence: str, **values: str | Message) -> None:
        super().__init__(sentence)  # with which it is made anew in another process; the rest follows
        self.message = message(sentence, **values)

    def __str__(self) -> str:
        return str(self.message)

    def problem(self, path: str) -> Problem:
        """Return it as a problem with a file, or with what else a path may name."""
        return Problem(path, 0, self.message.sentence, values=self.message.values)


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

    def error(self, line: int, message: str, hint: str = "", **values: str | Message) -> None:
        """Report what stops the build."""
        self._add(Severity.ERROR, line, message, hint, values)

    def warning(self, line: int, message: str, hint: str = "", **values: str | Message) -> None:
        """Report what the editor should look at."""
        self._add(Severity.WARNING, line, message, hint, values)

    def notice(self, line: int, message: str, hint: str = "", **values: str | Message) -> None:
        """Report what an editor may want to know, and what stops no build."""
        self._add(Severity.NOTICE, line, message, hint, values)

    def _add(
        self, severity: Severity, line: int, message: str, hint: str, values: dict[str, str | Message]
    ) -> None:
        self._problems.append(
            Problem(self.path, line, message, hint, self.quote(line), severity, tuple(sorted(values.items())))
        )


def _visible(line: str) -> str:
    """Return a line with control characters shown as such, so that no terminal obeys them."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in line)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, by path and line: the same report on every machine."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Problem) -> tuple[object, ...]:
    values = [(name, str(value)) for name, value in problem.values]
    return problem.path, problem.line, problem.message, values


def nearest(word: str, known: Sequence[str], most: int = 1) -> list[str]:
    """Return the known words that `word` may be a slip for, the likeliest first; often none."""
    from difflib import get_close_matches  # here, as few builds find a slip

    # Of a Chinese word of two characters, one wrong is half of it.
    cutoff = 0.6 if word.isascii() else 0.5
    return get_close_matches(word, known, n=most, cutoff=cutoff)
