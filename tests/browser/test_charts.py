"""Charts as readers see them: on a phone and a desk, by light and by dark, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow, Serve, Served
    from conftest import SiteFolder

_FILES = {
    "signs": "業,增減\n電子,12.5%\n醫藥,-8%\n能源,0%\n" + "先進製造" * 20 + ",3%\n",
    "range": "項目,金額\n甲,1000億元\n乙,1元\n",
    "one": "基金,規模\n母基金,50億元\n",
    "years": "年份,增加值（億元）\n" + "".join(f"{2001 + at},{900 + 37 * at * at}\n" for at in range(25)),
    "lines": "月份,甲,乙,丙\n" + "".join(f"{at}月,{at},{9 - at},{at * at}\n" for at in range(1, 13)),
    "parts": "市,一產,二產,三產\n南昌,3,40,50\n九江,4,25,15\n",
    "many": "縣,家數\n" + "".join(f"第{at}縣,{at}\n" for at in range(30)),
    "flow": "投資方,地區,金額\n"
    + "".join(f"{'某某集團' * 4}{at},地區{at % 3},{at + 1}億元\n" for at in range(14)),
}
_KINDS = {"parts": " | kind: stacked", "flow": " | kind: flow"}
# Letters that lie outside of their picture, or on letters of the same one.
_FAULTS = """() => [...document.querySelectorAll(".chart-picture")].flatMap(picture => {
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")]
        .map(text => [text.textContent, text.getBoundingClientRect()]);
    const outside = texts.filter(([, box]) => box.left < frame.left - 9 || box.right > frame.right + 9
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([said]) => `outside: ${said}`);
    const over = texts.flatMap(([said, a], at) => texts.slice(at + 1).filter(([, b]) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
        .map(([other]) => `over: ${said} ${other}`));
    return [...outside, ...over];
})"""


@pytest.fixture
def charts(site: SiteFolder, serve: Serve, tmp_path: Path) -> Iterator[Served]:
    for name, text in _FILES.items():
        site.write(f"content/articles/{name}.csv", text)
    lines = (f"chart: {name}.csv 圖{name}{_KINDS.get(name, '')}" for name in _FILES)
    site.article("a", body="正文。\n\n" + "\n\n".join(lines))
    with serve(tmp_path / "www", site.folder) as served:
        yield served


def test_charts_can_be_read_wherever_they_are_shown(
    charts: Served, open_window: OpenWindow, axe: str
) -> None:
    for width, scheme in ((360, "light"), (1280, "dark")):
        window = open_window(width, color_scheme=scheme)
        window.open(f"{charts.address}articles/a/")
        page = window.page
        assert page.locator(".chart-picture").count() == len(_FILES)
        assert page.evaluate(_FAULTS) == []
        assert window.too_wide() == []
        page.locator(".chart-data summary").first.click()
        assert page.locator(".chart-data table").first.is_visible()
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run()).violations.map(each => each.id)")
        assert found == []
        assert page.get_by_role("img", name="圖many").count() == 1
        assert window.wrong == []
    page.emulate_media(media="print")
    fill = "getComputedStyle(document.querySelector('.chart-label')).fill"
    assert page.evaluate(fill) == "rgb(0, 0, 0)"
