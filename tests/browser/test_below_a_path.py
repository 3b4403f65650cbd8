"""A whole site below a path, crawled: nothing leads nowhere, and nothing leads out of the path."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from playwright.sync_api import Page

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

# Follows every address of this host, page after page, as the browser itself understands it; returns what was
# asked for with its status, and where each was named.
_CRAWL = """async (start) => {
    const origin = new URL(start).origin;
    const asked = {}, named = {};
    const waiting = [start];
    const note = (address, base) => {
        let url;
        try { url = new URL(address, base); } catch { return; }
        url.hash = "";
        if (url.origin !== origin || url.href in named) return;
        named[url.href] = base;
        waiting.push(url.href);
    };
    named[start] = "";
    while (waiting.length) {
        const url = waiting.pop();
        const answer = await fetch(url);
        asked[url] = answer.status;
        const type = answer.headers.get("content-type") || "";
        if (type.includes("html")) {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            for (const name of ["href", "src", "poster", "action", "data-src"])
                for (const each of page.querySelectorAll(`[${name}]`)) note(each.getAttribute(name), url);
            for (const each of page.querySelectorAll("[srcset]"))
                for (const part of each.srcset.split(",")) note(part.trim().split(" ")[0], url);
            for (const each of page.querySelectorAll("meta[content]"))
                if (/^https?:/.test(each.content)) note(each.content, url);
            for (const each of page.querySelectorAll("script[type='application/ld+json']"))
                for (const [, found] of each.textContent.matchAll(/"(https?:[^"]*)"/g)) note(found, url);
        } else if (/xml|json|css|text/.test(type)) {
            const plain = document.createElement("textarea"); // which knows what `&amp;` stands for
            plain.innerHTML = await answer.text();
            for (const pattern of [
                /()(https?:[^\\s"'<>()\\\\]*)/g,
                /("href"|"src"|"start_url"|"scope"): ?"([^"]*)"/g,
                /(url)\\(["']?([^"')]*)/g,
            ])
                for (const [, , found] of plain.value.matchAll(pattern)) note(found, url);
        }
    }
    return [asked, named];
}"""


def test_every_address_of_every_edition_is_there_and_below_the_path(
    served: Served, open_window: OpenWindow
) -> None:
    window = open_window()
    window.open(served.address)
    asked, named = _crawl(window.page, served.address)

    assert {url: named[url] for url, status in asked.items() if status != 200} == {}
    assert [url for url in asked if not url.startswith(served.address)] == []
    # All of it was reached, in every edition: pages, feeds, cards, sizes of pictures, what is for machines.
    reached = {_file(unquote(url.removeprefix(served.address).partition("?")[0])) for url in asked}
    files = {
        path.relative_to(served.folder).as_posix()
        for path in served.folder.rglob("*.*")
        # Nothing leads to an article's earlier address, by intention.
        if path.is_file() and b'http-equiv="refresh"' not in path.read_bytes()
    }
    ends = ("index.html", "feed.xml", "rss.xml", "feed.json", ".webmanifest", "card.png", ".webp", ".svg")
    for end in ends:
        assert {file for file in files if file.endswith(end)} - reached == set(), end


def _crawl(page: Page, start: str) -> tuple[dict[str, int], dict[str, str]]:
    asked, named = page.evaluate(_CRAWL, start)
    return asked, named


def _file(path: str) -> str:
    return f"{path}index.html" if path == "" or path.endswith("/") else path
