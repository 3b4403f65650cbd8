"""What readers keep in their browser: articles for later, pages for a time without a network, large type."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from conftest import SiteFolder

ARTICLE, OTHER = "articles/2026/steps/", "articles/2026/layout/"
# Settled: the worker has the page under its control, and has stored it.
STORED = """async (path) => {
    await navigator.serviceWorker.ready;
    return Boolean(navigator.serviceWorker.controller && await caches.match(path));
}"""
CACHES = "async () => (await caches.keys()).sort()"
OTHERS = """async (before) => {
    const now = await caches.keys();
    return now.length === 1 && !before.includes(now[0]);
}"""
NOTHING = """async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return !workers.length && !(await caches.keys()).length;
}"""
# The names of what is wrong by two rules: contrast of 7 : 1, and places that a finger finds.
WRONG = """async () => {
    const values = ["color-contrast-enhanced", "target-size"];
    const rules = { "color-contrast-enhanced": { enabled: true } };
    const { violations } = await axe.run(document, { runOnly: { type: "rule", values }, rules });
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing; browsers may keep its files for ten minutes, as on GitHub Pages."""

    def end_headers(self) -> None:
        """Say how long an answer may be kept."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


class Host:
    """A site that is built for https, below a path, and a server of it that can fail."""

    def __init__(self, site: SiteFolder, folder: Path) -> None:
        self.site = site
        self.folder = folder
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        """Where the site is; ends with a slash."""
        return f"http://localhost:{self.port}/repo/"

    def start(self) -> None:
        """Serve; at the same port as before."""
        self.server = ThreadingHTTPServer(
            ("localhost", self.port), partial(Quiet, directory=str(self.folder))
        )
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Serve no more."""
        self.server.shutdown()
        self.server.server_close()

    @contextmanager
    def without_network(self) -> Iterator[None]:
        """Serve nothing in the meantime."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def publish(self) -> None:
        """Build the site as it is now."""
        output = self.site.publish(base_url="https://news.example/repo/")
        if not (self.folder / "repo").is_symlink():
            (self.folder / "repo").symlink_to(output, target_is_directory=True)


@pytest.fixture(scope="module")
def host(module_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Two articles; large type is offered."""
    config = module_site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + "large_type: yes\nsearch: no\n", "utf-8")
    module_site.article("2026/steps", title="基金的三步")
    module_site.article("2026/layout", title="園區布局：一軸兩翼由什麼來組成")
    host = Host(module_site, tmp_path_factory.mktemp("www"))
    host.publish()
    yield host
    host.stop()


def listed(page: Page, name: str) -> list[str]:
    """Return the titles in a list of what was kept."""
    return page.locator(f"[data-list={name}] li a").all_inner_texts()


def test_what_was_saved_and_read_is_listed_in_both_editions(host: Host, open_window: OpenWindow) -> None:
    window = open_window(360)
    page = window.page
    window.open(host.address + OTHER)
    window.open(host.address + ARTICLE)
    save = page.locator(".tools .save")
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")

    page.locator(".tools .kept-link").click()
    page.wait_for_url(f"{host.address}kept/")
    assert (listed(page, "saved"), listed(page, "read")) == (
        ["基金的三步"],
        ["基金的三步", "園區布局：一軸兩翼由什麼來組成"],
    )
    page.locator(".script-switch a").click()
    links = page.locator("[data-list=saved] li a")
    expect(links).to_have_text("基金的三步")
    expect(links).to_have_attribute("href", "/repo/zh-hans/" + ARTICLE)
    expect(page.locator("[data-list=read] li a").nth(1)).to_have_text(
        "园区布局：一轴两翼由什么来组成"
    )  # its page was asked
    expect(page.locator("[data-list=read] li a").nth(1)).to_have_attribute("lang", "zh-Hans")
    assert window.too_wide() == []

    page.locator("[name=record]").uncheck()
    page.locator(".kept-choices button").click()
    assert (listed(page, "saved"), listed(page, "read")) == ([], [])
    window.open(host.address + ARTICLE)
    window.open(f"{host.address}kept/")
    assert listed(page, "read") == []
    assert page.locator("[data-list=read] .empty").is_visible()
    assert window.wrong == []


def test_what_was_opened_is_read_without_a_network(host: Host, open_window: OpenWindow) -> None:
    window = open_window()
    page = window.page
    window.open(host.address + ARTICLE)
    window.wait_until(STORED, "/repo/" + ARTICLE)
    hint = page.locator(".offline-hint")
    assert hint.is_hidden()

    with host.without_network():
        window.open(host.address + ARTICLE)
        assert page.locator("h1").inner_text() == "基金的三步"
        expect(hint).to_contain_text("之後若有更正")
        expect(hint).to_contain_text("年")  # the day, which the page asks of what is stored
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 100
        window.open(f"{host.address}zh-hans/{OTHER}")  # never opened: what there is, in that edition
        assert page.locator("h1").inner_text() == "我的阅读"
        assert listed(page, "read") == ["基金的三步"]

    # With a network nobody is shown what has been corrected since.
    host.site.article(
        "2026/steps", title="基金的四步", corrections="[{date: 2026-01-05, text: 原寫作三步。}]"
    )
    host.publish()
    window.open(host.address + ARTICLE)
    assert page.locator("h1").inner_text() == "基金的四步"
    assert hint.is_hidden()

    # Another style: another version, and nothing of the one before is left.
    before = page.evaluate(CACHES)
    host.site.write("static/assets/custom.css", ":root { --accent: #8c1d18; }\n")
    host.publish()
    window.open(host.address + ARTICLE)
    window.wait_until(OTHERS, before)

    window.open(f"{host.address}kept/")
    page.locator("[name=offline]").uncheck()
    window.wait_until(NOTHING)
    window.open(host.address + ARTICLE)
    assert page.evaluate(NOTHING)


def test_large_type_is_large_strong_and_kept(host: Host, open_window: OpenWindow, axe: str) -> None:
    window = open_window(360, color_scheme="dark", service_workers="block", bypass_csp=True)
    page = window.page
    window.open(host.address)
    page.locator(".mode-switch").click()
    page.route("**/*.js", lambda route: route.abort())  # it is there before any script
    page.goto(f"{host.address}zh-hans/{OTHER}")
    page.unroute("**/*.js")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)") >= 24
    page.reload()
    assert page.locator(".mode-switch").get_attribute("aria-pressed") == "true"
    assert page.locator(".mode-switch").inner_text() == "大字版"
    assert window.too_wide() == []
    page.add_script_tag(content=axe)
    assert page.evaluate(WRONG) == []
    page.locator(".mode-switch").click()
    page.goto(host.address)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
