"""The tables of data as readers use them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow, Serve, Served
    from conftest import SiteFolder

_NAMES = ("電池廠", "晶片線", "數據中心", "藥廠", "港口", "風電場", "儲能站")
_AMOUNTS = ("12億元", "3億元", "250億元", "5000萬元", "48億元", "7億元", "")
_NAME_CELLS = """() => [...document.querySelectorAll("table[data-sortable] tbody tr")]
    .filter(row => row.checkVisibility()).map(row => row.cells[0].textContent.trim())"""


@pytest.fixture
def data_site(site: SiteFolder, serve: Serve, tmp_path: Path) -> Iterator[Served]:
    entries = "".join(
        f"\n  - {{kind: 項目, id: p-{at}, name: {name}{f', amount: {amount}' if amount else ''}}}"
        for at, (name, amount) in enumerate(zip(_NAMES, _AMOUNTS, strict=True))
    )
    site.article("a", records=entries, body="、".join(filter(None, _AMOUNTS)))
    with serve(tmp_path / "www", site.folder) as served:
        yield served


def test_a_table_is_sorted_by_exact_amounts_and_by_the_keyboard(
    data_site: Served, open_window: OpenWindow
) -> None:
    window = open_window()
    window.open(f"{data_site.address}data/")
    page = window.page
    heading = page.get_by_role("columnheader", name="金額").last
    button = heading.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert page.evaluate(_NAME_CELLS) == ["藥廠", "晶片線", "風電場", "電池廠", "港口", "數據中心", "儲能站"]
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.evaluate(_NAME_CELLS) == ["數據中心", "港口", "電池廠", "風電場", "晶片線", "藥廠", "儲能站"]
    assert window.wrong == []


def test_a_table_is_filtered_by_what_is_typed(data_site: Served, open_window: OpenWindow) -> None:
    window = open_window()
    window.open(f"{data_site.address}zh-hans/data/")
    page = window.page
    page.get_by_label("筛选").fill("电")
    assert page.evaluate(_NAME_CELLS) == ["电池厂", "风电场"]
    page.get_by_label("筛选").fill("没有")
    expect(page.get_by_text("没有一行含有这些字。")).to_be_visible()
    page.get_by_label("筛选").fill("")
    expect(page.get_by_text("没有一行含有这些字。")).to_have_count(0)
    assert len(page.evaluate(_NAME_CELLS)) == len(_NAMES)


def test_without_scripts_all_rows_can_be_read(data_site: Served, open_window: OpenWindow) -> None:
    window = open_window(java_script_enabled=False)
    window.open(f"{data_site.address}data/")
    rows = window.page.locator("table[data-sortable] tbody tr")
    assert rows.count() == len(_NAMES)
    assert window.page.locator("table button").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nobody_is_kept_out(
    width: int, scheme: str, data_site: Served, open_window: OpenWindow, axe: str
) -> None:
    window = open_window(width, color_scheme=scheme)
    window.open(f"{data_site.address}data/")
    window.page.evaluate(axe)
    found = window.page.evaluate("async () => (await axe.run()).violations.map(each => each.id)")
    assert found == []
    assert window.too_wide() == []
