"""Pictures in real Chromium: each window gets the size that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import Browser

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Serve, Served
    from conftest import SiteFolder


@pytest.fixture
def photo(site: SiteFolder, serve: Serve, tmp_path: Path) -> Iterator[str]:
    """The address of an article with a photograph, above its text and in it."""
    noise = Random(1).randbytes(1200 * 600 * 3)  # noqa: S311 - a picture, not a secret
    target = site.folder / "content/articles/photo.jpg"
    target.parent.mkdir(parents=True)
    Image.frombytes("RGB", (1200, 600), noise).save(target, quality=95)
    site.article("a", image="{src: photo.jpg, alt: 圖}", body="正文。\n\n" * 40 + "![同一幅](photo.jpg)")
    with serve(tmp_path / "www", site.folder) as served:
        yield f"{served.address}articles/a/"


def test_the_browser_chooses_the_size_that_fits(browser: Browser, photo: str) -> None:
    chosen = {}
    for name, width, density in (("phone", 360, 1), ("sharp phone", 360, 3), ("desk", 1280, 1)):
        with browser.new_context(
            viewport={"width": width, "height": 800}, device_scale_factor=density
        ) as context:
            page = context.new_page()
            page.goto(photo, wait_until="networkidle")
            images = page.locator("article img")
            chosen[name] = [
                images.nth(number).evaluate(
                    "image => { image.scrollIntoView(); return image.decode().then(() => image.currentSrc) }"
                )
                for number in range(images.count())
            ]
            assert images.first.evaluate("image => image.naturalWidth > 0")
    sizes = {name: [re.findall(r"-(\d+)\.webp$", src) for src in found] for name, found in chosen.items()}
    assert sizes == {
        "phone": [["480"]] * 2,
        "sharp phone": [["1200"]] * 2,
        "desk": [["960"]] * 2,
    }


@pytest.mark.parametrize(("scheme", "filtered"), [("light", "none"), ("dark", "brightness(0.85)")])
def test_drawings_are_dimmed_in_the_dark_wherever_they_are(
    scheme: str, filtered: str, open_window: OpenWindow, served: Served
) -> None:
    page = open_window(360, color_scheme=scheme).page
    for path in ("", "articles/2026/poyang-lake/", "articles/2026/four-drawings/", "archive/"):
        page.goto(served.address + path)
        found = page.evaluate(
            "() => [...document.querySelectorAll('main img[src$=\".svg\"]')]"
            ".map(image => getComputedStyle(image).filter)"
        )
        assert set(found) == {filtered}, path


@pytest.mark.parametrize(
    "above", ["![塔](tower.png)", "![塔](tower.png)\n![塔](tower.png)", "|甲|乙|\n|-|-|\n|1|2|"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_whose_something_is_stands_below_it(
    above: str, width: int, site: SiteFolder, serve: Serve, open_window: OpenWindow, tmp_path: Path
) -> None:
    (site.folder / "content/articles").mkdir(parents=True)
    Image.new("RGB", (900, 500), (90, 120, 110)).save(site.folder / "content/articles/tower.png")
    site.article("a", body=f"{above}\n\n圖片來源：示例組\n\n正文。")
    with serve(tmp_path / "www", site.folder) as served:
        page = open_window(width).page
        page.goto(f"{served.address}articles/a/", wait_until="networkidle")
        gap = page.evaluate(
            "() => { const line = document.querySelector('.body .credit');"
            " const shown = [...document.querySelectorAll('.body :is(img, table)')].at(-1);"
            " return line.getBoundingClientRect().top - shown.getBoundingClientRect().bottom; }"
        )
    assert 0 <= gap <= 16
