"""What readers do with the theme: colours, script, paper, keyboard, their own spacing."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow, Serve, Served
    from conftest import SiteFolder

ARTICLE = "articles/2025/fund-matrix/"
TWIN = f"zh-hans/{ARTICLE}"
MOST = 30 * 1024  # bytes of an article page, its style and its script, compressed
LIGHT, DARK = "rgb(252, 251, 248)", "rgb(20, 24, 27)"
# WCAG 2.2, 1.4.12: what readers may set, and nothing may be lost.
SPACING = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }"""
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
    const style = getComputedStyle(element);
    return ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
}).map(element => element.outerHTML.slice(0, 120))"""
HEADLINE = "贛江新區管委會主要負責同志就今年前三季度招商引資工作情況答記者問"
# The beginnings of a headline's second clause, as long as they may be, that have one character alone in their
# last line.
LAST_LINES = """(words) => {
    const headline = document.querySelector("h1"), range = document.createRange(), alone = [];
    for (let length = 8; length <= words.length; length++) {
        headline.innerHTML = `<span>專訪：</span><span>${words.slice(0, length)}</span>`;
        const top = (at) => {
            range.setStart(headline.lastChild.firstChild, at);
            range.setEnd(headline.lastChild.firstChild, at + 1);
            return range.getBoundingClientRect().top;
        };
        if (top(length - 1) !== top(length - 2)) alone.push(headline.textContent);
    }
    return alone;
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter(element => element.checkVisibility({ visibilityProperty: true })).length"""
FORBIDDEN = """async () => {
    const found = [];
    document.addEventListener("securitypolicyviolation", event => found.push(event.effectiveDirective));
    const add = (name, attributes) => document.body.append(
        Object.assign(document.createElement(name), attributes));
    add("img", { src: "https://elsewhere.example/a.png" });
    add("script", { textContent: "document.title = 'taken'" });
    add("style", { textContent: "body { color: red }" });
    add("iframe", { src: "https://elsewhere.example/" });
    await new Promise(resolve => setTimeout(resolve, 300));
    return found.sort();
}"""
LOADED = re.compile(r'(?:<link rel="stylesheet" href|<script defer src)="/repo/([^"]+)"')
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


def paper(page: Page) -> str:
    """Return the colour behind the text."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_colours_follow_the_system_until_the_reader_chooses(open_window: OpenWindow, address: str) -> None:
    window = open_window(color_scheme="dark")
    page = window.page
    window.open(address)
    chosen = page.locator(".scheme-switch [aria-pressed=true]")
    bars = "[...document.querySelectorAll('meta[name=theme-color]')].map(meta => meta.content)"
    assert (paper(page), chosen.inner_text()) == (DARK, "隨系統")
    assert page.evaluate(bars) == ["#fcfbf8", "#14181b"]

    page.locator(".scheme-switch button", has_text="淺色").click()
    assert (paper(page), chosen.inner_text()) == (LIGHT, "淺色")
    assert page.evaluate(bars) == [LIGHT, LIGHT]

    # It is remembered, on the next page and in the other edition; and before any script has come.
    window.open(address + TWIN)
    assert (paper(page), chosen.inner_text()) == (LIGHT, "浅色")
    page.route("**/*.js", lambda route: route.abort())
    window.open(address + ARTICLE)
    assert paper(page) == LIGHT
    page.unroute("**/*.js")

    window.open(address)
    page.locator(".scheme-switch button", has_text="隨系統").click()
    assert paper(page) == DARK
    page.emulate_media(color_scheme="light")
    assert paper(page) == LIGHT


def test_a_size_of_type_is_remembered_and_a_headline_is_found_whole(
    open_window: OpenWindow, address: str
) -> None:
    window = open_window(360)
    page = window.page
    window.open(address + ARTICLE)
    title = page.locator("h1").inner_text().replace("\n", "")
    assert "：" in title
    assert page.evaluate("words => window.find(words)", title)
    page.locator(".size-switch button", has_text="特大").click()
    window.open(address)
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size == 23
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_colours_are_the_systems(scheme: str, open_window: OpenWindow, address: str) -> None:
    window = open_window(color_scheme=scheme, java_script_enabled=False)
    window.open(address)
    assert paper(window.page) == {"light": LIGHT, "dark": DARK}[scheme]


def test_where_nothing_may_be_stored_a_choice_holds_for_the_page(
    open_window: OpenWindow, address: str
) -> None:
    window = open_window()
    window.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    window.open(address)
    window.page.locator(".scheme-switch button", has_text="深色").click()
    assert paper(window.page) == DARK
    assert window.wrong == []


def test_a_reader_of_the_other_script_is_offered_the_twin_and_never_moved(
    open_window: OpenWindow, address: str
) -> None:
    window = open_window()
    page, hint = window.page, window.page.locator(".twin-hint")
    window.open(address + ARTICLE)
    assert hint.is_hidden()  # nothing has been chosen

    page.locator(".script-switch a[hreflang=zh-Hans]").click()
    assert page.url == address + TWIN
    assert hint.is_hidden()  # this is what was chosen

    # A link from elsewhere leads into the script that was not chosen.
    window.open(address + ARTICLE)
    assert page.url == address + ARTICLE
    assert hint.is_visible()
    hint.locator("a").click()
    assert page.url == address + TWIN

    window.open(address + "archive/")
    hint.locator("button").click()
    assert hint.is_hidden()
    window.open(address + ARTICLE)
    assert hint.is_hidden()
    assert window.wrong == []


def test_paper_has_the_text_its_source_its_notice_and_where_it_was(
    served: Served, open_window: OpenWindow
) -> None:
    window = open_window(800, color_scheme="dark")
    page = window.page
    page.emulate_media(media="print")
    for (edition, kind), path in served.kinds().items():
        if edition != "zh-Hant" and kind != "article":  # other pages have the same elements in both
            continue
        window.open(served.address + path)
        for nav in page.locator("nav, .site-tools, .site-footer, .skip-link").all():
            assert nav.is_hidden(), path
        assert paper(page) == "rgb(255, 255, 255)"
        assert page.locator("h1").is_visible() or kind == "home"
        if kind != "not_found":
            assert page.locator(".printed-from").inner_text() == served.address + path
            assert page.locator(".printed-from").is_visible()
        if kind == "article":
            assert page.locator(".byline").is_visible()
            assert page.locator("footer[data-rights-class]").is_visible()
    page.emulate_media(media="screen")
    assert page.locator(".printed-from").is_hidden()


def stops(page: Page) -> Iterator[tuple[str, bool]]:
    """Give what a keyboard reaches, one tab after the other, and whether the focus can be seen there."""
    while True:
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
                const here = document.activeElement;
                if (!here || here === document.body || here.dataset.seen) return null;
                here.dataset.seen = "yes";
                const style = getComputedStyle(here), box = here.getBoundingClientRect();
                const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                    && box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight;
                return [here.outerHTML.slice(0, 120), seen];
            }"""
        )
        if found is None:
            return
        yield found[0], found[1]


@pytest.mark.parametrize(("path", "width"), [("", 1280), (ARTICLE, 360)])
def test_a_keyboard_reaches_everything_and_sees_where_it_is(
    path: str, width: int, open_window: OpenWindow, address: str
) -> None:
    window = open_window(width)
    window.open(address + path)
    wanted = window.page.evaluate(REACHABLE)

    reached = list(stops(window.page))

    assert [element for element, seen in reached if not seen] == []
    assert len(reached) == wanted
    if path and width == 360:
        assert any(element.startswith("<table") for element, _ in reached)  # which scrolls


@pytest.mark.slow
def test_readers_may_set_their_own_spacing(served: Served, open_window: OpenWindow) -> None:
    window = open_window(320, bypass_csp=True)  # as a browser's extension does
    for path in served.kinds().values():
        window.open(served.address + path)
        assert window.too_wide() == [], path
        window.page.add_style_tag(content=SPACING)
        assert window.too_wide() == [], path
        assert window.page.evaluate(CLIPPED) == [], path


def test_no_headline_ends_with_one_character_alone(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    window.open(address + ARTICLE)
    for width in (360, 768, 1280):
        window.page.set_viewport_size({"width": width, "height": 800})
        assert window.page.evaluate(LAST_LINES, HEADLINE) == [], width


def test_an_article_page_is_light(served: Served) -> None:
    def size(path: str) -> int:
        return len(gzip.compress((served.folder / path).read_bytes(), mtime=0))

    pages = list(served.folder.glob("articles/**/index.html"))
    assert pages
    for page in pages:
        path = page.relative_to(served.folder).as_posix()
        loaded = LOADED.findall(page.read_text("utf-8"))
        assert len(loaded) == 4  # the style, the script of all pages, two of articles
        assert size(path) + sum(map(size, loaded)) <= MOST, path


def test_what_the_policy_forbids_is_not_loaded(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    window.open(address + ARTICLE)
    blocked = window.page.evaluate(FORBIDDEN)
    assert blocked == ["frame-src", "img-src", "script-src-elem", "style-src-elem"]
    assert window.page.title() != "taken"


def test_a_site_changes_one_colour_and_one_block(
    site: SiteFolder, serve: Serve, tmp_path: Path, open_window: OpenWindow
) -> None:
    site.article("2026/a", body="正文。\n\n[外](https://example.org/)\n\nhttps://example.org/" + "a" * 300)
    site.write("static/assets/custom.css", ":root { --accent: light-dark(#8c1d18, #f0a08f); }\n")
    site.write(
        "templates/article.html",
        '{% extends "theme/article.html" %}\n'
        '{% block after %}<p id="ours">我們的</p>{{ super() }}{% endblock %}\n',
    )
    with serve(tmp_path / "www", site.folder) as served:
        window = open_window(color_scheme="light")
        window.open(f"{served.address}articles/2026/a/")
        page = window.page
        colour = "getComputedStyle(document.querySelector('.body a')).color"
        assert page.locator("#ours").inner_text() == "我們的"
        assert page.evaluate(colour) == "rgb(140, 29, 24)"
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(colour) == "rgb(240, 160, 143)"
        assert paper(page) == DARK  # the rest is the theme's
        page.set_viewport_size({"width": 320, "height": 800})
        assert (window.wrong, window.too_wide()) == ([], [])  # nor does the long address make it wide


def test_a_site_may_load_what_it_names(
    site: SiteFolder, serve: Serve, tmp_path: Path, open_window: OpenWindow
) -> None:
    config = site.folder / "newsgen.yaml"
    text = config.read_text("utf-8") + "load_from:\n  images: https://pictures.example\n"
    config.write_text(text, encoding="utf-8")
    site.article("2026/a", body="![圖](https://pictures.example/a.png)")
    with serve(tmp_path / "www", site.folder) as served:
        window = open_window()
        window.page.route(
            "https://pictures.example/**",
            lambda route: route.fulfill(content_type="image/svg+xml", body=PICTURE),
        )
        window.open(served.address + quote("articles/2026/a/"))
        assert window.wrong == []
        assert window.page.evaluate("document.querySelector('.body img').naturalWidth") == 8
