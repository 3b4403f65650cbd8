"""The server: a socket of this machine only, uvicorn, and an end without delay."""

from __future__ import annotations

import asyncio
import errno
import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import uvicorn
from msgspec.structs import replace
from starlette.applications import Starlette

from newsgen.lock import lock_folder, unlock
from newsgen.preview.app import make_app
from newsgen.preview.building import PreviewOptions
from newsgen.preview.login import Login
from newsgen.preview.preview import Listener, Preview
from newsgen.preview.views import ROOT, Views
from newsgen.problems import Translate
from newsgen.review.web import routes

_HOST = "127.0.0.1"
_TRIED = 100  # ports
_AT_ONCE = 0.5  # seconds for connections to end


class PortsTaken(Exception):
    """No port is free."""


class AlreadyRunning(Exception):
    """A preview of this site runs already."""


def free_port(wanted: int, host: str = "") -> socket.socket:
    """Return a socket that listens at a port, the wanted one or the next that is free, of this machine alone
    or of the address `host`; raises PortsTaken, OSError where there is no such address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(wanted, min(wanted + _TRIED, 65_536)) if wanted else (0,):
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host or _HOST, port))
            if host or not _answers_elsewhere(port):
                return listening
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        listening.close()
    raise PortsTaken


def _answers_elsewhere(port: int) -> bool:
    """Whether somebody else has the port at ::1, where browsers look for `localhost` first."""
    if not port:
        return False
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            other.bind(("::1", port))
    except OSError as error:  # a machine without IPv6 has nobody there
        return error.errno == errno.EADDRINUSE
    return False


@contextmanager
def alone(options: PreviewOptions) -> Iterator[None]:
    """Hold a site's preview against a second one; raises Running, OSError where the folder cannot be made."""
    folder = options.folder / "running"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        lock = lock_folder(folder)
    except BlockingIOError as error:
        raise AlreadyRunning from error
    try:
        yield
    finally:
        unlock(lock)


def serve(
    options: PreviewOptions,
    listening: socket.socket,
    translate: Translate,
    language: str,
    listener: Listener,
    ready: Callable[[str], None],
) -> None:
    """Show a site until Ctrl-C; `ready` is told when a browser may ask, with the password if there is one."""
    port = listening.getsockname()[1]
    options = replace(options, port=port)
    token = secrets.token_urlsafe(24)
    review = routes(options.site, translate, token, language, ROOT)
    views = Views(translate, language, token)
    login = Login(views, options.host) if options.host else None
    preview = Preview(options, views, listener)
    app = make_app(preview, review, port, login)
    asyncio.run(_serve(preview, app, listening, partial(ready, login.password if login else "")))


async def _serve(
    preview: Preview, app: Starlette, listening: socket.socket, ready: Callable[[], None]
) -> None:
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
    )
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stopped.set)
    serving = asyncio.create_task(server.serve([listening]))
    building = asyncio.create_task(preview.run())
    stopping = asyncio.create_task(stopped.wait())
    listening.listen(socket.SOMAXCONN)
    ready()
    await asyncio.wait({serving, building, stopping}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = server.force_exit = True
    preview.close()
    building.cancel()
    await asyncio.wait({serving, building}, timeout=_AT_ONCE)
    for task in (building, serving):
        if task.done() and not task.cancelled():
            task.result()  # whatever ended it is raised here


class _Server(uvicorn.Server):
    """Uvicorn without its ways with signals, which end in the signal's own effect."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the preview."""
        yield
