"""Articles written in Chromium: from a title to a published page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from conftest import Served, SiteFolder

RUN_AXE = """async () => (await axe.run(document, {
    rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
})).violations.map(found => `${found.id}: ${found.nodes.map(node => node.html.slice(0, 160)).join(" | ")}`)"""


def _ready(page: Page) -> None:
    expect(page.locator("#article[data-ready]")).to_have_count(1)


def _tab_to(page: Page, chosen: str) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(80):
        if page.evaluate("chosen => document.activeElement.matches(chosen)", chosen):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {chosen} by the keyboard")


def test_by_keyboard_alone_from_a_title_to_a_published_page(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow, axe: str
) -> None:
    site.article("a", title="甲", tags="[園區]")
    address = serve_site(site.folder).start().address
    window = open_window(width=1280)
    page, keys = window.page, window.page.keyboard
    window.open(f"{address}-/newsgen/")
    _tab_to(page, "[href$='write/']")
    keys.press("Enter")
    expect(page.get_by_label("Title of the new article")).to_be_focused()
    keys.type("百億基金叢林")
    keys.press("Enter")
    _ready(page)

    # A source in the other script, from what is suggested.
    _tab_to(page, "#source")
    keys.type("赣江观")
    expect(page.locator(".suggested:not([hidden]) li")).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator("#source")).to_have_value("赣江观察")
    _tab_to(page, "#tags")
    keys.type("园")
    expect(page.locator(".suggested:not([hidden]) li")).to_have_text("园区 園區")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator("#tags-chosen li")).to_have_count(1)

    # Text with a mistake that is shown beside it, and mended.
    _tab_to(page, ".tools button")
    keys.press("ArrowRight")
    keys.press("Enter")
    expect(page.locator("#body")).to_be_focused()
    keys.type("小標\n\n國家的頭髮,長了。")
    finding = page.locator("#found > li", has_text="half-width")
    expect(finding).to_be_visible()
    _tab_to(page, "#found .mend")
    keys.press("Enter")
    expect(page.locator("#body")).to_have_value("## 小標\n\n國家的頭髮，長了。")
    expect(finding).to_have_count(0)

    # Both editions, before anything is saved.
    body = page.frame_locator("#page").locator(".body")
    expect(body).to_contain_text("國家的頭髮，長了。")
    page.locator("[name=edition]:checked").focus()
    keys.press("ArrowRight")
    expect(body).to_contain_text("国家的头发，长了。")
    written = next((site.folder / "content/articles").glob("*/*.md"))
    assert "頭髮" not in written.read_text("utf-8")

    page.locator("#status").focus()
    keys.type("pub")
    keys.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    page.evaluate(axe)
    assert page.evaluate(RUN_AXE) == []
    assert window.too_wide() == []
    assert window.wrong == []

    window.open(f"{address}-/newsgen/")
    line = page.locator(".articles > li", has_text="百億基金叢林")
    expect(line.locator(".chip").first).to_have_text("Published")
