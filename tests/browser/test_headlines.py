"""Headlines break between their clauses wherever a clause has room in its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Serve, Served
    from conftest import SiteFolder

# Clauses on two lines where as many characters as their class says have room on one.
BROKEN = """() => [...document.querySelectorAll(
    ":is(.headlines, .neighbours, .series-steps, .card-title, .lead-title, h1) :is(.c8, .c10, .c12, .c18)"
)].filter(clause => {
    if (!clause.checkVisibility() || clause.getClientRects().length < 2) return false;
    const room = clause.closest(".headlines a, .neighbours a, .series-steps a, .card-title, .lead-title, h1");
    const size = parseFloat(getComputedStyle(clause).fontSize);
    return clause.className.slice(1) * size <= room.clientWidth;
}).map(clause => clause.textContent)"""
WIDE = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_clause_that_has_room_is_whole(width: int, open_window: OpenWindow, served: Served) -> None:
    page = open_window(width).page
    for path in (
        "",
        "articles/2026/hongkong-park-layout/",
        "articles/2026/registered-capital/",
        "data/indicators/jiangxi-population-2020/",
        "corrections/",
    ):
        page.goto(served.address + path)
        assert page.evaluate(BROKEN) == [], path
        assert page.evaluate(WIDE) == 0, path


def test_a_long_clause_takes_no_room_from_the_lead_picture(
    site: SiteFolder, serve: Serve, tmp_path: Path, open_window: OpenWindow
) -> None:
    site.write(
        "content/articles/bridge.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>',
    )
    site.article("a", title="過江：一座橋從圖紙到通車走過的十七個年頭", image="{src: bridge.svg, alt: 橋}")
    with serve(tmp_path / "www", site.folder) as served:
        for width in (960, 1000, 1280):
            page = open_window(width).page
            page.goto(served.address)
            shares = page.evaluate(
                "() => document.querySelector('.lead figure').clientWidth"
                " / document.querySelector('.lead').clientWidth"
            )
            assert shares == pytest.approx(0.58, abs=0.02), width
