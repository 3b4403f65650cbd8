"""The page of an article's versions: what each has changed, and the way back to it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.git import GitFailed
from newsgen.preview.answers import own_page
from newsgen.preview.changing import Asked, changing, text_of
from newsgen.preview.preview import Preview
from newsgen.preview.versions import changes_of, changes_until_now, history, restore
from newsgen.preview.views import ROOT
from newsgen.review.file_change import Refused


class VersionsPage:
    """Answers what concerns versions."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = threading.Lock()  # git does one thing at a time in a repository

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        restoring = changing(self._restore, self._preview.views.translate)
        return (
            Route(f"{ROOT}versions/{{key:path}}", self.page),
            Route(f"{ROOT}restore", restoring, methods=["POST"]),
        )

    async def page(self, request: Request) -> Response:
        """Answer with the versions of an article, and what one of them has changed."""
        return await asyncio.to_thread(self._page, request)

    def _page(self, request: Request) -> Response:
        preview = self._preview
        key = request.path_params["key"].rstrip("/")
        seen = preview.version_of_desk()
        known = preview.known
        path = self._path(key)
        if not path or known is None:
            values = {"outcome": preview.outcome, "site": True}
            return own_page(preview.views.page("waiting.html", seen, **values), 404)
        site, zone = preview.options.site, known.newsroom.config.timezone
        name = request.query_params.get("version", "")
        back = request.query_params.get("compare") == "now"
        trouble, found, rows = "", None, None
        try:
            found = history(site, path)
            if not name and not found.unsaved and found.versions:
                name = found.versions[0].name
            rows = changes_until_now(site, path, name) if back and name else changes_of(site, path, name)
        except GitFailed as failed:
            trouble = failed.message.text(preview.views.translate)
        versions = [
            replace(each, moment=each.moment.astimezone(zone)) for each in (found.versions if found else ())
        ]
        content = preview.views.page(
            "versions.html",
            seen,
            key=key,
            path=path,
            history=found,
            versions=versions,
            chosen=name,
            back=back,
            rows=rows,
            trouble=trouble,
        )
        return own_page(content)

    def _restore(self, asked: Asked) -> object:
        key, name, seen = (text_of(asked, field) for field in ("key", "version", "seen"))
        path, known = self._path(key), self._preview.known
        if not path or known is None:
            raise Refused("there is no such article any more")
        zone = known.newsroom.config.timezone
        with self._lock:
            restore(self._preview.options.site, path, name, seen, self._preview.views.translate, zone)
        return {"path": path}

    def _path(self, key: str) -> str:
        """Return the file of an article; empty where there is none."""
        try:
            return self._preview.known.path(key) if self._preview.known else ""
        except KeyError:
            return ""
