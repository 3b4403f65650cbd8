"""`make pictures`: the pictures of the desk in both manuals, taken in Chromium of the sample newsroom."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from docx import Document
from PIL import Image
from playwright.sync_api import FilePayload, Page, ViewportSize, expect, sync_playwright

from pictures import HOUSE, PICTURES, newsgen, preview

_SIZE = ViewportSize(width=1200, height=750)
_QUALITY = 82  # of WebP: letters stay sharp, four pictures are some 200 kB
_DESK = "-/newsgen/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class _Manual(NamedTuple):
    """Where a manual has its pictures, the language of the desk in it, and the browser's."""

    folder: Path
    language: str
    locale: str


_MANUALS = (_Manual(PICTURES, "zh-Hant", "zh-TW"), _Manual(HOUSE / "docs/pictures", "en", "en-GB"))
_TITLE = "百億基金從哪裡來"
_BODY = """百億規模的基金，錢從財政、國有企業和社會資本三處來。

## 先看出資

政府引導基金一般只出一部分,其餘由合作的機構募集。「投早、投小」的子基金，單隻規模多在10億元以內。
"""
_LETTER = ("園區新廠房動工", "來源：贛江投資觀察", "2026年6月18日", "新廠房今天動工，計畫明年投產。")


def main() -> int:
    """Take all pictures; return 0."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for manual in _MANUALS:
            with _newsroom() as site, preview(site, manual.language) as address:
                page = browser.new_page(viewport=_SIZE, locale=manual.locale, color_scheme="light")
                for name in _walk(page, address, site):
                    _keep(page, manual.folder / f"{name}.webp")
                page.close()
        browser.close()
    return 0


@contextmanager
def _newsroom() -> Iterator[Path]:
    """Copy the sample newsroom, and begin an article in it."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "newsroom"
        site.mkdir()
        shutil.copytree(HOUSE / "content", site / "content")
        shutil.copy(HOUSE / "newsgen.yaml", site)
        given = ("--source", "贛江投資觀察", "--section", "capital", "--date", "2026-06-18 09:30")
        file = site / newsgen(site, "new", _TITLE, *given).strip()
        file.write_text(file.read_text("utf-8") + _BODY, "utf-8")
        yield site


def _walk(page: Page, address: str, site: Path) -> Iterator[str]:
    """Go through the desk, and give the name of each picture when the page shows it."""
    page.goto(f"{address}{_DESK}")
    page.wait_for_load_state("networkidle")  # the unsure conversions are counted
    yield "desk-list"
    (path,) = (file for file in (site / "content/articles/2026").glob("bai-yi*.md"))
    page.goto(f"{address}{_DESK}write/?path={path.relative_to(site).as_posix()}")
    expect(page.locator("#found > li").first).to_be_visible()
    expect(page.frame_locator("#page").locator(".body")).to_contain_text("先看出資")
    page.locator("#body").evaluate("text => text.parentElement.scrollIntoView()")
    page.mouse.wheel(0, -70)  # the bar stays above
    yield "desk-writing"
    page.locator("#body").press("Control+End")
    page.locator("[data-tool=picture]").click()
    drawing = FilePayload(name="IMG_7.png", mimeType="image/png", buffer=_drawing())
    page.locator("#picture-file").set_input_files(drawing)
    page.locator("#picture-alt").fill("贛江邊的城市")
    page.locator("#picture-credit").fill("贛江投資觀察")
    yield "desk-picture"
    page.goto(f"{address}{_DESK}")
    letter = FilePayload(name="來稿.docx", mimeType=_WORD, buffer=_letter())
    page.locator(".drop input").set_input_files(letter)
    page.wait_for_url("**/import/*")
    yield "desk-import"


def _drawing() -> bytes:
    """Return a picture of a river and a city."""
    image = Image.new("RGB", (640, 360), "#cfe3ec")
    for at, height in enumerate((90, 150, 120, 190, 140, 170, 110, 160)):
        image.paste("#54707d", (20 + at * 78, 240 - height, 74 + at * 78, 240))
    image.paste("#2f7f93", (0, 240, 640, 360))
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _letter() -> bytes:
    document = Document()
    document.add_heading(_LETTER[0], 0)
    for line in _LETTER[1:]:
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _keep(page: Page, file: Path) -> None:
    page.wait_for_timeout(500)  # until nothing moves any more
    with Image.open(BytesIO(page.screenshot())) as image:
        image.convert("RGB").save(file, "WEBP", quality=_QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main())
