"""The review's page on a server of its own, in a thread."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette

#: Asks an address of the review (by POST, if there is something to send); gives the status and the answer.
Asking = Callable[..., tuple[int, Any]]


@pytest.fixture
def review_port(app: Starlette) -> Iterator[int]:
    """The port of a server with the test's own `app`."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listening.getsockname()[1]
    server.should_exit = server.force_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def asking(review_port: int) -> Asking:
    """What asks the server."""

    def ask(path: str, sent: object, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        connection = HTTPConnection("127.0.0.1", review_port)
        method = "GET" if sent is None else "POST"
        body = None if sent is None else json.dumps(sent).encode()
        about = {"Content-Type": "application/json"} | (headers or {})
        connection.request(method, f"/review/{path}", body, about)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        is_json = (answer.getheader("Content-Type") or "").startswith("application/json")
        return answer.status, json.loads(text) if is_json else text

    return ask
