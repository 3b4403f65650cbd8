"""Pictures that are dropped, pasted or chosen; and those of the site that nothing uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.article_file.picture_text import picture_text
from newsgen.article_file.pictures import place_picture
from newsgen.cache import CacheLost
from newsgen.images import LARGEST
from newsgen.json_requests import Asked, Declined, answered, received_body, text_of
from newsgen.library import asset_path
from newsgen.preview.preview import Preview
from newsgen.preview.responses import own_page
from newsgen.preview.unused import unused_pictures
from newsgen.preview.views import ROOT
from newsgen.problems import Message

_MOST = 500  # pictures that are listed


class PicturesPage:
    """Takes pictures in, and lists what is used nowhere."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        return (
            Route(f"{ROOT}pictures/", self.page),
            Route(f"{ROOT}picture", self.take, methods=["POST"]),
        )

    async def take(self, request: Request) -> Response:
        """Place the picture that was sent beside an article, and answer with the Markdown that shows it.

        The query says for which `article` (its path), under which `name` it came, its `alt` or that it only
        `adorns`, its `caption` and `credit`. With `there`, a picture that the article shows already is
        described: nothing is sent, and nothing is written.
        """
        raw = await received_body(request, LARGEST)
        asked = dict(request.query_params)
        return await run_in_threadpool(
            answered, partial(self._take, raw), asked, self._preview.views.translate
        )

    def _take(self, raw: bytes, asked: Asked) -> object:
        from newsgen.images.opening import UnfitError  # which loads what reads pictures

        article, name, alt = (text_of(asked, field).strip() for field in ("article", "name", "alt"))
        adorns = bool(asked.get("adorns"))
        if not alt and not adorns:
            raise Declined("say what the picture shows, for those who cannot see it; or that it only adorns")
        said = ("" if adorns else alt, text_of(asked, "caption"), text_of(asked, "credit"))
        if there := text_of(asked, "there"):
            return {"text": picture_text(there, *said)}
        site = self._preview.options.site
        try:
            placed = place_picture(site, article, name, raw, alt, datetime.now(UTC))
        except UnfitError as unfit:
            its = unfit.problem
            what, hint = Message(its.message, its.values), Message(its.hint, its.values)
            raise Declined("{what}: {hint}", what=what, hint=hint) from unfit
        text = picture_text(placed.target, *said)
        return {"text": text, "path": placed.path, "known": placed.known, "smaller": placed.smaller}

    def page(self, _: Request) -> Response:
        """Answer with the pictures that nothing uses."""
        preview, views = self._preview, self._preview.views
        seen = preview.version_of_desk()
        built = preview.built
        try:
            unused = unused_pictures(preview.options.site, built.entries()) if built else ()
        except CacheLost:  # a new build is about to say so
            built = None
        if built is None:
            return preview.waiting_page(seen, site=False)
        shown = [(path, asset_path(path)) for path in unused[:_MOST]]
        return own_page(views.page("pictures.html", seen, here="pictures/", shown=shown, every=len(unused)))
