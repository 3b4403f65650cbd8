"""The manual in Chinese as readers have it: each page at two widths, light and dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Serve, Served

_WIDTHS = (360, 1280)
# What is wider than its place can be reached by the keyboard; the page sees to it when its width changes.
_REACHABLE = """() => [...document.querySelectorAll(".body table, .body pre")]
    .every(box => box.scrollWidth <= box.clientWidth || box.tabIndex === 0)"""
# All rules; then what another scheme can have changed.
_ALL = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
_COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
_RUN_AXE = """async (options) => (await axe.run(document, options)).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.html.slice(0, 160)).join(" | ")}`
)"""
_LINKS = "() => [...document.links].map(link => link.href)"


@pytest.fixture(scope="module")
def manual(root: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The manual, served below a path."""
    folder = tmp_path_factory.mktemp("manual")
    ignored = shutil.ignore_patterns("public", ".*newsgen")
    shutil.copytree(root / "docs/site", folder / "site", ignore=ignored)
    with serve(folder / "www", folder / "site") as served:
        yield served


@pytest.mark.parametrize(
    "prefix", ["", pytest.param("zh-hans/", marks=pytest.mark.slow)], ids=["zh-Hant", "zh-Hans"]
)
def test_every_page_keeps_nobody_out_and_leads_nowhere_dead(
    prefix: str, manual: Served, open_window: OpenWindow, axe: str
) -> None:
    window = open_window()
    wrong: dict[str, list[str]] = {}
    pages = {""} | {file.stem for file in (manual.folder.parents[1] / "site/content/pages").glob("*.md")}
    asked: set[str] = set()
    assert len(pages) > 12
    for name in sorted(pages):
        address = f"{manual.address}{prefix}{name}{'/' if name else ''}"
        assert window.open(address) == 200
        if not prefix:
            window.page.evaluate(axe)
        found = []
        for width in _WIDTHS:
            window.page.set_viewport_size({"width": width, "height": 800})
            window.wait_until(_REACHABLE)
            found += [f"at {width}: {text}" for text in window.too_wide()]
        if not prefix:  # the other edition has the same elements and colours
            found += window.page.evaluate(_RUN_AXE, _ALL)
            window.page.emulate_media(color_scheme="dark")
            found += [f"dark: {text}" for text in window.page.evaluate(_RUN_AXE, _COLOURS)]
            window.page.emulate_media(color_scheme="light")
        for link in window.page.evaluate(_LINKS):
            place, _, anchor = link.partition("#")
            if not link.startswith(manual.address) or link in asked:
                continue
            asked.add(link)
            answer = window.page.request.get(place)
            if answer.status != 200 or (anchor and f'id="{unquote(anchor)}"' not in answer.text()):
                found.append(f"leads nowhere: {link}")
        found += window.wrong
        if found:
            wrong[name] = found
    assert wrong == {}


def test_it_looks_like_itself(manual: Served, open_window: OpenWindow) -> None:
    window = open_window()
    window.open(f"{manual.address}what/")
    page = window.page
    page.emulate_media(color_scheme="light")
    assert page.locator(".site-title .logo").is_visible()
    assert page.locator(".site-nav a").all_inner_texts() == ["首頁", "起步", "日常", "建站", "排查"]
    color = "() => getComputedStyle(document.querySelector('.body a')).color"
    assert page.evaluate(color) == "rgb(122, 75, 18)"  # of its custom.css, not of the theme
    assert page.locator(".site-footer .imprint, .byline, .notice").count() == 0
    page.get_by_role("link", name="安裝與準備 →").click()
    assert page.url == f"{manual.address}install/"
    page.get_by_role("link", name="简体").click()
    assert page.url == f"{manual.address}zh-hans/install/"
    assert page.locator("h1").inner_text() == "安装与准备"
