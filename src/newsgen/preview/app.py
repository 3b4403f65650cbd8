"""Addresses -> answers."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route

from newsgen.cache import CacheLost
from newsgen.preview.calendar_page import CalendarPage
from newsgen.preview.compare import compare_editions
from newsgen.preview.copying import wechat_copy
from newsgen.preview.csp import with_script
from newsgen.preview.files import content_type, find_file, version_of
from newsgen.preview.guard import Guard
from newsgen.preview.import_page import ImportPage
from newsgen.preview.list_page import ListPage
from newsgen.preview.login import Login
from newsgen.preview.pictures_page import PicturesPage
from newsgen.preview.preview import Preview
from newsgen.preview.publish_page import PublishPage
from newsgen.preview.responses import HTML, own_page
from newsgen.preview.versions_page import VersionsPage
from newsgen.preview.views import ROOT, asset
from newsgen.preview.writing_page import WritingPage
from newsgen.render import EDITION_LABELS

_ALIVE = 15.0  # seconds after which a silent stream says that it is still there
_ASSET_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


def make_app(
    preview: Preview, review: Sequence[BaseRoute], port: int, login: Login | None = None
) -> Starlette:
    """Return the application; `review` are the routes of the review page."""
    answers = _SitePages(preview)
    routes: list[BaseRoute] = [
        Route(ROOT.rstrip("/"), answers.to_desk),
        *ListPage(preview).routes(),
        *CalendarPage(preview).routes(),
        *VersionsPage(preview).routes(),
        *PicturesPage(preview).routes(),
        *ImportPage(preview).routes(),
        *PublishPage(preview).routes(),
        Route(f"{ROOT}compare/{{key:path}}", answers.compare),
        Route(f"{ROOT}wechat/{{edition}}/{{key:path}}", answers.wechat),
        Route(f"{ROOT}events", answers.events),
        Route(f"{ROOT}files/{{name}}", answers.asset),
        *WritingPage(preview).routes(),
        Mount(f"{ROOT}review", routes=list(review)),
        Route("/{path:path}", answers.site),
    ]
    translate = preview.views.translate
    guard = Middleware(Guard, token=preview.views.token, port=port, login=login, translate=translate)
    return Starlette(routes=routes, middleware=[guard])


class _SitePages:
    """What each address is answered with."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview

    async def site(self, request: Request) -> Response:
        """Answer with a file of the site; an HTML page gets the preview's script."""
        address = request.scope["path"]
        preview = self._preview
        file = find_file(preview.options.output, address).file
        if file and content_type(file).startswith(("video/", "audio/")):  # players ask for parts of them
            return FileResponse(file, media_type=content_type(file))
        await preview.ready(address)
        shown = await asyncio.to_thread(preview.shown, address)
        if shown.moved:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{request.scope['raw_path'].decode('ascii')}/{query}")
        content = shown.content
        if shown.content_type == HTML and shown.status != 503:
            script = preview.views.script(version_of(content))
            content = with_script(content.decode(), script).encode()
        return Response(content, shown.status, {"Content-Type": shown.content_type})

    async def events(self, request: Request) -> Response:
        """Answer with a stream of events (HTML Living Standard, 9.2): reload, or what lies over the page."""
        page, seen = request.query_params.get("page", "/"), request.query_params.get("seen", "")
        return StreamingResponse(
            self._events(page, seen), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
        )

    async def _events(self, page: str, seen: str) -> AsyncIterator[str]:
        address = unquote(page.partition("?")[0])
        self._preview.looked_at[address] += 1
        try:
            async for event in self._changes(page, seen):
                yield event
        finally:
            self._preview.looked_at[address] -= 1
            self._preview.looked_at += Counter()  # without those that nobody looks at

    async def _changes(self, page: str, seen: str) -> AsyncIterator[str]:
        preview = self._preview
        said = ""
        first = True
        builds = preview.builds
        yield "retry: 500\n\n"
        while not preview.closing:
            changes = preview.changes
            outcome = preview.outcome
            copied = builds != preview.builds and not first and outcome is not None and outcome.copied > 0
            builds = preview.builds
            if copied or await asyncio.to_thread(preview.version, page) != seen:
                yield _event({"reload": True})
                return
            if outcome:
                first = False
                dock = _event(await asyncio.to_thread(preview.dock, page))
                if dock != said:
                    said = dock
                    yield dock
            while preview.changes == changes and not preview.closing:
                await preview.news(_ALIVE)
                if preview.changes == changes:
                    yield ":\n\n"

    async def to_desk(self, _: Request) -> Response:
        """Answer an address that lacks its slash."""
        return RedirectResponse(ROOT)

    async def asset(self, request: Request) -> Response:
        """Answer with one of the preview's own files."""
        name = request.path_params["name"]
        content = asset(name)
        if content is None:
            return Response(status_code=404)
        return Response(content, headers={"Content-Type": _ASSET_TYPES[name.rpartition(".")[2]]})

    def wechat(self, request: Request) -> Response:
        """Answer with an article as it is pasted into WeChat's editor."""
        built, asked = self._preview.built, request.path_params
        copied = None
        try:
            if built:
                copied = wechat_copy(
                    built, self._preview.options.site, asked["key"].rstrip("/"), asked["edition"]
                )
        except (KeyError, CacheLost):  # there is no such article, or a new build has taken it away
            pass
        if copied is None:
            return Response(status_code=404)
        return Response(copied, headers={"Content-Type": HTML})

    def compare(self, request: Request) -> Response:
        """Answer with two editions of an article side by side."""
        preview = self._preview
        built, key = preview.built, request.path_params["key"].rstrip("/")
        asked = request.query_params.getlist("edition")
        seen = preview.version_of_comparison(key, asked)
        try:
            entry = built.entry(key) if built else None
            typed = built.typed(key) if built else None
        except (KeyError, CacheLost):
            entry = typed = None
        if built is None or entry is None or typed is None:
            return preview.waiting_page(seen, 404, site=True)
        having = tuple(entry.titles)
        editions = tuple(tag for tag in asked if tag in having)[:2]
        editions = editions if len(set(editions)) == 2 else having[:2]
        newsroom = built.newsroom
        rows = compare_editions(*typed, editions, newsroom.config, newsroom.registries)
        spans = [span for row in rows for cell in row.cells for span in cell]
        return own_page(
            preview.views.page(
                "compare.html",
                seen,
                entry=entry,
                editions=editions,
                labels=EDITION_LABELS,
                rows=rows,
                marked=sum(bool(span.why) for span in spans),
                unsure=sum(span.unsure for span in spans),
                reasons=sorted({span.why for span in spans if span.why and not span.unsure}),
            )
        )


def _event(said: object) -> str:
    return f"data: {json.dumps(said, ensure_ascii=False)}\n\n"
