"""Nothing that a reader sees moves by itself, while scripts, pictures and results come slowly.

What Chromium measures as layout shift, without any input: all of it together has to be none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

PICTURES = "articles/2026/four-drawings/"  # one above the text, and a gallery
LEAD = "articles/2026/poyang-lake/"
SEARCH = "search/?q=%E8%B4%9B%E6%B1%9F"
NONE_FOUND = "search/?q=%E7%84%A1%E6%AD%A4%E4%B8%80%E8%AA%9E%E5%97%8E"
FEW = (PICTURES, SEARCH, "kept/")
MORE = ("", LEAD, NONE_FOUND, *FEW)
# A phone far from its mast: a sixth of a second to each answer. Pages are not cut into pieces: a table whose
# rows come one by one widens with them (0.007 at most was seen, at 150 KB in a second without compression).
SLOW = {"offline": False, "latency": 150, "downloadThroughput": -1, "uploadThroughput": -1}
WATCH = """
    window.shifts = [];
    const note = (entries) => shifts.push(...entries.map(({ value, hadRecentInput, sources }) => ({
        value: hadRecentInput ? 0 : value,
        moved: sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "gone").slice(0, 120)),
    })));
    window.observer = new PerformanceObserver((list) => note(list.getEntries()));
    window.settled = async () => {
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
        note(observer.takeRecords());
        return shifts.filter(({ value }) => value > 0);
    };
    observer.observe({ type: "layout-shift", buffered: true });
"""
# Each picture that waits until it is near, one after the other.
LOOK_AT_ALL = """async () => {
    for (const picture of document.images) {
        picture.scrollIntoView({ block: "center" });
        await picture.decode();
    }
}"""


def shifts(page: Page, url: str) -> list[object]:
    page.goto(url, wait_until="load")
    if "/search/?" in url:
        expect(page.locator("#search-status")).not_to_be_empty()
        page.wait_for_load_state("networkidle")  # texts that come in place of summaries
    page.evaluate(LOOK_AT_ALL)
    found = page.evaluate("settled()")
    assert isinstance(found, list)
    return found


@pytest.fixture
def slow_page(request: pytest.FixtureRequest, open_window: OpenWindow) -> Page:
    window = open_window(request.param, service_workers="block")
    window.context.new_cdp_session(window.page).send("Network.emulateNetworkConditions", SLOW)
    window.page.add_init_script(WATCH)
    return window.page


@pytest.mark.parametrize(
    ("slow_page", "paths"),
    [(360, FEW), *(pytest.param(width, MORE, marks=pytest.mark.slow) for width in (360, 1280))],
    indirect=["slow_page"],
)
def test_nothing_moves_by_itself(slow_page: Page, paths: tuple[str, ...], served: Served) -> None:
    moved = {path: found for path in paths if (found := shifts(slow_page, served.address + path))}

    assert moved == {}
    # And what does move is seen.
    slow_page.evaluate("scrollTo(0, 0); document.querySelector('main').prepend('先'.repeat(400))")
    assert slow_page.evaluate("settled()") != []


@pytest.mark.slow
@pytest.mark.parametrize("slow_page", [360, 1280], indirect=True)
def test_nothing_moves_on_any_kind_of_page(slow_page: Page, served: Served) -> None:
    paths = served.kinds().values()
    assert len(paths) >= 30
    assert {path: found for path in paths if (found := shifts(slow_page, served.address + path))} == {}
