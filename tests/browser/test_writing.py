"""Articles written in Chromium: from a title to a published page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
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


@pytest.mark.slow
def test_by_mouse_alone_on_a_phone_in_chinese(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow, axe: str
) -> None:
    article = site.article("a", title="甲", status="draft", body="國家的頭髮,長了。")
    served = serve_site(site.folder, "--port", "0", "--lang", "zh-Hans")
    address = served.wait_for("http://localhost:").partition("（")[0]
    served.wait_for("生成用时")
    window = open_window(width=360, has_touch=True)
    page = window.page
    window.open(f"{address}-/newsgen/")
    page.locator(".articles").get_by_role("link", name="编辑").click()
    _ready(page)
    expect(page.locator("label[for=title]")).to_contain_text("标题")
    page.locator("#found .mend").click()
    expect(page.locator("#body")).to_have_value("國家的頭髮，長了。")
    page.locator("#body").press_sequentially("。")  # what is typed is typed; the rest is done by the mouse
    page.locator("#body").click(click_count=3)
    page.get_by_role("button", name="粗体").click()
    expect(page.locator("#body")).to_have_value("**國家的頭髮，長了。。**")
    page.get_by_label("简体").check()
    expect(page.frame_locator("#page").locator(".body")).to_contain_text("国家的头发，长了。")
    page.locator("#source").fill("示例")
    page.locator(".suggested li", has_text="示例日報").click()
    page.locator("#status").select_option("published")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#state")).to_have_text("已保存")
    written = article.read_text("utf-8")
    assert written == (
        "---\ntitle: 甲\ndate: 2026-01-02\nsource: 示例日報\nstatus: published\n---\n"
        "**國家的頭髮，長了。。**\n"
    )
    page.evaluate(axe)
    assert page.evaluate(RUN_AXE) == []
    assert window.too_wide() == []
    assert window.wrong == []


def test_composition_is_never_disturbed_and_nothing_that_was_typed_is_lost(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow
) -> None:
    article = site.article("a", title="甲", body="一。")
    address = serve_site(site.folder).start().address
    window = open_window(width=1280)
    page = window.page
    window.open(f"{address}-/newsgen/write/?path=content/articles/a.md")
    _ready(page)
    page.locator("#body").focus()
    page.keyboard.press("Control+End")
    keyboard = page.context.new_cdp_session(page)
    page.evaluate("addEventListener('compositionend', () => { window.ended = (window.ended || 0) + 1; })")
    for typed in ("b", "ba", "bai", "bai y", "bai yi"):
        keyboard.send("Input.imeSetComposition", {"text": typed, "selectionStart": 1, "selectionEnd": 1})
    site.article("b", title="乙")  # the site is built anew meanwhile
    article.write_text(article.read_text("utf-8").replace("甲", "丙"), "utf-8")
    page.keyboard.press("Control+s")
    expect(page.locator("#changed")).to_be_hidden()  # not even asked for
    assert page.evaluate("window.ended") is None
    assert page.locator("#body").input_value() == "一。bai yi"
    keyboard.send("Input.insertText", {"text": "百億"})
    expect(page.locator("#body")).to_have_value("一。百億")
    expect(page.locator("#changed")).to_be_visible()

    # The page is closed and opened: what was typed is back, and what somebody else wrote is shown beside.
    page.reload()
    _ready(page)
    expect(page.locator("#body")).to_have_value("一。百億")
    page.keyboard.press("Control+s")
    conflict = page.locator("#conflict")
    expect(conflict.locator("del")).to_have_text(["- title: 丙\n", "- 一。\n"])
    assert "丙" in article.read_text("utf-8")
    conflict.get_by_role("button", name="Put both together").click()
    expect(page.locator("#title")).to_have_value("丙")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert article.read_text("utf-8") == "---\ntitle: 丙\ndate: 2026-01-02\nsource: 贛江觀察\n---\n一。百億\n"


@pytest.mark.slow
def test_with_a_configuration_that_breaks_meanwhile_one_goes_on_writing(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow
) -> None:
    article = site.article("a", title="甲", body="一。")
    served = serve_site(site.folder).start()
    window = open_window(width=1280)
    page = window.page
    window.open(f"{served.address}-/newsgen/write/?path=content/articles/a.md")
    _ready(page)
    body = page.locator("#body")
    configuration = site.folder / "newsgen.yaml"
    sound = configuration.read_text("utf-8")
    configuration.write_text(sound.replace("timezone:", "timezon:"), "utf-8")
    served.wait_for("timezon")
    body.press("Control+End")
    body.press_sequentially("二。")
    told = page.locator("#found > li.error", has_text="newsgen.yaml")
    expect(told.first).to_contain_text("timezon")
    expect(page.frame_locator("#page").locator(".body")).to_contain_text("一。二。")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert article.read_text("utf-8").endswith("一。二。\n")
    configuration.write_text(sound, "utf-8")
    served.wait_for("built")
    body.press_sequentially("三。")
    expect(told).to_have_count(0)
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
    assert article.read_text("utf-8").endswith("一。二。三。\n")
    assert window.wrong == []


@pytest.mark.slow
def test_of_two_windows_that_save_in_one_second_the_later_is_shown_the_earlier(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow
) -> None:
    article = site.article("a", title="甲", body="一。\n\n二。")
    address = serve_site(site.folder).start().address
    pages = [open_window(width=1280).page for _ in range(2)]
    for number, page in enumerate(pages):
        page.goto(f"{address}-/newsgen/write/?path=content/articles/a.md")
        _ready(page)
        text = page.locator("#body")
        text.fill("一改。\n\n二。" if number else "一。\n\n二改。")
    for page in pages:
        page.locator("#save").dispatch_event("click")
    first = next(number for number in (0, 1) if _wins(pages[number]))
    later = pages[1 - first]
    conflict = later.locator("#conflict")
    expect(conflict).to_be_visible()
    before = article.read_text("utf-8")
    assert ("一改。" in before) != ("二改。" in before)
    conflict.get_by_role("button", name="Put both together").click()
    expect(later.locator("#body")).to_have_value("一改。\n\n二改。")
    later.keyboard.press("Control+s")
    expect(later.locator("#state")).to_have_text("Saved")
    assert article.read_text("utf-8").endswith("一改。\n\n二改。\n")


def _wins(page: Page) -> bool:
    """Whether a window's text was saved; that it was, or that there is a conflict, is waited for."""
    saved = page.locator("form:not(.unsaved) #state", has_text="Saved")
    expect(saved.or_(page.locator("#conflict[open]")).first).to_be_visible()
    return saved.count() == 1
