"""A feed that somebody opens in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

TOPS = """names => names.map(name => {
    const entry = document.querySelector("entry, item");
    return [...entry.children].find(part => part.localName === name).getBoundingClientRect().top;
})"""


@pytest.mark.parametrize(
    ("feed", "parts"),
    [
        ("feed.xml", ["title", "summary", "published", "id"]),
        ("rss.xml", ["title", "description", "pubDate", "link"]),
    ],
)
def test_its_headline_comes_first_and_its_address_last(
    feed: str, parts: list[str], open_window: OpenWindow, served: Served
) -> None:
    page = open_window(360).page
    page.goto(served.address + feed)
    tops = page.evaluate(TOPS, parts)
    assert tops == sorted(set(tops))
