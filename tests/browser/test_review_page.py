"""The review in a browser: keys and buttons, and what they write."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.routing import Mount

from newsgen.review.web import routes

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenWindow, Window
    from conftest import SiteFolder

_BODY = "这个药，清咽利喉，说明书说了两遍：清咽利喉。\n\n用绳他制的授权。\n"


@pytest.fixture
def address(site: SiteFolder) -> Iterator[str]:
    """The address of the review of a site with three questions."""
    site.article("2026/新药", title="这根松的长度", body=_BODY)
    app = Starlette(routes=[Mount("/-/review", routes=routes(site.folder, str))])
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/-/review/"
    server.should_exit = server.force_exit = True
    thread.join()
    listening.close()


def _opened(open_window: OpenWindow, address: str, width: int = 1280, **options: object) -> Window:
    window = open_window(width, **options)
    assert window.open(address) == 200
    expect(window.page.locator("#count")).to_have_text("3 to look at")
    return window


def _marked(page: Page) -> list[str]:
    return page.locator("mark").all_inner_texts()


def test_a_candidate_is_accepted_with_a_key_and_written(
    site: SiteFolder, open_window: OpenWindow, address: str
) -> None:
    window = _opened(open_window, address)
    page = window.page
    assert _marked(page) == ["松", "松"]
    assert "2026/新药.md:2 · title · 1 place" in page.locator("#where").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("2 to look at")
    assert _marked(page) == ["制", "制"]
    kept = site.folder / "content/reviewed.yaml"
    assert kept.read_text("utf-8").endswith("- {context: 这根【松】的长, zh-Hant: 松}\n")
    page.keyboard.press("1")
    expect(page.locator("#count")).to_have_text("1 to look at")
    page.keyboard.press("u")
    expect(page.locator("#count")).to_have_text("2 to look at")
    assert kept.read_text("utf-8").count("\n- ") == 1
    assert window.wrong == []


def test_another_candidate_becomes_a_rule_by_keys(
    site: SiteFolder, open_window: OpenWindow, address: str
) -> None:
    page = _opened(open_window, address).page
    page.keyboard.press("s")
    expect(page.locator("mark").first).to_have_text("制")
    page.keyboard.press("2")
    expect(page.locator("#chosen")).to_have_text("製: where?")
    page.keyboard.press("r")
    expect(page.locator("#count")).to_have_text("1 to look at")
    assert "用绳他-{zh-Hans:制; zh-Hant:製}-的" in (site.folder / "content/articles/2026/新药.md").read_text(
        "utf-8"
    )


def test_a_name_is_written_with_the_mouse(site: SiteFolder, open_window: OpenWindow, address: str) -> None:
    window = _opened(open_window, address)
    page = window.page
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Skip").click()
    expect(page.locator("mark").first).to_have_text("咽")
    page.get_by_label("Another form").fill("嚥")
    page.get_by_role("button", name="Next").first.click()
    page.get_by_role("button", name="A name, everywhere").click()
    page.get_by_label("The whole name").fill("清咽利喉")
    page.locator("#suggest").click()
    expect(page.get_by_label("繁體", exact=True)).to_have_value("清嚥利喉")
    page.get_by_label("Kind").select_option("brand")
    page.get_by_role("button", name="Write it into names.yaml").click()
    expect(page.locator("#count")).to_have_text("Nothing is left to look at.")
    names = (site.folder / "content/names.yaml").read_text("utf-8")
    assert names == "- {zh-Hans: 清咽利喉, zh-Hant: 清嚥利喉, kind: brand}\n"
    page.get_by_role("button", name="Show them again").click()
    expect(page.locator("#count")).to_have_text("2 to look at")
    assert window.wrong == []


def test_what_is_refused_is_said_and_the_question_stays(open_window: OpenWindow, address: str) -> None:
    page = _opened(open_window, address).page
    page.keyboard.press("n")
    page.get_by_label("The whole name").fill("喉咙")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("`喉咙` does not stand in the text at this place")
    page.keyboard.press("Escape")
    expect(page.locator("#naming")).to_be_hidden()
    expect(page.locator("#count")).to_have_text("3 to look at")


def _naming(window: Window) -> None:
    page = window.page
    page.keyboard.press("2")
    page.locator("#as-name").click()
    page.get_by_label("The whole name").fill("松")
    page.keyboard.press("Enter")
    expect(page.locator("#ending")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits(open_window: OpenWindow, address: str, width: int) -> None:
    window = _opened(open_window, address, width)
    assert window.too_wide() == []
    _naming(window)
    assert window.too_wide() == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nobody_is_kept_out(open_window: OpenWindow, address: str, axe: str, colours: str) -> None:
    window = _opened(open_window, address, color_scheme=colours)
    page = window.page
    _naming(window)
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run()).violations.map(each => each.id)")
    assert found == []
