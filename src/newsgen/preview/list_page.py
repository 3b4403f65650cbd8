"""The page of all articles: where each stands, what is wrong with it, and those that somebody looks for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsgen.atomic_write import read_if_there
from newsgen.cache import CacheLost
from newsgen.desk.saving import read_article_file
from newsgen.desk.scheduling import schedule
from newsgen.git import GitFailed, open_repository
from newsgen.json_requests import Asked, Declined, changing, text_of
from newsgen.library import sound_settings
from newsgen.model import Status
from newsgen.preview.article_search import find_articles, with_places
from newsgen.preview.built_site import BuiltSite
from newsgen.preview.files import version_of
from newsgen.preview.preview import Preview
from newsgen.preview.responses import own_page
from newsgen.preview.states import state_of
from newsgen.preview.unsure import UnsureCounts
from newsgen.preview.views import PARTS, ROOT, ListLine, ListPart, part_of
from newsgen.problems import Problem

_LINES = 50  # articles on a page
_AUTHORS = 300  # those with most articles, who are suggested


class ListPage:
    """Answers with the list."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._unsure = UnsureCounts(preview.options.site)

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        scheduling = changing(self._schedule, self._preview.views.translate)
        return (
            Route(ROOT, self.page),
            Route(f"{ROOT}unsure", self.unsure),
            Route(f"{ROOT}schedule", scheduling, methods=["POST"]),
        )

    def unsure(self, request: Request) -> Response:
        """Answer with how many conversions of some articles are unsure, by their paths."""
        paths = request.query_params.getlist("path")[:_LINES]
        built = self._preview.built
        with suppress(CacheLost):
            return JSONResponse(self._unsure.counts(built, paths) if built else {})
        return JSONResponse({})

    def page(self, request: Request) -> Response:
        """Answer with a page of the list."""
        preview, views = self._preview, self._preview.views
        seen = preview.version_of_desk()
        built = preview.built
        if built is None:
            return preview.waiting_page(seen, site=False)
        query = request.query_params
        asked, section, author = (query.get(name, "").strip() for name in ("q", "section", "author"))
        try:
            lines = self._lines(built)
            found = [line for line in lines if _is_of(line, section, author)]
            found = find_articles(found, asked, built) if asked else found
        except CacheLost:  # a new build is about to say so
            return own_page(views.page("waiting.html", "", outcome=None, site=False))
        part = query.get("show", "all")
        part = part if part in PARTS else "all"
        chosen = part_of(found, part)
        pages = max(-(-len(chosen) // _LINES), 1)
        number = query.get("page", "1")
        at = min(max(int(number), 1), pages) if number.isdecimal() and len(number) < 10 else 1
        shown = [
            replace(line, problems=tuple(views.problems(line.wrong)), seen=self._seen(line.entry.path))
            for line in chosen[(at - 1) * _LINES : at * _LINES]
        ]
        if asked:
            shown = [with_places(line, asked, preview.options.site) for line in shown]
        config = built.newsroom.config
        tag = config.default_edition
        shown_page = views.page(
            "desk.html",
            seen,
            here="",
            site=config.title.of(tag),
            edition=tag,
            lines=shown,
            choices=[
                ListPart(name, views.words[word], len(part_of(found, name))) for name, word in PARTS.items()
            ],
            part=part,
            asked=asked,
            section=section,
            sections={each.id: each.name.of(tag) for each in config.sections},
            author=author,
            authors=sorted(name for name, _ in _authors(lines).most_common(_AUTHORS)),
            zone=str(config.timezone),
            number=at,
            pages=pages,
            elsewhere=views.problems(self._elsewhere(lines)),
        )
        return own_page(shown_page)

    def _schedule(self, asked: Asked) -> object:
        """Give an article a status and a moment; `seen` is the state of its file that the editor has seen."""
        path, status = text_of(asked, "path"), text_of(asked, "status")
        text = read_article_file(self._preview.options.site, path)
        if status not in tuple(Status) or self._seen(path) != text_of(asked, "seen"):
            raise Declined("{path} has been changed meanwhile; nothing was written", path=path)
        schedule(sound_settings(self._preview.options.site), path, status, text_of(asked, "at"), text)
        return {}

    def _seen(self, path: str) -> str:
        return version_of(read_if_there(self._preview.options.site / path) or b"")

    def _elsewhere(self, lines: Iterable[ListLine]) -> list[Problem]:
        paths = {line.entry.path for line in lines}
        return [problem for problem in self._problems() if problem.path not in paths]

    def _problems(self) -> tuple[Problem, ...]:
        outcome = self._preview.outcome
        return outcome.problems if outcome else ()

    def _lines(self, built: BuiltSite) -> list[ListLine]:
        """Return all articles with what is wrong with them, in the last build or when they are published."""
        by_path: dict[str, list[Problem]] = defaultdict(list)
        for problem in self._problems():
            by_path[problem.path].append(problem)
        unsent = self._unsent()
        return [
            ListLine(
                entry,
                state_of(entry, unsent),
                (*by_path.get(entry.path, ()), *entry.marks.unclear),
            )
            for entry in built.entries()
        ]

    def _unsent(self) -> frozenset[str]:
        """Return the files that have changed since the site was published; none where nothing tells."""
        with suppress(GitFailed):
            return open_repository(self._preview.options.site).unpushed_files()
        return frozenset()


def _authors(lines: Iterable[ListLine]) -> Counter[str]:
    return Counter(name for line in lines for name in line.entry.authors)


def _is_of(line: ListLine, section: str, author: str) -> bool:
    entry = line.entry
    return (not section or entry.section == section) and (not author or author in entry.authors)
