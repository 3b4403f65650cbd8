"""`make pictures`: the pictures of the manual and the READMEs, taken in Chromium."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Page, ViewportSize, sync_playwright

HOUSE = Path(__file__).parents[1]
PICTURES = HOUSE / "docs/site/content/pages/pictures"
README_PICTURES = HOUSE / "docs/pictures"
SIZE = ViewportSize(width=1080, height=720)
TITLE = "百亿基金：从哪里来"
TEXT = """百亿规模的基金，钱从财政、国有企业和社会资本三处来。

**先看出资。**政府引导基金一般只出一部分，其余由合作的机构募集。“投早、投小”的子基金，单只规模多在10亿元以内。

以清咽利喉胶囊为例：一款新药走完三期临床，要的是等得起的钱。
"""
STARTER = ("--title", "江畔觀察", "--operator", "江畔觀察編輯部", "--base-url", "https://news.example/")
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1d2327; color: #e6e3dc; font: 18px/1.7 monospace; padding: 24px; }
pre { margin: 0; font: inherit; white-space: pre-wrap; } b { color: #86c7cd; font-weight: normal; }
i { display: inline-block; width: 0.6em; height: 1.1em; background: #e6e3dc; vertical-align: -0.2em; }
</style><pre>"""


def main() -> int:
    """Take all pictures; return 0."""
    for pictures in (PICTURES, README_PICTURES):
        pictures.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        site = Path(folder) / "newsroom"
        site.mkdir()
        shutil.copytree(HOUSE / "content", site / "content")
        shutil.copy(HOUSE / "newsgen.yaml", site)
        command = (
            "new",
            TITLE,
            "--source",
            "贛江投資觀察",
            "--section",
            "capital",
            "--date",
            "2026-06-18 09:30",
        )
        said = newsgen(site, *command)
        file = site / said.strip()
        file.write_text(file.read_text(encoding="utf-8") + TEXT, encoding="utf-8")
        starter = Path(folder) / "my-newsroom"
        newsgen(Path(folder), "init", starter.name, *STARTER)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport=SIZE, locale="zh-TW")
            _take_terminal(page, f'newsgen new "{TITLE}"', said)
            with preview(site) as address:
                _take_preview(page, address, file)
            with preview(starter) as address:
                _take_starter(page, address)
            browser.close()
    return 0


def newsgen(site: Path, *arguments: str) -> str:
    """Return what a command says, in a site's folder."""
    command = [sys.executable, "-m", "newsgen", "--lang", "zh-Hant", *arguments]
    done = subprocess.run(command, cwd=site, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout


@contextmanager
def preview(site: Path, language: str = "zh-Hant") -> Iterator[str]:
    """Show a site, and yield its address once it is built."""
    command = [sys.executable, "-m", "newsgen", "--lang", language, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - ours
        said = iter(running.stdout or ())
        address = next(filter(None, (re.search(r"http://localhost:\d+/", line) for line in said)))[0]
        next(said)  # the site is built
        yield address
        running.terminate()


def _take_terminal(page: Page, typed: str, said: str) -> None:
    page.set_viewport_size({"width": 900, "height": 150})
    lines = f"<b>$</b> {html.escape(typed)}\n{html.escape(said)}<b>$</b> <i></i></pre>"
    page.set_content(TERMINAL + lines)
    page.screenshot(path=PICTURES / "terminal.png")
    page.set_viewport_size(SIZE)


def _take_starter(page: Page, address: str) -> None:
    """Take the new site's first page by light and by dark: each reader sees that of their own colours."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        page.screenshot(path=README_PICTURES / f"starter-{scheme}.png")


def _take_preview(page: Page, address: str, file: Path) -> None:
    article = f"articles/2026/{file.stem}"
    page.goto(f"{address}{article}/")
    page.screenshot(path=PICTURES / "preview.png")
    page.goto(f"{address}-/newsgen/compare/{article}")
    page.screenshot(path=PICTURES / "side-by-side.png")
    page.goto(f"{address}-/newsgen/review/")
    page.locator("#question").wait_for()
    page.screenshot(path=PICTURES / "review.png")
    page.goto(f"{address}{article}/")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\ntitle:", "\ntittle:"), encoding="utf-8")
    page.locator("newsgen-preview dialog#failure").wait_for()
    time.sleep(0.5)  # until nothing moves any more
    page.screenshot(path=PICTURES / "problem.png")


if __name__ == "__main__":
    sys.exit(main())
