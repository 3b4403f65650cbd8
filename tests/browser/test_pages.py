"""The sample newsroom as readers have it: in Chromium, on a phone and on a desk, in both editions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Window

WIDTHS = {"phone": 360, "desk": 1280}
EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}
CLASSES = {
    "own": {"贛江投資觀察", "赣江投资观察", "本站"},
    "licensed": {"示例產業研究院", "示例产业研究院", "示例研究院"},
}
CONTENT = Path(__file__).parents[2] / "content" / "articles"
ARTICLES = {
    path.relative_to(CONTENT.parent).with_suffix("").as_posix() + "/": path.read_text(encoding="utf-8")
    for path in sorted(CONTENT.rglob("*.md"))
    if not re.search(
        r"^(status|狀態|状态): *(draft|scheduled)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
}


def rights_class(text: str) -> str:
    """Return the class that an article's source calls for."""
    found = re.search(r"^(?:source|來源|来源|稿源): *(.+?) *$", text, re.MULTILINE)
    return next((name for name, sources in CLASSES.items() if found and found[1] in sources), "reprinted")


def with_footnote() -> str:
    """Return the path of an article with a footnote."""
    return quote(
        next(path for path, text in ARTICLES.items() if re.search(r"^\[\^\w+\]:", text, re.MULTILINE))
    )


@pytest.fixture(params=WIDTHS)
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> Window:
    """A window of each width."""
    return open_window(WIDTHS[request.param])


@pytest.mark.parametrize("window", ["phone"], indirect=True)
@pytest.mark.parametrize(
    ("edition", "step"), [("zh-Hant", 3), *(pytest.param(its, 1, marks=pytest.mark.slow) for its in EDITIONS)]
)
def test_every_article(edition: str, step: int, window: Window, address: str) -> None:
    seen = set()
    for path, text in list(ARTICLES.items())[::step]:
        status = window.open(address + EDITIONS[edition] + quote(path))
        page = window.page
        notice = page.locator("footer[data-rights-class]")

        assert (status, window.wrong, window.too_wide()) == (200, [], []), path
        assert page.locator("html").get_attribute("lang") == edition, path
        assert page.locator("h1").count() == 1, path
        assert notice.count() == 1, path
        assert notice.is_visible(), path
        assert notice.get_attribute("data-rights-class") == rights_class(text), path
        seen.add(rights_class(text))
    assert seen == {*CLASSES, "reprinted"}, "the sample has articles of every class"


def test_a_footnote_leads_down_and_back(window: Window, address: str) -> None:
    window.open(address + with_footnote())
    mark = window.page.locator("sup a.footnote-ref").first
    note = window.page.locator(mark.get_attribute("href") or "none")

    mark.click()
    assert in_view(note.bounding_box(), window.page)

    note.locator("a.footnote-backref").first.click()
    assert in_view(mark.bounding_box(), window.page)
    assert window.wrong == []


def in_view(box: object, page: Page) -> bool:
    """Whether the top of an element can be seen."""
    size = page.viewport_size
    return isinstance(box, dict) and size is not None and 0 <= box["y"] < size["height"]


@pytest.mark.parametrize(
    ("window", "way"),
    [
        ("phone", [".site-footer a[href$='/regions/']", "main a[href*='/regions/']"]),
        ("desk", [".site-footer a[href$='/industries/']", "main a[href*='/industries/']"]),
        (
            "phone",
            [
                ".site-footer a[href$='/archive/']",
                "main a[href$='/archive/2025/']",
                "main a[href*='/2025/0']",
            ],
        ),
        ("desk", [".site-nav a[href*='/sections/']"]),
    ],
    ids=["by region", "by industry", "by month", "by section"],
    indirect=["window"],
)
def test_a_reader_finds_an_article_and_follows_it(way: list[str], window: Window, address: str) -> None:
    window.open(address)
    page = window.page

    for step in [*way, "main .card a[href*='/articles/']"]:
        page.locator(step).first.click()
    article, title = page.url, page.locator("h1").inner_text()
    assert article.startswith(address + "articles/")
    assert len(page.locator(".body").inner_text()) > 200

    page.locator("a[hreflang='zh-Hans']").first.click()
    assert page.url == article.replace(address, address + "zh-hans/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.locator("a[hreflang='zh-Hant']").first.click()
    assert (page.url, page.locator("h1").inner_text()) == (article, title)

    source = page.locator(".story-meta a[href*='/sources/'], .story-meta a[rel]").first
    name = source.inner_text()
    source.click()
    assert name in page.locator("h1").inner_text()

    page.locator(".site-footer a[href$='/feeds/']").click()
    feed = page.locator("main a[href$='/feed.xml']").first.get_attribute("href")
    assert feed is not None
    answer = page.request.get(page.evaluate("address => new URL(address, location).href", feed))
    assert answer.ok
    assert answer.text().count("<entry>") == 20
    assert window.wrong == []


def test_every_page_leads_home(window: Window, address: str) -> None:
    window.open(address)
    page = window.page

    page.locator("main a[href*='/articles/']").first.click()
    assert page.url.startswith(address + "articles/")
    page.locator(".site-header a", has_text="首頁").click()
    assert page.url == address
    assert window.wrong == []


def test_a_keyboard_reaches_the_text_at_once(window: Window, address: str) -> None:
    window.open(address)
    skip = window.page.locator(".skip-link")

    window.page.keyboard.press("Tab")
    assert in_view(skip.bounding_box(), window.page)
    window.page.keyboard.press("Enter")
    assert window.page.evaluate("document.activeElement.id") == "main"
