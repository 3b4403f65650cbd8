"""The sample newsroom as readers have it: in Chromium, on a phone and on a desk, in both editions.

The site is built for an address below a sub-path, as GitHub Pages serves a project's site.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, sync_playwright

from newsgen.cli import main

WIDTHS = {"phone": 360, "desk": 1280}
EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}
KINDS = {
    "home": "",
    "article": "articles/2025/fund-matrix/",
    "section": "sections/capital/",
    "region": "regions/ganjiang/",
    "regions": "regions/",
    "tag": "tags/引导基金/",
    "tags": "tags/",
    "source": "sources/example-daily/",
    "author": "authors/投资数据组/",
    "archive": "archive/",
    "archive-2": "archive/page/2/",
    "page": "about/",
    "not-found": "no/such/page/",
}
CLASSES = {
    "own": {"贛江投資觀察", "赣江投资观察", "本站"},
    "licensed": {"示例產業研究院", "示例产业研究院", "示例研究院"},
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CONTENT = Path(__file__).parents[2] / "content" / "articles"
ARTICLES = {
    path.relative_to(CONTENT.parent).with_suffix("").as_posix() + "/": path.read_text(encoding="utf-8")
    for path in sorted(CONTENT.rglob("*.md"))
    if not re.search(
        r"^(status|狀態|状态): *(draft|scheduled)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
}


def rights_class(text: str) -> str:
    """Return the class that an article's source calls for."""
    found = re.search(r"^(?:source|來源|来源|稿源): *(.+?) *$", text, re.MULTILINE)
    return next((name for name, sources in CLASSES.items() if found and found[1] in sources), "reprinted")


def with_footnote() -> str:
    """Return the path of an article with a footnote."""
    return quote(
        next(path for path, text in ARTICLES.items() if re.search(r"^\[\^\w+\]:", text, re.MULTILINE))
    )


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


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample newsroom's address; ends with a slash."""
    folder = tmp_path_factory.mktemp("www")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    base = f"http://127.0.0.1:{server.server_port}/repo/"
    output = str(folder / "repo")
    assert main(["build", "--site", str(root), "--output", output, "--base-url", base, "--jobs", "1"]) == 0
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield base
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium, with a fresh profile."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="module", params=WIDTHS)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Window]:
    """A window of each width."""
    width = WIDTHS[request.param]
    with browser.new_context(viewport={"width": width, "height": 800}, locale="zh-CN") as context:
        yield Window(context)


@pytest.fixture(scope="module")
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


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


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind(kind: str, edition: str, window: Window, address: str) -> None:
    url = address + EDITIONS[edition] + quote(KINDS[kind])

    status = window.open(url)

    assert status == (404 if kind == "not-found" else 200)
    # Chromium complains of the 404 that the page itself must have; of nothing else on it.
    assert [text for text in window.wrong if kind != "not-found" or url not in text] == []
    assert window.too_wide() == []
    assert window.page.locator("html").get_attribute("lang") == edition
    assert window.page.locator("h1").count() == 1
    assert window.page.locator("h1").inner_text().strip()
    assert window.page.locator("footer[data-rights-class]").count() == (kind == "article")


@pytest.mark.parametrize("window", ["phone"], indirect=True)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_article(edition: str, window: Window, address: str) -> None:
    seen = set()
    for path, text in ARTICLES.items():
        status = window.open(address + EDITIONS[edition] + quote(path))
        page = window.page
        notice = page.locator("footer[data-rights-class]")

        assert (status, window.wrong, window.too_wide()) == (200, [], []), path
        assert page.locator("html").get_attribute("lang") == edition, path
        assert page.locator("h1").count() == 1, path
        assert notice.count() == 1, path
        assert notice.is_visible(), path
        assert notice.get_attribute("data-rights-class") == rights_class(text), path
        seen.add(rights_class(text))
    assert seen == {*CLASSES, "reprinted"}, "the sample has articles of every class"


@pytest.mark.parametrize("kind", KINDS)
def test_the_script_switch_leads_to_the_twin_and_back_without_scripts(
    kind: str, plain_page: Page, address: str
) -> None:
    # From an address that does not exist there is no twin, so both lead home.
    target = "" if kind == "not-found" else quote(KINDS[kind])
    plain_page.goto(address + quote(KINDS[kind]))

    plain_page.locator(".script-switch a[hreflang=zh-Hans]").click()
    assert plain_page.url == address + "zh-hans/" + target
    assert plain_page.locator("html").get_attribute("lang") == "zh-Hans"

    plain_page.locator(".script-switch a[hreflang=zh-Hant]").click()
    assert plain_page.url == address + target
    assert plain_page.locator("html").get_attribute("lang") == "zh-Hant"


def test_a_footnote_leads_down_and_back(window: Window, address: str) -> None:
    window.open(address + with_footnote())
    mark = window.page.locator("sup a.footnote-ref").first
    note = window.page.locator(mark.get_attribute("href") or "none")

    mark.click()
    assert in_view(note.bounding_box(), window.page)

    note.locator("a.footnote-backref").first.click()
    assert in_view(mark.bounding_box(), window.page)
    assert window.wrong == []


def in_view(box: object, page: Page) -> bool:
    """Whether the top of an element can be seen."""
    size = page.viewport_size
    return isinstance(box, dict) and size is not None and 0 <= box["y"] < size["height"]


def test_a_reader_walks_from_the_front_page(window: Window, address: str) -> None:
    window.open(address)
    page = window.page

    page.locator("main a[href*='/articles/']").first.click()
    assert page.url.startswith(address + "articles/")
    page.locator(".site-header a", has_text="首頁").click()
    assert page.url == address
    assert window.wrong == []


def test_a_keyboard_reaches_the_text_at_once(window: Window, address: str) -> None:
    window.open(address)
    skip = window.page.locator(".skip-link")

    window.page.keyboard.press("Tab")
    assert in_view(skip.bounding_box(), window.page)
    window.page.keyboard.press("Enter")
    assert window.page.evaluate("document.activeElement.id") == "main"
