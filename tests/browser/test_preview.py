"""The preview in Chromium: what an editor sees while writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from conftest import Served, SiteFolder

_LONG = "\n\n".join(f"第{number}段。" for number in range(200))


def test_a_page_shows_what_is_saved(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow
) -> None:
    site.article("a", body=f"前。\n\n{_LONG}")
    site.article("b", body="乙。")
    address = serve_site(site.folder).start().address
    window, other = open_window(), open_window()
    assert window.open(f"{address}articles/a/") == 200
    other.open(f"{address}articles/b/")
    other.page.evaluate("window.untouched = true")
    page = window.page
    page.evaluate("scrollTo(0, 3000)")

    site.article("a", body=f"後。\n\n{_LONG}")
    expect(page.locator(".body")).to_contain_text("後。")
    window.wait_until("() => scrollY === 3000")  # a page that is still coming is as long as what has come
    assert other.page.evaluate("window.untouched"), "a page that has not changed is not loaded again"

    # A mistake lies over the page, and the last good page beneath.
    site.article("a", tittle="x", body=f"更後。\n\n{_LONG}")
    failure = page.locator("newsgen-preview dialog#failure")
    expect(failure).to_be_visible()
    expect(failure.locator(".place")).to_have_text("content/articles/a.md:5")
    expect(failure.locator("pre")).to_have_text("tittle: x")
    expect(failure.locator(".hint")).to_contain_text("did you mean `title`?")
    expect(page.locator(".body")).to_contain_text("後。")
    page.keyboard.press("Escape")
    expect(failure).to_be_hidden()
    badge = page.locator("newsgen-preview button.failing")
    expect(badge).to_have_text("1 problem")
    badge.click()
    expect(failure).to_be_visible()
    assert window.too_wide() == []

    # Mended: it goes away. A warning stays small, until it is asked for.
    site.article("a", source="無名晚報", body=f"更後。\n\n{_LONG}")
    expect(page.locator(".body")).to_contain_text("更後。")
    expect(page.locator("newsgen-preview dialog[open]")).to_have_count(0)
    page.locator("newsgen-preview button.warning").click()
    expect(page.locator("newsgen-preview #warnings h2").first).to_have_text("This article")
    page.keyboard.press("Escape")
    expect(page.locator("newsgen-preview #warnings")).to_be_hidden()
    assert window.wrong == []
    assert other.wrong == []


def test_the_desk_and_two_editions(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow
) -> None:
    site.article("a", title="国家", status="draft", body="余某剪头发，说“好”。")
    address = serve_site(site.folder).start().address
    window = open_window(width=360)
    page = window.page
    window.open(f"{address}-/newsgen/")
    expect(page.locator(".chip.draft")).to_have_text("Draft")
    page.get_by_role("link", name="國家").click()
    bar = page.locator("newsgen-preview .bar.draft")
    expect(bar).to_contain_text("Draft")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    low, footer = bar.bounding_box(), page.locator("body > footer").bounding_box()
    assert low is not None
    assert footer is not None
    assert footer["y"] + footer["height"] <= low["y"] + 1, "the bar hides nothing of the page"
    assert window.too_wide() == []

    bar.get_by_role("link", name="Compare").click()
    marks = page.locator(".row.text > :first-child mark")
    expect(marks.first).to_be_visible()
    quotation = marks.filter(has_text="「").first
    quotation.focus()
    expect(quotation.locator(".tip")).to_be_visible()
    expect(quotation.locator(".tip")).to_contain_text("As typed: “")
    assert window.too_wide() == []

    site.article("a", title="国家", body="余某剪头发，又说“好”。")
    expect(page.locator(".row.text").first).to_contain_text("又說")
    assert window.wrong == []


def test_the_box_of_the_desk_finds_texts_with_their_lines(
    site: SiteFolder, serve_site: Callable[..., Served], open_window: OpenWindow
) -> None:
    site.article("a", title="園區", body="第一段。\n\n這裡說產業鏈。")
    site.article("b", title="別的", status="draft", body="草稿也說产业链。")
    site.article("chain", title="都沒有")
    address = serve_site(site.folder).start().address
    window = open_window(width=360)
    page = window.page
    window.open(f"{address}-/newsgen/")
    page.get_by_role("searchbox").fill("产业链")
    page.keyboard.press("Enter")
    expect(page.locator(".articles > li")).to_have_count(2)
    line = page.locator(".articles > li", has_text="content/articles/a.md:8")
    expect(line.locator("mark")).to_have_text("產業鏈")
    expect(page.locator(".articles > li", has_text="content/articles/b.md:7").locator("mark")).to_have_text(
        "产业链"
    )
    assert window.too_wide() == []

    site.article("a", title="園區", body="這裡說產業鏈。")  # the place is that of the file as it is now
    expect(page.get_by_role("link", name="content/articles/a.md:6")).to_be_visible()
    page.get_by_role("link", name="content/articles/a.md:6").click()
    expect(page.locator("h1")).to_have_text("園區")

    page.goto(f"{address}-/newsgen/?q=chain")  # by the name of the file
    expect(page.locator(".articles > li")).to_have_count(1)
    expect(page.locator(".articles")).to_contain_text("content/articles/chain.md")
    assert window.wrong == []
