"""Colours of the system (forced colours): what a reader works with is seen without the theme's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

# How many a page has of each kind, and those of them that nothing tells from the paper or the text.
SEEN = """() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const system = name => { probe.style.color = name; return getComputedStyle(probe).color; };
    const [paper, ink] = [system("Canvas"), system("CanvasText")];
    probe.remove();
    const hidden = colour => colour === paper || colour === "none" || /^rgba.*, 0\\)$/.test(colour);
    const kinds = {
        buttons: ["button", style =>
            parseFloat(style.borderBlockEndWidth) < 1 || hidden(style.borderBlockEndColor)],
        pressed: ["[aria-pressed=true]", style => hidden(style.backgroundColor)],
        links: ["main a", style => hidden(style.color) || style.color === ink],
        current: [":is(.site-nav, .pagination li) [aria-current]", style =>
            parseFloat(style.borderBlockEndWidth) < 2 || hidden(style.borderBlockEndColor)],
        marks: ["mark", style => hidden(style.backgroundColor)],
        shapes: [".chart-picture :is(rect, circle, .chart-flow)", style => hidden(style.fill)],
        lines: [".chart-picture .chart-line", style => hidden(style.stroke)],
        letters: [".chart-picture text", style => hidden(style.fill)],
    };
    const found = {};
    for (const [kind, [css, wrong]] of Object.entries(kinds)) {
        const shown = [...document.querySelectorAll(css)].filter(each => each.checkVisibility());
        const unseen = shown.filter(each => wrong(getComputedStyle(each)));
        found[kind] = [shown.length, unseen.map(each => each.outerHTML)];
    }
    const lines = [...document.querySelectorAll(".chart-line")].map(each => getComputedStyle(each).stroke);
    found.apart = [lines.length, lines.filter((colour, at) => lines.indexOf(colour) < at)];
    return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_that_a_reader_works_with_is_seen(scheme: str, open_window: OpenWindow, served: Served) -> None:
    window = open_window(360, forced_colors="active", color_scheme=scheme)
    counts: dict[str, int] = {}
    for path in ("articles/2025/medical-isotopes/", "data/", "sections/industry/", "search/?q=%E9%84%B1"):
        window.open(served.address + path)
        if "search" in path:
            window.page.locator("mark").first.wait_for()
        for kind, (count, unseen) in window.page.evaluate(SEEN).items():
            assert unseen == [], (path, kind)
            counts[kind] = counts.get(kind, 0) + count
        window.page.keyboard.press("Tab")
        outline = window.page.evaluate("getComputedStyle(document.activeElement).outline")
        assert "solid" in outline
        assert "0px" not in outline
    assert min(counts.values()) > 0, counts
