"""What readers see in the reader modes of browsers: the whole article, and nothing but it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from conftest import SiteFolder

PARAGRAPH = "第{}批項目在園區開工，涉及電子信息與新能源，計劃兩年內建成，達產後由管委會逐年公布產值。"
PAGES = {
    "an article of a page": ("long", 12),
    "a report that goes on and on": ("longest", 90),
    "three lines": ("short", 2),
}
BRIEF = "2026/brief"
EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}


@pytest.fixture(scope="module")
def modes(module_site: SiteFolder, root: Path) -> dict[str, dict[str, Any]]:
    """What the reader mode makes of each page, by its path."""
    packages = root / ".venv/npm/node_modules"
    node = shutil.which("node")
    if node is None or not (packages / "@mozilla/readability").is_dir():
        from conftest import needed

        needed("Readability (npm install --prefix .venv/npm @mozilla/readability linkedom)")
    module_site.write("static/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="50"/>')
    for name, paragraphs in PAGES.values():
        text = "\n\n".join(PARAGRAPH.format(number) for number in range(paragraphs))
        module_site.article(
            f"2026/{name}",
            title="園區一年：開工項目過百",
            summary="園區掛牌一年，開工的項目超過一百個，總投資三百億元，其中四成已經投產。",
            kicker="一周年報道",
            subtitle="四成項目已經投產",
            author="楊靜",
            image="{src: /plan.svg, alt: 平面圖, caption: 園區的平面, credit: 規劃組}",
            figures="[{label: 總投資, value: 300億元, note: 協議金額}, {label: 開工, value: 100個}]",
            corrections="[{date: 2026-01-05, text: 總投資原寫作三十億元。}]",
            records="[{kind: project, id: works, name: 首批廠房, region: 贛江新區, amount: 50億元}]",
            tags="[園區]",
            body=f"{text}\n\n## 下一步\n\n{PARAGRAPH.format('下一')}[^1]\n\n[^1]: 出處見管委會的年報。",
        )
    module_site.article(BRIEF, title="園區掛牌", source="示例日報", summary="", body=PARAGRAPH.format("首"))
    output = module_site.publish()
    names = [f"2026/{name}" for name, _ in PAGES.values()] + [BRIEF]
    paths = [f"{prefix}articles/{name}/" for prefix in EDITIONS.values() for name in names]
    done = subprocess.run(  # noqa: S603 - our own script
        [
            str(node),
            str(Path(__file__).with_name("reader_mode.cjs")),
            str(packages),
            *(str(output / path / "index.html") for path in paths),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return dict(zip(paths, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("page", PAGES)
def test_the_whole_article_is_kept(page: str, modes: dict[str, dict[str, Any]]) -> None:
    name, paragraphs = PAGES[page]
    mode = modes[f"articles/2026/{name}/"]
    shown = BeautifulSoup(mode["content"], "html.parser")
    text = shown.get_text()

    assert mode["offered"]
    assert mode["title"] == "園區一年：開工項目過百"
    assert (mode["byline"], mode["siteName"], mode["lang"]) == ("楊靜", "贛江觀察", "zh-Hant")
    assert all(PARAGRAPH.format(number) in text for number in range(paragraphs))
    assert "四成項目已經投產" in text
    assert "總投資三百億元" in text  # what stands above the text
    assert "來源：贛江觀察" in text
    assert [img["alt"] for img in shown.find_all("img")] == ["平面圖"]
    assert "園區的平面" in text
    assert "圖片：規劃組" in text
    assert all(figure in text for figure in ("300億元", "協議金額", "100個"))
    assert "首批廠房" in text
    assert "2026年1月5日：總投資原寫作三十億元。" in text
    assert shown.select("sup a[href='#fn-1']")
    assert "出處見管委會的年報。" in text
    assert shown.select_one("[data-rights-class=own]")
    assert "未經書面授權" in text
    assert "© 2026 贛江觀察" in text


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_the_site_around_it_is(page: str, modes: dict[str, dict[str, Any]]) -> None:
    mode = modes[f"articles/2026/{PAGES[page][0]}/"]
    shown = BeautifulSoup(mode["content"], "html.parser").get_text()
    assert "園區一年：開工項目過百" not in shown  # the mode has it above
    for words in ("微博", "字號", "朗讀", "相關報道", "上一篇", "首頁", "主辦單位"):
        assert words not in shown


def test_a_reprint_of_one_paragraph_has_its_source_and_its_notice(modes: dict[str, dict[str, Any]]) -> None:
    mode = modes[f"articles/{BRIEF}/"]
    text = BeautifulSoup(mode["content"], "html.parser").get_text()
    assert PARAGRAPH.format("首") in text
    assert "來源：示例日報" in f"{mode['byline']}{text}"
    assert "轉載" in text


def test_each_edition_is_read_in_its_own_script(modes: dict[str, dict[str, Any]]) -> None:
    mode = modes["zh-hans/articles/2026/long/"]
    assert (mode["title"], mode["lang"]) == ("园区一年：开工项目过百", "zh-Hans")
    assert "总投资原写作三十亿元" in mode["content"]
