"""The desk in Chromium: a Word file becomes a scheduled article with a picture, without a terminal."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Page, expect

from conftest import run_git

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow, Window
    from conftest import Served, SiteFolder

_DESK = "-/newsgen/"
_AXE = """async () => (await axe.run(document, {
    rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
})).violations.map(found => `${found.id}: ${found.nodes.map(node => node.html.slice(0, 160)).join(" | ")}`)"""


def _word() -> bytes:
    document = Document()
    document.add_heading("園區新廠房動工", 0)
    for text in ("來源：示例日報", "2026-06-29 10:00", "園區的新廠房今天動工，總投資3億元。", "明年投產。"):
        document.add_paragraph(text)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (120, 80), "teal").save(buffer, "PNG")
    return buffer.getvalue()


def _drop(page: Page, target: str, name: str, content: bytes, kind: str) -> None:
    """Drop a file, as a mouse would from a window of files."""
    page.evaluate(
        """([target, name, bytes, type]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], name, { type }));
            const place = document.querySelector(target);
            for (const kind of ["dragover", "drop"]) {
                const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
                place.dispatchEvent(event);
            }
        }""",
        [target, name, list(content), kind],
    )


@pytest.fixture
def newsroom(host: Path, site: SiteFolder) -> SiteFolder:
    """A site that git knows and a host has."""
    site.article("2026/a", title="頭一篇", section="policy", author="王小明")
    (site.folder / ".gitignore").write_text(".newsgen/\npublic/\n", "utf-8")
    run_git(site.folder, "init", "-q", "-b", "main")
    run_git(site.folder, "config", "user.name", "編輯")
    run_git(site.folder, "config", "user.email", "desk@news.example")
    run_git(site.folder, "remote", "add", "origin", str(host))
    run_git(site.folder, "add", "-A")
    run_git(site.folder, "commit", "-q", "-m", "all")
    run_git(site.folder, "push", "-q", "-u", "origin", "main")
    return site


def _look(window: Window, axe: str, name: str) -> None:
    """Have axe look at a page on a telephone in the dark, and on a desk in the light."""
    assert window.wrong == [], name  # before whoever looks brings styles along
    page = window.page
    page.evaluate(axe)
    for width, scheme in ((360, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert window.too_wide() == [], (name, width)
        assert page.evaluate(_AXE) == [], (name, width, scheme)


@pytest.mark.slow
def test_a_word_file_becomes_a_scheduled_article_with_a_picture(
    newsroom: SiteFolder,
    host: Path,
    serve_site: Callable[..., Served],
    open_window: OpenWindow,
    axe: str,
) -> None:
    address = serve_site(newsroom.folder).start().address
    window = open_window()
    page = window.page
    window.open(f"{address}{_DESK}")
    expect(page.locator(".chip.published")).to_have_count(1)

    _drop(page, "main", "來稿.docx", _word(), "application/octet-stream")
    page.wait_for_url("**/import/*")
    expect(page.locator("article h2")).to_have_text("園區新廠房動工")
    _look(window, axe, "import")
    page.get_by_role("link", name="Correct it").click()

    # A picture, dropped on the text: refused while nothing says what it shows, then placed.
    expect(page.locator("#article[data-ready]")).to_have_count(1)
    page.locator("#body").evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")
    _drop(page, "#body", "IMG_7.png", _png(), "image/png")
    expect(page.locator("#picture")).to_be_visible()
    expect(page.locator("#picture-alt")).to_be_focused()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Insert").click()
    expect(page.locator("#picture-said")).to_contain_text("say what the picture shows")
    page.locator("#picture-alt").fill("新廠房的工地")
    page.locator("#picture-credit").fill("示例日報")
    page.keyboard.press("Enter")
    expect(page.locator("#picture")).to_be_hidden()
    expect(page.locator("#body")).to_have_value(
        "園區的新廠房今天動工，總投資3億元。\n\n明年投產。\n\n![新廠房的工地](xin-chang-fang-de-gong-di.png)\n\n"
        "圖片來源：示例日報\n\n"
    )
    page.locator("#save").click()
    expect(page.locator("#state")).to_have_text("Saved")

    # Scheduled from the list, by the keyboard alone.
    window.open(f"{address}{_DESK}?show=draft")
    line = page.locator("li.draft", has_text="園區新廠房動工")
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    line.locator("[name=at]").fill("2031-03-04T09:30")
    line.get_by_role("button", name="Schedule").focus()
    page.keyboard.press("Enter")
    expect(page.locator("li.draft")).to_have_count(0)
    window.open(f"{address}{_DESK}calendar/?month=2031-03")
    expect(page.locator(".month li")).to_contain_text("09:30")
    _look(window, axe, "calendar")

    # Published, then changed, and an earlier version restored.
    window.open(f"{address}{_DESK}publish/")
    expect(page.locator(".files b")).to_have_text("園區新廠房動工")
    expect(page.locator("#progress")).to_have_text("Nothing is in the way.")
    _look(window, axe, "publish")
    page.get_by_role("button", name="Save and send").click()
    expect(page.locator("#said")).to_contain_text("sent")
    assert "xin-chang-fang-de-gong-di.png" in run_git(host, "ls-tree", "-r", "--name-only", "main")
    file = next((newsroom.folder / "content/articles/2026").glob("yuan-qu*.md"))
    first = file.read_bytes()
    file.write_bytes(first.replace("3億".encode(), "5億".encode()))
    window.open(f"{address}{_DESK}versions/?path=content/articles/2026/{file.name}")
    expect(page.locator(".differences ins").last).to_have_text("5")  # the text; a proposed record is above
    page.locator(".versions time").click()
    expect(page.get_by_role("button", name="Restore this version")).to_be_visible()
    _look(window, axe, "versions")
    page.get_by_role("button", name="Restore this version").click()
    expect(page.locator(".versions li")).to_have_count(3)
    assert file.read_bytes() == first

    window.open(f"{address}{_DESK}")
    _look(window, axe, "list")
    window.open(f"{address}{_DESK}pictures/")
    _look(window, axe, "pictures")
