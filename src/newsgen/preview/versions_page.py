"""The page of an article's versions: what each has changed, and the way back to it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, tzinfo

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.desk.saving import NotSaved, place_of
from newsgen.git import GitFailed
from newsgen.json_requests import Asked, changing, text_of
from newsgen.preview.preview import Preview
from newsgen.preview.responses import own_page
from newsgen.preview.versions import changes_of, changes_until_now, history, restore
from newsgen.preview.views import ROOT
from newsgen.problems import reason_of


class VersionsPage:
    """Answers what concerns versions."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = threading.Lock()  # git does one thing at a time in a repository

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        restoring = changing(self._restore, self._preview.views.translate)
        return (
            Route(f"{ROOT}versions/", self.page),
            Route(f"{ROOT}restore", restoring, methods=["POST"]),
        )

    def page(self, request: Request) -> Response:
        """Answer with the versions of an article, and what one of them has changed."""
        preview = self._preview
        path = request.query_params.get("path", "")
        seen = preview.version_of_desk()
        site, zone = preview.options.site, self._zone()
        try:
            place_of(site, path)
        except NotSaved:
            return preview.waiting_page(seen, 404, site=True)
        name = request.query_params.get("version", "")
        back = request.query_params.get("compare") == "now"
        trouble, found, rows = "", None, None
        try:
            found = history(site, path)
            if not name and not found.unsaved and found.versions:
                name = found.versions[0].name
            rows = changes_until_now(site, path, name) if back and name else changes_of(site, path, name)
        except (GitFailed, OSError) as failed:
            said = failed.message if isinstance(failed, GitFailed) else reason_of(failed)
            trouble = said.text(preview.views.translate)
        versions = [
            replace(each, moment=each.moment.astimezone(zone)) for each in (found.versions if found else ())
        ]
        content = preview.views.page(
            "versions.html",
            seen,
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
        path, name, seen = (text_of(asked, field) for field in ("path", "version", "seen"))
        site, translate = self._preview.options.site, self._preview.views.translate
        place_of(site, path)
        with self._lock:
            restore(site, path, name, seen, translate, self._zone())
        return {"path": path}

    def _zone(self) -> tzinfo:
        built = self._preview.built
        return built.newsroom.config.timezone if built else UTC
