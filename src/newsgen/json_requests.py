"""Requests of a page that change something: JSON in, JSON out, and a sentence where it cannot be done.

That they come from the program's own pages is the server's to see to (`preview/guard.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from newsgen.problems import BuildFailed, Explained, Message, Translate, message, reason_of

#: What was asked, as the page sent it; and what it is answered, as JSON.
Asked = Mapping[str, Any]
Answer = Callable[[Asked], object]

_MOST = 32 * 1024 * 1024  # bytes of a request: three versions of the longest text


class Declined(Explained):
    """What was asked for cannot be done, and nothing has changed. `more` goes to the page with the reason."""

    def __init__(self, sentence: str, **values: str | Message) -> None:
        super().__init__(sentence, **values)
        self.more: Asked = {}


def declined(because: Explained, more: Asked) -> Declined:
    """Return what says the same as another exception, with more for the page."""
    made = Declined(because.message.sentence)
    made.message, made.more = because.message, more
    return made


def changing(answer: Answer, translate: Translate) -> Callable[[Request], Any]:
    """Return an endpoint, for a route with `methods=["POST"]`, that answers JSON by a function.

    It runs in a thread. Where it raises Explained, BuildFailed or OSError, the answer has the status 409 and
    the sentence, in the user's language, as `message`.
    """

    async def endpoint(request: Request) -> Response:
        try:
            length = int(request.headers.get("content-length", "0"))
            asked = await request.json() if length <= _MOST else None
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            said = translate("this is no request of the desk, or more than it takes at a time")
            return JSONResponse({"message": said}, 400)
        return await run_in_threadpool(answered, answer, asked, translate)

    return endpoint


async def received_body(request: Request, most: int) -> bytes:
    """Return what was sent; of more than `most` bytes one more than that, which whoever takes it refuses. All
    of it is read, as a browser shows no answer before it has sent everything."""
    kept = bytearray()
    async for part in request.stream():
        kept += part[: most + 1 - len(kept)]
    return bytes(kept)


def text_of(asked: Asked, name: str) -> str:
    """Return a text that was asked for; empty where there is none."""
    value = asked.get(name)
    return value if isinstance(value, str) else ""


def answered(answer: Answer, asked: Asked, translate: Translate) -> Response:
    """Return what an answer gives as JSON, or the sentence that says why it gives nothing."""
    more: Asked = {}
    try:
        return JSONResponse(answer(asked))
    except Explained as refused:
        said = refused.message.text(translate)
        more = refused.more if isinstance(refused, Declined) else {}
    except BuildFailed as failed:
        said = "\n".join(problem.text(translate) for problem in failed.problems)
    except OSError as error:
        said = message("this cannot be done: {reason}", reason=reason_of(error)).text(translate)
    return JSONResponse({**more, "message": said}, 409)
