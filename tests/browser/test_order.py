"""The order in which a page is told: by a screen reader, to the eye on a phone, and in its headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import html

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

ARTICLE = "articles/2025/gbt-4754-guide/"  # with contents, a correction, neighbours
# What a screen reader tells of it, as roles and names.
TOLD = (
    'link "跳到正文"',
    "- banner",
    'link "简体"',
    'searchbox|combobox "搜尋本站報道"',
    'link "贛江投資觀察"',
    'navigation "',
    "- main",
    'link "首頁"',
    'heading "GB/T 4754怎麼讀：給企業找到它的行業" [level=1]',
    "來源：",
    'link "本文有更正',
    'navigation "本文目錄"|heading "本文目錄"',
    'heading "四個層級" [level=2]',
    'table|columnheader "層級"',
    'heading "「生物醫藥」在哪裡" [level=2]',
    'heading "更正',
    'heading "版權聲明',
    'heading "相關報道" [level=2]',
    "- contentinfo",
)
PARTS = ".skip-link, .site-tools, .masthead, .site-nav, .breadcrumbs, h1, .story-meta, .contents, .body, "
PARTS += ".corrections, .topics, .notice, .related, .neighbours, .site-footer"
TOPS = f"""() => [...document.querySelectorAll("{PARTS}")].slice(1)
    .map(part => Math.round(part.getBoundingClientRect().top + scrollY))"""


def test_a_screen_reader_tells_an_article_in_its_order(open_window: OpenWindow, served: Served) -> None:
    window = open_window()
    window.open(served.address + ARTICLE)
    told = window.page.locator("body").aria_snapshot()
    at = 0
    for part in TOLD:
        found = re.compile("|".join(map(re.escape, part.split("|")))).search(told, at)
        assert found, f"{part} does not follow in\n{told[at:]}"
        at = found.end()


def test_on_a_phone_the_eye_has_the_same_order(open_window: OpenWindow, served: Served) -> None:
    window = open_window(360)
    window.open(served.address + ARTICLE)
    tops = window.page.evaluate(TOPS)
    assert len(tops) >= 12
    assert tops == sorted(tops)


def test_no_page_leaves_out_a_level_of_headings(served: Served) -> None:
    for path in served.kinds().values():
        file = served.folder / unquote(path)
        page = html.fromstring((file / "index.html" if file.is_dir() else file).read_text("utf-8"))
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        first, *others = levels
        assert first == 1, path
        for before, after in zip(levels, others, strict=False):
            assert after <= before + 1, (path, levels)
        assert not page.xpath("//*[@tabindex > 0]"), path
