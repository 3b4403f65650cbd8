"""The way in from another machine: a password, which the preview prints when it starts, and then a cookie."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from newsgen.preview.views import ROOT, Views

_COOKIE = "newsgen-session"
_MOST = 1_000  # bytes of what is sent for a password
_PAUSE = 1.0  # seconds after a wrong one, which only whoever has sent it waits
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Login:
    """Asks for the `password` of a run; `host` is the name by which other machines know this one.

    The cookie goes with requests of the preview's own pages only, no script can read it, and it ends with
    the run.
    """

    def __init__(self, views: Views, host: str) -> None:
        self.host = host.lower()
        self.password = secrets.token_urlsafe(12)  # 96 bits at random: no number of guesses comes near
        self._session = secrets.token_urlsafe(24)
        self._views = views

    def admits(self, headers: Headers) -> bool:
        """Whether a request is of somebody who has given the password."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
        except CookieError:
            return False
        return found is not None and _same(found.value, self._session)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page that asks for the password, or let in whoever sends it."""
        request = Request(scope, receive)
        answer = await self._let_in(request) if request.method == "POST" else self._page(wrong=False)
        await answer(scope, receive, send)

    async def _let_in(self, request: Request) -> Response:
        sent = b""
        async for part in request.stream():
            sent += part
            if len(sent) > _MOST:
                return self._page(wrong=True)
        typed = parse_qs(sent.decode("latin-1")).get("password", [""])[0]
        if not _same(typed.strip(), self.password):
            await asyncio.sleep(_PAUSE)
            return self._page(wrong=True)
        answer = RedirectResponse(ROOT, 303)
        answer.set_cookie(_COOKIE, self._session, path="/", httponly=True, samesite="strict")
        return answer

    def _page(self, *, wrong: bool) -> Response:
        content = self._views.page("login.html", None, wrong=wrong, token="")
        return HTMLResponse(content, 401, headers={"Content-Security-Policy": _POLICY})


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), right.encode())
