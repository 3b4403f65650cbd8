"""A search on static files, asked in Chromium as a reader's browser asks it: answers, time, files, bytes."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

SLOWER = 4  # than this machine: what Chromium's own tools take for a phone of the middle range
# What GitHub Pages compresses on its way, by the ends of names.
_TEXT = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
_BLANK = b"<!doctype html><html lang=zh-Hant><title>search</title>"
_PAGE = "/blank"  # an empty page, so that only the search is counted


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave and cost: whatever the script returned; milliseconds, files and compressed bytes,
    from the query until the first ten results could be shown."""

    given: Any
    milliseconds: float
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search answered. `opening` is what it cost before the first query; each of the answers of `cold`
    was a reader's first, those of `warm` came one after the other."""

    opening: tuple[Answer, ...]
    cold: tuple[Answer, ...]
    warm: tuple[Answer, ...]


@dataclass
class _Sent:
    files: int = 0
    bytes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, size: int) -> None:
        with self.lock:
            self.files += 1
            self.bytes += size


def ask(folder: Path, opens: str, asks: str, queries: Sequence[str], first: int = 100) -> Asked:
    """Serve a folder, open its search in Chromium, and ask everything; the `first` queries in a browser each
    that has nothing in its cache.

    `opens` is a script that makes the search ready, `asks` a function of a query; both may be asynchronous.
    The processor is slowed down fourfold.
    """
    sent = _Sent()
    with _serving(folder, sent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        opening, cold = [], []
        for query in queries[:first]:
            with _page(browser, address) as page:
                opening.append(_run(page, sent, opens, None))
                cold.append(_run(page, sent, asks, query))
        with _page(browser, address) as page:
            _run(page, sent, opens, None)
            warm = [_run(page, sent, asks, query) for query in queries]
        browser.close()
    return Asked(tuple(opening), tuple(cold), tuple(warm))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that so large a share of the values does not exceed."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def middle(answers: Sequence[Answer]) -> tuple[float, float, float]:
    """Return the medians of milliseconds, files and bytes."""
    return (
        median(answer.milliseconds for answer in answers),
        median(answer.files for answer in answers),
        median(answer.bytes for answer in answers),
    )


def _run(page: Page, sent: _Sent, script: str, given: str | None) -> Answer:
    files, size = sent.files, sent.bytes
    timed = f"""async (given) => {{
        const start = performance.now();
        const answer = await ({script})(given);
        return [answer, performance.now() - start];
    }}"""
    answer, milliseconds = page.evaluate(timed, given)
    return Answer(answer, milliseconds, sent.files - files, sent.bytes - size)


@contextmanager
def _page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + _PAGE)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


@contextmanager
def _serving(folder: Path, sent: _Sent) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = folder / path.lstrip("/")
            content = _BLANK if path == _PAGE else file.read_bytes() if file.is_file() else None
            self.send_response(404 if content is None else 200)
            kind = ".html" if path == _PAGE else file.suffix
            self.send_header("Content-Type", _TEXT.get(kind, "application/octet-stream"))
            self.send_header("Cache-Control", "max-age=600")
            content = content or b""
            if kind in _TEXT:
                content = gzip.compress(content, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            if path not in (_PAGE, "/favicon.ico"):
                sent.add(len(content))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
