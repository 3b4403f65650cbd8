"""Text of twice the size, and large type: nothing is cut off, covered, or in columns too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

LARGER = {
    "the reader's": "document.documentElement.style.fontSize = '200%'",
    "large type": "document.documentElement.dataset.mode = 'large'",
    "largest": "document.documentElement.dataset.size = 'largest'",
}
# Texts that have so little room that a line takes fewer than six characters, though they have more.
NARROW = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dd)")].filter(element => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    return element.checkVisibility() && element.innerText.length > 8
        && element.closest("table") === null && element.clientWidth < 6 * size
        && element.getClientRects().length && element.clientHeight > 3 * size;
}).map(element => `${element.innerText.slice(0, 20)} ${element.clientWidth}`)"""
# Headlines that a picture lies upon.
COVERED = """() => [...document.querySelectorAll(".card.with-picture")].filter(card => {
    const range = document.createRange();
    range.selectNodeContents(card.querySelector(".card-title"));
    const text = range.getBoundingClientRect(), picture = card.querySelector("img").getBoundingClientRect();
    return text.right > picture.left + 1 && text.left < picture.right && text.bottom > picture.top + 1
        && text.top < picture.bottom - 1;
}).map(card => card.innerText.slice(0, 20))"""


EMS = "element => element.clientWidth / parseFloat(getComputedStyle(element).fontSize)"


def wrong(page: Page, how: str) -> list[str]:
    page.evaluate(LARGER[how])
    return [*page.evaluate(NARROW), *page.evaluate(COVERED)]


@pytest.mark.parametrize("how", LARGER)
def test_larger_text_has_room_on_a_phone(how: str, open_window: OpenWindow, served: Served) -> None:
    window = open_window(360)
    for path in ("", "sections/industry/"):
        window.open(served.address + path)
        assert wrong(window.page, how) == [], path
        assert window.too_wide() == [], path
    assert window.page.locator(".card.with-picture").count() > 2


def test_a_quantity_with_its_mark_has_room_on_the_narrowest_screen(
    open_window: OpenWindow, served: Served
) -> None:
    window = open_window(320)
    window.open(served.address + "articles/2025/medical-isotopes/")
    assert window.page.locator(".u", has_text="1—2035年").count() == 1
    window.page.evaluate(LARGER["the reader's"])
    assert window.too_wide() == []


# Clauses of headlines that have room in a line, and take two.
WHOLE = ".card-title a > :is(.c8, .c10), .list-header h1 > .c8"
BROKEN = """css => [...document.querySelectorAll(css)].filter(
    clause => clause.getClientRects().length > 1).map(clause => clause.innerText)"""
LETTERS = """() => [...document.querySelectorAll(".chart-picture text")].map(
    text => text.getBoundingClientRect().height)"""


def test_charts_grow_with_the_text_and_clauses_stay_whole(open_window: OpenWindow, served: Served) -> None:
    window = open_window(360)
    window.open(served.address + "regions/china/")
    before = window.page.evaluate(LETTERS)
    window.page.evaluate(LARGER["large type"])
    assert window.page.evaluate(LETTERS) == pytest.approx([1.5 * height for height in before], rel=0.05)
    assert window.page.evaluate(BROKEN, WHOLE) == []
    assert window.too_wide() == []
    room = window.page.locator(".chart").first
    assert room.evaluate("chart => chart.scrollWidth > chart.clientWidth"), "it is moved sideways"


@pytest.mark.slow
@pytest.mark.parametrize("how", LARGER)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_larger_text_has_room_everywhere(
    width: int, how: str, open_window: OpenWindow, served: Served
) -> None:
    window = open_window(width)
    found = {}
    for path in served.kinds().values():
        window.open(served.address + path)
        said = [*wrong(window.page, how), *window.too_wide()]
        if said:
            found[path] = said
    assert found == {}


@pytest.mark.parametrize("how", LARGER)
def test_what_stands_beside_each_other_has_room(how: str, open_window: OpenWindow, served: Served) -> None:
    page = open_window(1280).page
    page.goto(served.address + "articles/2025/gbt-4754-guide/")
    page.evaluate(LARGER[how])
    assert page.locator(".contents").evaluate(EMS) > 8
    page.goto(served.address)
    page.evaluate(LARGER[how])
    lead = page.locator(".lead").bounding_box()
    picture = page.locator(".lead figure").bounding_box()
    assert lead is not None
    assert picture is not None
    assert picture["width"] > 0.55 * lead["width"]
    summary = page.locator(".lead-summary").bounding_box()
    date = page.locator(".lead .meta").bounding_box()
    assert summary is not None
    assert date is not None
    assert date["y"] - summary["y"] - summary["height"] < 0.1 * picture["height"]


def test_a_thing_says_when_each_stage_was(open_window: OpenWindow, served: Served) -> None:
    window = open_window(1280)
    window.open(served.address + "data/projects/shenzhen-zhongshan-link/")
    stages = window.page.locator(".card-summary:has(time)")
    assert stages.count() == 2
    for stage in stages.all():  # the date stands in its line, not at the edge with that of the report
        line, date = stage.bounding_box(), stage.locator("time").bounding_box()
        assert line is not None
        assert date is not None
        assert date["x"] > line["x"]
        assert line["y"] <= date["y"] < line["y"] + line["height"]
