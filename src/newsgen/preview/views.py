"""Records -> the preview's own pages, and what lies over the pages of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from importlib import resources
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from newsgen.library import find_content
from newsgen.preview.building import Outcome
from newsgen.preview.built_site import BuiltArticle, HiddenReasons
from newsgen.preview.states import State
from newsgen.preview.words import preview_words
from newsgen.problems import Message, Problem, Severity, Translate

#: Where the preview's own pages are: no page of a site lies there, as none has an address that begins so.
ROOT = "/-/newsgen/"
_PACKAGE = "newsgen.preview"


class NavigationLink(NamedTuple):
    """A page that every other one of the desk leads to: its address below `ROOT`, and its words' name."""

    path: str
    words: str


#: What stands in the head of each page of the desk, in order.
NAVIGATION = (
    NavigationLink("", "all_articles"),
    NavigationLink("write/", "write_new"),
    NavigationLink("calendar/", "calendar"),
    NavigationLink("pictures/", "pictures"),
    NavigationLink("publish/", "publish"),
    NavigationLink("review/", "review"),
)


class ProblemView(Struct, frozen=True):
    """A problem as templates see it."""

    place: str
    message: str
    excerpt: str
    hint: str
    error: bool
    article: str  # the path of an article that can be edited; empty for other files


class FoundView(Struct, frozen=True):
    """A line that a query finds: its number, and its text in pieces, each with whether it was found."""

    line: int
    pieces: tuple[tuple[str, bool], ...]


class Dock(Struct, frozen=True):
    """What lies over a page: `marks` of its article, if it is one; the problems; the addresses of more.
    A page that is the preview's `own` has them itself. `edition` is that of the article."""

    outcome: Outcome | None
    path: str = ""  # the file of the article
    key: str = ""
    marks: HiddenReasons = HiddenReasons()
    own: bool = False
    edition: str = ""


class Views:
    """Makes the preview's pages in the user's language."""

    def __init__(self, translate: Translate, language: str, token: str) -> None:
        """Take the user's language, and the `token` that the pages must know to change anything."""
        self.token = token
        self.translate = translate
        self.language = language
        self.words = preview_words(translate)
        self._environment = Environment(
            loader=PackageLoader(_PACKAGE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            w=self.words, root=ROOT, language=language, count=self._count, token=token, ways=NAVIGATION
        )
        self._environment.filters.update(day=_day, moment=_moment)

    def script(self, seen: str) -> str:
        """Return the tag of the script that a page is watched by; `seen` is the version of the page."""
        return f'<script src="{ROOT}files/preview.js" data-seen="{seen}" defer></script>'

    def page(self, template: str, seen: str | None, **values: object) -> bytes:
        """Return one of the preview's own pages. The value `here` is its path in `NAVIGATION`; `seen` is its
        version, and a page without one never reloads itself, so that nothing typed in it is lost."""
        script = "" if seen is None else Markup(self.script(seen))  # noqa: S704 - our own tag around a digest
        given = {"here": None, "script": script, **values}
        return self._environment.get_template(template).render(given).encode()

    def part(self, template: str, **values: object) -> str:
        """Return a part of a page, which a script puts into it."""
        return self._environment.get_template(template).render(values)

    def dock(self, dock: Dock) -> Mapping[str, str | bool]:
        """Return what lies over a page: its HTML, whether that is a bar, and what tells failures apart."""
        outcome = dock.outcome
        failed = outcome is not None and outcome.failed
        problems = outcome.problems if outcome else ()
        errors = self.problems(problems) if failed else []
        own = [] if failed else self.problems(problem for problem in problems if problem.path == dock.path)
        other = [] if failed else self.problems(problem for problem in problems if problem.path != dock.path)
        html = self._environment.get_template("dock.html").render(
            dock=dock, errors=errors, own=own, other=other, unclear=self.problems(dock.marks.unclear)
        )
        told = "\n".join(problem.text() for problem in problems) if failed else ""
        failure = blake2b(told.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest() if told else ""
        return {"html": html, "bar": bool(dock.marks), "failure": failure}

    def problems(self, problems: Iterable[Problem]) -> list[ProblemView]:
        """Return problems in the user's language."""
        return [self._problem(problem) for problem in problems]

    def _problem(self, problem: Problem) -> ProblemView:
        return ProblemView(
            f"{problem.path}:{problem.line}" if problem.line else problem.path,
            Message(problem.message, problem.values).text(self.translate),
            problem.quoted,
            Message(problem.hint, problem.values).text(self.translate) if problem.hint else "",
            problem.severity is Severity.ERROR,
            problem.path if any(file.kind != "asset" for file in find_content([problem.path])) else "",
        )

    def _count(self, noun: str, number: int) -> str:
        return self.words[f"one_{noun}"] if number == 1 else self.words[f"some_{noun}s"].format(count=number)


class ListLine(Struct, frozen=True):
    """An article in the list of the desk: where it stands, what is `wrong` with its file (as `problems` where
    it is shown), what was found in it, and what changes when its file does (`seen`)."""

    entry: BuiltArticle
    state: State
    wrong: tuple[Problem, ...] = ()
    problems: tuple[ProblemView, ...] = ()
    found: tuple[FoundView, ...] = ()
    seen: str = ""


class ListPart(Struct, frozen=True):
    """A part of the list that may be asked for: its name in addresses, its words, how many it has."""

    name: str
    words: str
    count: int


#: The parts of the list, by their names in addresses, with their words.
PARTS = {
    "all": "everything",
    State.DRAFT: "drafts",
    State.READY: "ready_ones",
    State.SCHEDULED: "scheduled_ones",
    State.PUBLISHED: "published_ones",
    State.EXPIRED: "expired_ones",
    "problems": "with_problems",
}


def part_of(lines: Sequence[ListLine], name: str) -> list[ListLine]:
    """Return the lines of one part of the list."""
    return [line for line in lines if name == "all" or _is_in(line, name)]


def _is_in(line: ListLine, name: str) -> bool:
    return bool(line.wrong) if name == "problems" else line.state == name


def asset(name: str) -> bytes | None:
    """Return one of the preview's own files; None where there is none of that name."""
    file = resources.files(_PACKAGE) / "assets" / name
    return file.read_bytes() if "/" not in name and not name.startswith(".") and file.is_file() else None


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
