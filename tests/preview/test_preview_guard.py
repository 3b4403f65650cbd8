"""Who may ask the preview for what."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from newsgen.preview.guard import TOKEN_HEADER, Guard

_OWN = {"host": "localhost:8000", "origin": "http://localhost:8000", TOKEN_HEADER.lower(): "secret"}


def _ask(method: str, headers: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Ask an application behind the guard; return the status and the headers of the answer."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": "/",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    with ThreadPoolExecutor() as apart:  # Playwright has a loop of its own in this thread
        guarded = Guard(PlainTextResponse("done"), "secret", 8000)(scope, receive, send)
        apart.submit(asyncio.run, guarded).result()
    start = sent[0]
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_this_machine_may_ask(host: str) -> None:
    status, headers = _ask("GET", {"host": host})
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "localhost.evil.example:8000",
        "localhost:8001",
        "localhost",
        "",
        "[::1",
        "localhost:x",
    ],
)
def test_names_that_lead_here_by_somebody_elses_dns_are_refused(host: str) -> None:
    assert _ask("GET", {"host": host})[0] == 403


def test_a_request_without_a_host_is_refused() -> None:
    assert _ask("GET", {})[0] == 403


def test_the_previews_own_pages_may_change_something() -> None:
    assert _ask("POST", _OWN)[0] == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "http://evil.example"},
        {"origin": "https://localhost:8000"},
        {"origin": "http://127.0.0.1:8000"},
        {"origin": "null"},
        {"origin": ""},
        {TOKEN_HEADER.lower(): "guessed"},
        {TOKEN_HEADER.lower(): ""},
        {TOKEN_HEADER.lower(): "ｓecret"},
    ],
)
def test_nobody_else_may(changed: dict[str, str]) -> None:
    assert _ask("POST", _OWN | changed)[0] == 403
    assert _ask("DELETE", _OWN | changed)[0] == 403
