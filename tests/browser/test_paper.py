"""The sheets that Chromium prints: what belongs together is on one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

# The heights of the heads of tables with their first rows, and the room that the headings above them ask for.
ROOM = """() => [...document.querySelectorAll(".data-table")].map(part => [
    part.querySelector("thead").offsetHeight + part.querySelector("tbody tr").offsetHeight,
    parseFloat(getComputedStyle(part.querySelector("h2"), "::after").height),
])"""


def sheets(page: Page, above: int, hidden: bool = False) -> int:
    """Return how many sheets a page takes that begins so many pixels further down."""
    page.evaluate(
        "([above, hidden]) => { document.querySelector('.masthead').style.paddingBlockEnd = `${above}px`;"
        " document.querySelector('.printed-from').style.display = hidden ? 'none' : '' }",
        [above, hidden],
    )
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("path", ["articles/2025/fund-matrix/", "sections/data/"])
def test_the_address_is_never_alone_on_a_sheet(path: str, open_window: OpenWindow, served: Served) -> None:
    page = open_window(800).page
    page.goto(served.address + path)
    few, many = 0, 1000
    least = sheets(page, few, hidden=True)
    assert sheets(page, many, hidden=True) > least
    while many - few > 1:  # until one pixel more takes one sheet more
        middle = (few + many) // 2
        if sheets(page, middle, hidden=True) > least:
            many = middle
        else:
            few = middle
    assert [sheets(page, few - less) for less in (0, 12, 24, 36)] == [least] * 4


def test_a_heading_has_its_time_and_the_beginning_of_its_table(
    open_window: OpenWindow, served: Served
) -> None:
    page = open_window(800).page
    page.emulate_media(media="print")
    page.goto(served.address + "articles/2026/eclipse-of-march-2026/")
    heading = page.locator("h2:has(time)").first
    assert heading.evaluate("each => getComputedStyle(each).breakInside") == "avoid"

    page.goto(served.address + "data/")
    found = page.evaluate(ROOM)
    assert len(found) > 5
    assert [pair for pair in found if pair[0] > pair[1]] == []
