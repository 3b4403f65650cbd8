"""Received files, dropped on a page: each becomes a draft, shown beside what was found and left out."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePath

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.importer import ImportOptions, ImportResult, open_importer
from newsgen.json_requests import Asked, answered, received_body
from newsgen.library import page_key
from newsgen.preview.form_view import label_of
from newsgen.preview.preview import Preview
from newsgen.preview.responses import own_page
from newsgen.preview.views import ROOT
from newsgen.problems import Problem, Report
from newsgen.readers import from_bytes, shown_path, shown_value, unpack
from newsgen.readers.source_file import LARGEST

_KEPT = 50  # results that can be looked at


class FieldView(Struct, frozen=True):
    """A field that was found: its name, its value, and where it was."""

    name: str
    value: str
    origin: str


class ResultView(Struct, frozen=True):
    """What became of a file, for the page; `missing` names fields as the user calls them."""

    result: ImportResult
    key: str
    fields: tuple[FieldView, ...]
    missing: tuple[str, ...]
    problems: tuple[object, ...]


class ImportPage:
    """Takes files in, and shows what became of them."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._results: OrderedDict[str, tuple[str, list[ResultView]]] = OrderedDict()

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        return (
            Route(f"{ROOT}import", self.take, methods=["POST"]),
            Route(f"{ROOT}import/{{name}}", self.page),
        )

    async def take(self, request: Request) -> Response:
        """Import the file that was sent, and answer with the address of what became of it."""
        name = request.query_params.get("name", "")
        again = request.query_params.get("again") == "yes"
        raw = await received_body(request, LARGEST)
        taking = partial(self._take, name, raw, again)
        return await run_in_threadpool(answered, taking, {}, self._preview.views.translate)

    def _take(self, name: str, raw: bytes, again: bool, _: Asked) -> object:
        translate = self._preview.views.translate
        heard = Report(shown_path(PurePath(name)))
        importer, problems = open_importer(self._preview.options.site, translate)
        results = [ImportResult(heard.path, problems=problems)]
        if importer is not None:
            options = ImportOptions(again=again)
            received = from_bytes(name, raw, heard)
            results = [
                importer.import_file(part, options, datetime.now(UTC), of_part)
                if part is not None
                else ImportResult(of_part.path, problems=of_part.problems)
                for part, of_part in unpack(received, heard)
            ]
        token = secrets.token_urlsafe(9)
        self._results[token] = heard.path, [self._view(result) for result in results]
        while len(self._results) > _KEPT:
            self._results.popitem(last=False)
        return {"address": f"{ROOT}import/{token}"}

    def _view(self, result: ImportResult) -> ResultView:
        views = self._preview.views
        fields = tuple(
            FieldView(
                label_of(name, views.language),
                shown_value(result.found.values[name]),
                views.translate(origin),
            )
            for name, origin in result.found.origins.items()
        )
        path = result.path or result.earlier
        problems: list[Problem] = list(result.problems)
        missing = tuple(label_of(name, views.language) for name in result.missing)
        key = page_key(path) if path else ""
        return ResultView(result, key, fields, missing, tuple(views.problems(problems)))

    async def page(self, request: Request) -> Response:
        """Answer with what became of a file; the page never loads itself anew."""
        views = self._preview.views
        found = self._results.get(request.path_params["name"])
        if found is None:
            return self._preview.waiting_page(None, 404, site=True)
        name, results = found
        return own_page(views.page("import.html", None, name=name, results=results))
