"""The review as a page: routes that the preview's server answers with."""

from __future__ import annotations

import threading
from functools import partial
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from newsgen.article_file.compose import field_name
from newsgen.json_requests import Asked, changing, text_of
from newsgen.library.fields import ARTICLE
from newsgen.problems import Translate
from newsgen.render import EDITION_LABELS
from newsgen.review.decide import KINDS, Review
from newsgen.review.file_change import Refused
from newsgen.review.listing import as_record
from newsgen.review.page_words import page_words
from newsgen.review.queue import read_queue

_PACKAGE = "newsgen.review"
_MOST = 100  # questions that are sent at a time
_PLACES = 20  # places of one question that are shown
# No other page may hold this one in a frame, and this one loads nothing from elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TYPES = {"review.css": "text/css", "review.js": "text/javascript"}


def routes(
    site: Path, translate: Translate, token: str = "", language: str = "en", desk: str = ""
) -> list[Route]:
    """Return the routes of the review page of a site, to be mounted at an address that ends with a slash.

    `translate` gives the words of the page in `language`. Requests that change something carry `token` as
    `X-Newsgen-Token`, for the server that asks for it. `desk` is the address of the list of articles, if
    there is one; below it, `write/?path=` is where an article is written.
    """
    answers = _ReviewPage(site, translate, token, language, desk)
    return [
        Route("/", answers.page),
        Route("/queue", changing(answers.queue, translate), methods=["POST"]),
        Route("/decide", changing(answers.decide, translate), methods=["POST"]),
        *(Route(f"/{name}", partial(_asset, name)) for name in _TYPES),
    ]


class _ReviewPage:
    def __init__(self, site: Path, translate: Translate, token: str, language: str, desk: str) -> None:
        self._site = site
        self._review: Review | None = None
        self._lock = threading.Lock()
        environment = Environment(
            loader=PackageLoader(_PACKAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._page = environment.get_template("review.html").render(
            words=page_words(translate),
            token=token,
            language=language,
            kinds=KINDS,
            desk=desk,
            labels=EDITION_LABELS,
            fields={name: field_name(name, language) for name in ARTICLE},
        )

    async def page(self, _: Request) -> Response:
        """Answer with the page."""
        return HTMLResponse(self._page, headers={"Content-Security-Policy": _POLICY})

    def queue(self, asked: Asked) -> object:
        """Answer with what is to be asked, read anew from the site."""
        with self._lock:
            # One process: a server with threads must not be forked.
            self._review = Review(read_queue(self._site, jobs=1))
            return self._left(asked)

    def decide(self, asked: Asked) -> object:
        """Carry a decision out, and answer with what is left. Raises Refused where it cannot be done."""
        with self._lock:
            return self._decided(asked)

    def _decided(self, asked: Asked) -> object:
        review = self._review or Review(read_queue(self._site, jobs=1))
        self._review = review
        action, form, typed = (_text(asked, name) for name in ("action", "form", "typed"))
        if action == "undo":
            if not review.undo():
                raise Refused("there is nothing to undo")
            return self._left(asked)
        question = review.question(_text(asked, "key"))
        if action == "suggest":
            return {"forms": review.suggest(question, typed, form or question.chosen)}
        if action == "accept":
            review.accept(question)
        elif action == "name":
            given = asked.get("forms")
            forms = {key: _text(given, key) for key in given} if isinstance(given, dict) else {}
            review.name(question, typed, forms, _text(asked, "kind"))
        elif action == "rule":
            review.rule(question, form)
        else:
            raise Refused("there is no `{answer}` here", answer=action)
        return self._left(asked)

    def _left(self, asked: Asked) -> object:
        assert self._review is not None  # noqa: S101 - both callers have set it
        skipped = asked.get("skipped")
        keys = frozenset(map(str, skipped)) if isinstance(skipped, list) else frozenset()
        every = self._review.questions()
        if path := _text(asked, "path"):  # of one article
            every = tuple(each for each in every if any(doubt.path == path for doubt in each.doubts))
        left = [question for question in every if question.key not in keys]
        records = [as_record(question, _PLACES) for question in left[:_MOST]]
        return {"total": len(every), "left": len(left), "questions": records}


def _text(asked: Asked, name: str) -> str:
    return text_of(asked, name).strip()


async def _asset(name: str, _: Request) -> Response:
    content = (resources.files(_PACKAGE) / "assets" / name).read_bytes()
    return Response(content, media_type=_TYPES[name])
