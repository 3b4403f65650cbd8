"""Every kind of page, on a phone in the dark and on a desk in the light: found in the built newsroom.

The slow test has every edition, width and scheme. Pictures of them all are left in `screenshots/`, to be
looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

EDITIONS = ("zh-Hant", "zh-Hans")
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# All rules, with that on the size of targets (WCAG 2.2), which axe leaves out by default; then what another
# width and scheme can have changed.
AXE = {
    "light": {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]},
    "dark": {"runOnly": ["color-contrast", "target-size"], "resultTypes": ["violations"]},
}
ALL = tuple((width, scheme) for width in WIDTHS for scheme in SCHEMES)
RUN_AXE = """async (options) => (await axe.run(document, options)).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.html.slice(0, 160)).join(" | ")}`
)"""


@pytest.mark.parametrize(
    ("edition", "looks"),
    [
        (EDITIONS[0], (ALL[1], ALL[2])),
        *(pytest.param(edition, ALL, marks=pytest.mark.slow) for edition in EDITIONS),
    ],
)
def test_every_kind_of_page(
    edition: str,
    looks: tuple[tuple[int, Literal["light", "dark"]], ...],
    served: Served,
    open_window: OpenWindow,
    axe: str,
    root: Path,
) -> None:
    window = open_window(WIDTHS[0])
    page = window.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wrong: dict[str, list[str]] = {}
    kinds = {kind: path for (its, kind), path in served.kinds().items() if its == edition}
    assert {"home", "article", "section", "archive", "terms", "page", "not_found"} <= kinds.keys()

    for kind, path in kinds.items():
        assert window.open(served.address + path) == 200
        found = _landmarks(page, edition, kind)
        page.evaluate(axe)
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            said = [*window.too_wide(), *page.evaluate(RUN_AXE, AXE[scheme])]
            found += [f"at {width}, {scheme}: {text}" for text in said]
            picture = root / "screenshots" / f"{kind}-{edition}-{width}-{scheme}.jpg"
            page.screenshot(path=picture, full_page=True, type="jpeg", quality=70)
        found += window.wrong
        if found:
            wrong[path] = found
    assert wrong == {}
    assert [url for url in asked if not url.startswith(served.address)] == []


def _landmarks(page: Page, edition: str, kind: str) -> list[str]:
    said = [
        (page.locator("html").get_attribute("lang"), edition),
        (page.locator("h1").count(), 1),
        (page.locator("main").count(), 1),
        (page.locator("footer[data-rights-class]").count(), int(kind == "article")),
    ]
    return [f"{found} instead of {expected}" for found, expected in said if found != expected]


def test_what_is_not_there_has_the_page_for_that(open_window: OpenWindow, address: str) -> None:
    window = open_window()

    for edition, prefix in (("zh-Hant", ""), ("zh-Hans", "zh-hans/")):
        url = f"{address}{prefix}no/such/page/"
        assert window.open(url) == 404
        # Chromium complains of the 404 that the page itself must have; of nothing else on it.
        assert [text for text in window.wrong if url not in text] == []
        assert window.page.locator("html").get_attribute("lang") == edition


def test_the_script_switch_leads_to_the_twin_and_back_without_scripts(
    served: Served, open_window: OpenWindow
) -> None:
    window = open_window(java_script_enabled=False)
    page = window.page
    home = served.address

    for (edition, kind), path in served.kinds().items():
        if edition != "zh-Hant":
            continue
        # From an address that does not exist there is no twin, so both lead home.
        target = "" if kind == "not_found" else path
        window.open(home + path)
        assert page.locator(".scheme-switch").is_hidden()  # it would do nothing
        assert page.locator(".twin-hint").is_hidden()

        page.locator(".script-switch a[hreflang=zh-Hans]").click()
        assert page.url == f"{home}zh-hans/{target}"
        assert page.locator("html").get_attribute("lang") == "zh-Hans"

        page.locator(".script-switch a[hreflang=zh-Hant]").click()
        assert page.url == home + target
        assert page.locator("html").get_attribute("lang") == "zh-Hant"
        assert window.wrong == []
