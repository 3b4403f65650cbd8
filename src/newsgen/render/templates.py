"""The Jinja environment, and its errors as problems at a template's line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import format_datetime
from hashlib import blake2b
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.meta import find_referenced_templates
from markupsafe import Markup, escape

from newsgen.problems import Explained, Message, Problem, message, said_elsewhere
from newsgen.render.environment import NewsEnvironment
from newsgen.render.fragments import Frame

# A clause with the mark at its end, and the brackets that close after it.
_CLAUSE = re.compile("[^，。：；！？]+[，。：；！？]*[」』”’》〉）】]*|[，。：；！？]+")
# What Jinja says where a template names what is not there.
_NO_ATTRIBUTE = re.compile(r"'newsgen[\w.]*\.(\w+)View object' has no attribute '(\w+)'")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


class TemplateFailed(Exception):  # noqa: N818 - the name is the one that people say
    """A template that could not be rendered; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


class Templates:
    """Renders templates by name, from the first folder that has them.

    The last folder is the theme's; a template of a site extends the one that it replaces by its name
    after `theme/`.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._digests: dict[str, bytes] = {}
        self._environment = NewsEnvironment(
            loader=ChoiceLoader(
                [
                    FileSystemLoader(self._folders),
                    PrefixLoader({"theme": FileSystemLoader(self._folders[-1])}),
                ]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # templates do not change while a site is built
        )
        self._environment.filters.update(
            clauses=_clauses,
            date=_date,
            datetime=_datetime,
            iso=_iso,
            iso_day=_iso_day,
            rfc822=format_datetime,
        )

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return the template's text; raises TemplateFailed as `pieces` does."""
        return "".join(self.pieces(name, context, Frame({}, 0)))

    def pieces(self, name: str, context: Mapping[str, object], frame: Frame) -> list[str]:
        """Return the template's text, cut where texts are remembered that need no check.

        `frame` has the variables that pages share, and what is remembered of them. Raises TemplateFailed for
        anything that is wrong in a template.
        """
        try:
            return self._environment.page(name, context, frame)
        except TemplateSyntaxError as error:
            raise TemplateFailed(
                self._problem(error.filename or name, error.lineno, said_elsewhere(error.message or ""))
            ) from error
        except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
            path, line = self._place(error, name)
            raise TemplateFailed(self._problem(path, line, _reason(error))) from error

    def digest(self, name: str) -> bytes:
        """Return a digest of a template and of all that it extends, includes and imports, 16 bytes.

        Where a template names another only when it is rendered, that is all templates.
        """
        if name not in self._digests:
            summed = blake2b(digest_size=16)
            for used in sorted(self._used(name)):
                summed.update(repr((used, self._source(used))).encode())
            self._digests[name] = summed.digest()
        return self._digests[name]

    def _used(self, name: str) -> set[str]:
        used: set[str] = set()
        waiting = [name]
        while waiting:
            here = waiting.pop()
            source = self._source(here)
            if here in used or source is None:
                used.add(here)
                continue
            used.add(here)
            try:
                named = list(find_referenced_templates(self._environment.parse(source)))
            except TemplateSyntaxError:  # rendering says what is wrong
                continue
            if None in named:
                return set(self._environment.list_templates())
            waiting += filter(None, named)
        return used

    def _source(self, name: str) -> str | None:
        """Return a template's text; None where there is none of that name."""
        assert self._environment.loader is not None  # noqa: S101 - set above
        try:
            return self._environment.loader.get_source(self._environment, name)[0]
        except TemplateNotFound:
            return None

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        """Return the innermost template line that an error passed through."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders):
                return frame.filename, frame.lineno or 0
        return name, 0

    def _problem(self, filename: str, line: int, reason: Message) -> Problem:
        path = Path(filename)
        excerpt = ""
        if line and path.is_file():
            excerpt = (path.read_text(encoding="utf-8").split("\n") + [""] * line)[line - 1]
        for folder in self._folders:
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


def _reason(error: Exception) -> Message:
    """Return what Jinja says, the usual in our own words: without the names of Python classes."""
    if isinstance(error, Explained):
        return error.message
    if found := _NO_ATTRIBUTE.fullmatch(str(error)):
        return message("`{name}` has no `{attribute}`", name=found[1].lower(), attribute=found[2])
    if found := _UNDEFINED.fullmatch(str(error)):
        return message("there is no `{name}`", name=found[1])
    return said_elsewhere(str(error))


def _clauses(title: str) -> Markup:
    """Set each clause of a headline apart, so that its lines can break between clauses.

    CSS alone cannot: where words are kept whole (`word-break: keep-all`), a clause that is too long for its
    line is broken at the end of it, and perhaps one character is left over.
    """
    escaped = escape(title)
    parts = _CLAUSE.findall(escaped)
    if len(parts) < 2:
        return escaped
    return Markup(f"<span>{'</span><span>'.join(parts)}</span>")  # noqa: S704 - escaped above


def _date(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _datetime(moment: datetime) -> str:
    """Only the day where no time was given: midnight is what a date without a time stands for."""
    if (moment.hour, moment.minute) == (0, 0):
        return _date(moment)
    return f"{_date(moment)} {moment.hour:02}:{moment.minute:02}"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _iso_day(moment: datetime) -> str:
    return moment.date().isoformat()
