"""What may ask the preview, and what every answer says: no page from elsewhere may read or change a site."""

from __future__ import annotations

import hmac
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsgen.preview.login import Login
from newsgen.problems import Translate, sentence

_HOSTS = frozenset(("localhost", "127.0.0.1", "::1"))
_HTTP = 80
_READING = frozenset(("GET", "HEAD"))

#: Requests that change something carry the token of the run in this header.
TOKEN_HEADER = "X-Newsgen-Token"  # noqa: S105 - the name of a header


class Guard:
    """Lets through what comes from this machine's own pages.

    A name that somebody else's DNS points to this machine is refused by `Host`; a request that changes
    something needs an `Origin` that is the preview's own, and the token that only its own pages know.

    With a `login`, other machines may ask too, by the number of this one or by the name that the preview was
    given, at any port, which a tunnel or a container may have changed: a number is nobody's to point
    elsewhere. Then nothing is answered to whoever has not given the password.
    """

    def __init__(
        self, app: ASGIApp, token: str, port: int, login: Login | None = None, translate: Translate = str
    ) -> None:
        self._app = app
        self._translate = translate
        self._token = token
        self._port = port
        self._login = login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = "no-store"
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers["Referrer-Policy"] = "same-origin"
                headers.setdefault("Content-Security-Policy", "frame-ancestors 'self'")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal:
            await PlainTextResponse(f"{self._translate(refusal)}\n", 403)(scope, receive, with_headers)
        elif self._login and not self._login.admits(Headers(scope=scope)):
            await self._login(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)

    def _refusal(self, method: str, headers: Headers) -> str:
        """Return why a request is refused; empty where it is not."""
        if not self._is_own(headers.get("host", "")):
            return sentence("the preview is for this machine only: ask for http://localhost")
        if method in _READING:
            return ""
        origin = urlsplit(headers.get("origin", ""))
        if origin.scheme != "http" or origin.netloc != headers["host"]:
            return sentence("this request does not come from the preview's own pages")
        if self._login and not self._login.admits(headers):
            return ""  # whoever asks for a password takes nothing else
        if not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self._token.encode()):
            return sentence(
                "this page is from an earlier run of the preview: reload it, nothing that you typed is lost"
            )
        return ""

    def _is_own(self, given: str) -> bool:
        """Whether a `Host` names the preview."""
        name, port = _host(given)
        if self._login is None:
            return (name, port) in {(own, self._port) for own in _HOSTS}
        return name in (*_HOSTS, self._login.host) or _is_number(name or "")


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _host(given: str) -> tuple[str | None, int]:
    """Return the name and the port that a `Host` names; that of HTTP where it names none."""
    try:
        host = urlsplit(f"//{given}")
        return host.hostname, host.port or _HTTP
    except ValueError:
        return None, 0
