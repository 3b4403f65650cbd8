"""A font that a site brings along: loaded from its own host, for the edition that it is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

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


def _draw(file: Path, character: str, advance: int) -> None:
    """Write a font that has one character, of a width in thousandths of an em."""
    pen = TTGlyphPen(None)
    for place in ((0, 0), (0, 500), (500, 500)):
        (pen.lineTo if place != (0, 0) else pen.moveTo)(place)
    pen.closePath()
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", "one"])
    font.setupCharacterMap({ord(character): "one"})
    font.setupGlyf({".notdef": pen.glyph(), "one": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "one": (advance, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
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
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    site.write(
        "newsgen.yaml",
        config + "fonts:\n"
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
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    site.write(
        "newsgen.yaml", config + "fonts: {serif: River, files: [{name: River, file: fonts/river.woff2}]}\n"
    )
    with serve(tmp_path / "www", site.folder) as served:
        page = served.folder / "index.html"
        page.write_text(
            page.read_text("utf-8").replace("font-src &#39;self&#39;", "font-src &#39;none&#39;"), "utf-8"
        )
        window = open_window()
        window.open(served.address)
        assert window.page.evaluate(_WIDTH, "觀") == 100
        assert any("font-src" in text for text in window.wrong)
