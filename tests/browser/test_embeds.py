"""Players of other hosts in Chromium: nothing is asked of a host before a click."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow, Serve, Served

_BODY = """現場影片：

embed: https://www.bilibili.com/video/BV1Gj411K7aB 開園的全程

<p><iframe src="https://www.youtube.com/embed/a-_4567890b" title="園區"></iframe></p>

https://www.openstreetmap.org/#map=14/28.72/115.93

收尾。
"""
_FRAMES = ("player.bilibili.com", "www.youtube-nocookie.com", "www.openstreetmap.org")
_RUN_AXE = """async () => (await axe.run(document, {rules: {"target-size": {enabled: true}}}))
    .violations.map(each => each.id)"""

#: Watches a page: gives the hosts that it asks, which are answered here.
Watch = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def embedding(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Served]:
    """A site below a path, with an article that has a player of each kind."""
    folder = tmp_path_factory.mktemp("embedding")
    site = _site(folder / "site")
    with serve(folder, site) as served:
        yield served


def _site(folder: Path) -> Path:
    files = {
        "newsgen.yaml": "title: {zh-Hant: 甲報, zh-Hans: 甲报}\nbase_url: https://news.example/\n"
        "timezone: UTC\noperator: jia\ncards: 0\nembeds: [bilibili, youtube, openstreetmap]\n",
        "content/sources.yaml": "jia: {name: {zh-Hant: 甲報, zh-Hans: 甲报}}\n",
        "content/articles/a.md": f"---\ntitle: 開園\ndate: 2026-01-02\nsource: 甲報\n---\n{_BODY}",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture
def watch(embedding: Served) -> Watch:
    """What watches a page."""

    def watched(page: Page) -> list[str]:
        asked: list[str] = []

        def answer(route: Route) -> None:
            host = urlsplit(route.request.url).netloc
            if route.request.url.startswith(embedding.address):
                route.continue_()
                return
            asked.append(host)
            route.fulfill(status=200, content_type="text/html", body="<button>there</button>")

        page.route("**/*", answer)
        return asked

    return watched


@pytest.mark.parametrize(
    ("edition", "name"), [("", "播放影片：開園的全程"), ("zh-hans/", "播放视频：开园的全程")]
)
def test_a_host_is_asked_when_a_reader_does(
    embedding: Served, open_window: OpenWindow, watch: Watch, edition: str, name: str
) -> None:
    window = open_window()
    page, asked = window.page, watch(window.page)
    window.open(f"{embedding.address}{edition}articles/a/")
    page.locator("footer").last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.locator("iframe").count() == 0
    assert asked == []

    page.get_by_role("button", name=re.compile(name)).focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    expect(page.frame_locator("iframe").get_by_text("there")).to_be_visible()
    assert set(asked) == {"player.bilibili.com"}
    assert frame.get_attribute("title") == name.partition("：")[2]
    assert frame.get_attribute("src").startswith("https://player.bilibili.com/player.html?")  # type: ignore[union-attr] # it has one
    rules = set((frame.get_attribute("sandbox") or "").split())
    assert {"allow-scripts", "allow-same-origin"} <= rules
    assert "allow-top-navigation" not in rules
    assert page.locator(".site-embed a").count() == len(_FRAMES)
    assert window.wrong == []


def test_every_frame_is_let_in_by_the_policy(
    embedding: Served, open_window: OpenWindow, watch: Watch
) -> None:
    window = open_window(width=360)
    page, asked = window.page, watch(window.page)
    window.open(f"{embedding.address}articles/a/")
    for number in range(1, len(_FRAMES) + 1):
        page.locator(".site-embed button").first.click()
        expect(page.locator("iframe")).to_have_count(number)
        expect(page.frame_locator("iframe").nth(number - 1).get_by_text("there")).to_be_visible()
    assert tuple(asked) == _FRAMES
    assert window.too_wide() == []
    assert window.wrong == []


def test_without_scripts_and_on_paper_there_is_a_link(
    embedding: Served, open_window: OpenWindow, watch: Watch
) -> None:
    for options, media in (({"java_script_enabled": False}, "screen"), ({}, "print")):
        window = open_window(**options)
        page, asked = window.page, watch(window.page)
        window.open(f"{embedding.address}articles/a/")
        page.emulate_media(media=media)  # type: ignore[arg-type] # one of the two
        expect(page.get_by_role("link", name="開園的全程（嗶哩嗶哩）")).to_be_visible()
        expect(page.locator(".site-embed button").first).to_be_hidden()
        assert asked == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_players_keep_nobody_out(
    embedding: Served, open_window: OpenWindow, watch: Watch, axe: str, scheme: str, width: int
) -> None:
    window = open_window(width=width, color_scheme=scheme)
    watch(window.page)
    window.open(f"{embedding.address}articles/a/")
    assert window.too_wide() == []
    window.page.evaluate(axe)
    assert window.page.evaluate(_RUN_AXE) == []
    window.page.locator(".site-embed button").first.click()
    expect(window.page.locator("iframe")).to_be_focused()
    assert window.page.evaluate(_RUN_AXE) == []
