"""The sample newsroom on a server of its own, and one Chromium to read it with.

The site is built for an address below a sub-path, as GitHub Pages serves a project's site.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, Response, expect, sync_playwright

from newsgen.cli import main

# A busy machine takes its time; what is waited for is a state.
expect.set_options(timeout=30_000)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_WAITS = """async (argument) => {
    const end = Date.now() + 30_000;
    while (!await (CONDITION)(argument)) {
        if (Date.now() > end) throw new Error("never came true");
        await new Promise(requestAnimationFrame);
    }
}"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: 404.html for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        prefix = "zh-hans/" if self.path.startswith("/repo/zh-hans/") else ""
        content = (Path(self.directory) / "repo" / prefix / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@dataclass(frozen=True)
class Served:
    """A built site: its address, which ends with a slash, and the folder with its files."""

    address: str
    folder: Path

    def kinds(self) -> dict[tuple[str, str], str]:
        """Return for each edition and kind of page the path of the longest page of that kind.

        They are found in the site, so that a kind which is new is read too.
        """
        longest: dict[tuple[str, str], tuple[int, str]] = {}
        for file in sorted(self.folder.rglob("*.html")):
            text = file.read_text(encoding="utf-8")
            kind = re.search(r'<body class="kind-(\w+)"', text)
            edition = re.search(r'<html lang="([^"]+)"', text)
            if kind and edition:
                path = file.relative_to(self.folder).as_posix().removesuffix("index.html")
                key = edition[1], kind[1]
                longest[key] = max(longest.get(key, (0, "")), (len(text), path))
        return {key: quote(path) for key, (_, path) in longest.items()}


@contextmanager
def serving(folder: Path, site: Path) -> Iterator[Served]:
    """Build a site and serve it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    base = f"http://127.0.0.1:{server.server_port}/repo/"
    output = folder / "repo"
    built = main(
        [
            "build",
            "--site",
            str(site),
            "--output",
            str(output),
            "--base-url",
            base,
            "--jobs",
            "1",
            "--no-cache",
        ]
    )
    assert built == 0
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Served(base, output)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample newsroom."""
    with serving(tmp_path_factory.mktemp("www"), root) as site:
        yield site


#: Builds a site into a folder and serves it, in a context.
Serve = Callable[[Path, Path], AbstractContextManager[Served]]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """What builds and serves a site; a fixture, as test modules cannot import from here."""
    return serving


@pytest.fixture(scope="session")
def address(served: Served) -> str:
    """The sample newsroom's address; ends with a slash."""
    return served.address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium, with a fresh profile."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@dataclass
class Window:
    """A page, and everything that went wrong while it loaded."""

    context: BrowserContext
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", lambda said: self._note(said.type, f"{said.text} {said.location['url']}"))
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _failed(self, asked: Request) -> None:
        # Aborted: the icon of the page before, which nobody waits for.
        if asked.failure != "net::ERR_ABORTED":
            self._note("error", f"{asked.failure}: {asked.url}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= HTTPStatus.BAD_REQUEST:
            self._note("error", f"{answer.status}: {answer.url}")

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.wrong.append(text)

    def open(self, url: str) -> int:
        """Open a page; return its status."""
        self.wrong.clear()
        answer = self.page.goto(url, wait_until="load")
        assert answer is not None
        return answer.status

    def wait_until(self, condition: str, argument: object = None) -> None:
        """Wait until a function of the page gives something true.

        Playwright's `wait_for_function` asks again within the page, whose policy forbids that.
        """
        self.page.evaluate(_WAITS.replace("CONDITION", condition), argument)

    def too_wide(self) -> list[str]:
        """Return the elements that make the page scroll sideways."""
        found = self.page.evaluate(
            """() => {
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) return [];
                return [...document.querySelectorAll("body *")]
                    .filter(element => element.getBoundingClientRect().right > width + 1)
                    .map(element => element.outerHTML.slice(0, 120));
            }"""
        )
        assert isinstance(found, list)
        return found


#: Opens a window: takes its width and what else a browser context takes.
OpenWindow = Callable[..., Window]


@pytest.fixture
def open_window(browser: Browser) -> Iterator[OpenWindow]:
    """What opens windows, each with storage of its own; they are closed after the test."""
    contexts = []

    def opened(width: int = 1280, **options: object) -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            **{"locale": "zh-CN", **options},  # type: ignore[arg-type] # Playwright's
        )
        contexts.append(context)
        return Window(context)

    yield opened
    for context in contexts:
        context.close()
