"""What asks an application in this process, as a browser would."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import pytest
from starlette.types import ASGIApp


class Answered(NamedTuple):
    """An answer: its status, its headers by their names in small letters, and its content."""

    status: int
    headers: dict[str, str]
    content: bytes

    def json(self) -> Any:
        """Return the content as JSON."""
        return json.loads(self.content)


#: Takes an application, a method, a path with its query, headers, and what is sent.
Ask = Callable[..., Answered]


@pytest.fixture
def ask() -> Ask:
    """What asks an application."""

    def asked(
        app: ASGIApp, method: str, path: str, headers: Mapping[str, str] = {}, content: bytes = b""
    ) -> Answered:
        sent: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": content, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        plain, _, query = path.partition("?")
        given = {"content-length": str(len(content)), **{name.lower(): headers[name] for name in headers}}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": plain,
            "raw_path": plain.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        }

        async def answer() -> None:  # made in the thread that runs it
            await app(scope, receive, send)

        with ThreadPoolExecutor() as apart:  # Playwright has a loop of its own in this thread
            apart.submit(asyncio.run, answer()).result()
        head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answered(sent[0]["status"], head, b"".join(part.get("body", b"") for part in sent[1:]))

    return asked
