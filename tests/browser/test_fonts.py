"""A font that a site brings along: loaded from its own host, for the edition that it is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from playwright.sync_api import Route

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Serve
    from conftest import SiteFolder

_WIDTH = """text => {
    const span = document.createElement("span");
    span.textContent = text;
    span.style.cssText = "font: 100px var(--serif); position: absolute; letter-spacing: 0";
    document.body.append(span);
    const width = span.getBoundingClientRect().width;
    span.remove();
    return width;
}"""
_LOADED = "async () => { await document.fonts.ready; return [...document.fonts].map(font => font.status); }"


def _draw(file: Path, character: str, advance: int, height: int = 800) -> None:
    """Write a font that has one character, of a width in thousandths of an em; its lines rise to a height."""
    pen = TTGlyphPen(None)
    for place in ((0, 0), (0, 500), (500, 500)):
        (pen.lineTo if place != (0, 0) else pen.moveTo)(place)
    pen.closePath()
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", "one"])
    font.setupCharacterMap({ord(character): "one"})
    font.setupGlyf({".notdef": pen.glyph(), "one": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "one": (advance, 0)})
    font.setupHorizontalHeader(ascent=height, descent=-200)
    font.setupNameTable({"familyName": "River", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.font.flavor = "woff2"
    file.parent.mkdir(parents=True, exist_ok=True)
    font.save(file)


def test_it_is_loaded_and_used_where_it_is_for(
    site: SiteFolder, serve: Serve, tmp_path: Path, open_window: OpenWindow
) -> None:
    site.article("a")
    _draw(site.folder / "static/fonts/river one.woff2", "觀", 3000)
    _draw(site.folder / "static/fonts/river-sc.woff2", "观", 4000)
    site.configure(
        "fonts:\n"
        "  serif: [River, Noto Serif TC]\n"
        "  files:\n"
        "    - {name: River, file: fonts/river one.woff2, editions: [zh-Hant], weight: 400 900,\n"
        "       preload: yes}\n"
        "    - {name: River, file: static/fonts/river-sc.woff2, editions: [zh-Hans], range: U+4E00-9FFF}\n",
    )
    with serve(tmp_path / "www", site.folder) as served:
        window = open_window()
        asked: list[str] = []
        window.page.on("request", lambda request: asked.append(request.url))
        for path, character, em, file in (
            ("", "觀", 3, "fonts/river%20one.woff2"),
            ("zh-hans/", "观", 4, "fonts/river-sc.woff2"),
        ):
            asked.clear()
            assert window.open(served.address + path) == 200
            assert window.page.evaluate(_LOADED) == ["loaded"]
            assert window.page.evaluate(_WIDTH, character) == em * 100
            assert window.page.evaluate(_WIDTH, "字") == 100  # of the next font
            assert [url for url in asked if "woff2" in url] == [served.address + file]
            assert window.wrong == []
            preloads = window.page.locator("link[rel=preload][as=font]")
            assert preloads.count() == (path == "")


def test_it_is_not_drawn_where_the_policy_forbids_it(
    site: SiteFolder, serve: Serve, tmp_path: Path, open_window: OpenWindow
) -> None:
    """The test above would see a file that is not let in."""
    site.article("a")
    _draw(site.folder / "static/fonts/river.woff2", "觀", 3000)
    site.configure("fonts: {serif: River, files: [{name: River, file: fonts/river.woff2}]}\n")
    with serve(tmp_path / "www", site.folder) as served:
        page = served.folder / "index.html"
        page.write_text(
            page.read_text("utf-8").replace("font-src &#39;self&#39;", "font-src &#39;none&#39;"), "utf-8"
        )
        window = open_window()
        window.open(served.address)
        assert window.page.evaluate(_WIDTH, "觀") == 100
        assert any("font-src" in text for text in window.wrong)


# All that has moved until now; a font that has come is drawn two frames later.
_MOVED = """async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return observer.takeRecords().concat(seen).map(shift => shift.value);
}"""
_WATCH = """
    window.seen = [];
    window.observer = new PerformanceObserver(list => seen.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
"""


def test_nothing_moves_when_it_comes(
    site: SiteFolder, serve: Serve, tmp_path: Path, open_window: OpenWindow
) -> None:
    """A Han character is as wide in every font, and the style says how high a line is.

    This font rises as high as Noto does. The letters of one that rises far higher stand lower in their lines.
    """
    title = "河水觀察"
    site.article("a", title=title, body=f"{title}。" * 200)
    _draw(site.folder / "static/fonts/tall.woff2", "觀", 1000, height=1160)
    site.configure(
        "fonts: {serif: Tall, sans: Tall, files: [{name: Tall, file: fonts/tall.woff2}]}\n",
    )
    with serve(tmp_path / "www", site.folder) as served:
        window = open_window(360)
        window.page.add_init_script(_WATCH)
        waiting: list[Route] = []
        window.page.route("**/*.woff2", lambda route: waiting.append(route))
        with window.page.expect_request("**/*.woff2"):
            window.page.goto(f"{served.address}articles/a/", wait_until="domcontentloaded")
        assert window.page.evaluate("[...document.fonts].map(font => font.status)") == ["loading"]
        window.page.evaluate(_MOVED)  # what is to be seen without it is there
        for route in waiting:
            route.continue_()
        assert window.page.evaluate(_LOADED) == ["loaded"]
        assert window.page.evaluate(_MOVED) == []
