"""Search as a reader does it: typed, narrowed down, opened, and come back to; in both scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from newsgen.cli import main
from newsgen.search import PACK

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenWindow, Serve, Served
    from conftest import SiteFolder

EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}
# What is typed in the script that the edition is not in; the titles that it finds, the first ones first.
TYPED = {
    "zh-Hant": ("注册资本", "註冊資本五年內繳足：一張時間表"),
    "zh-Hans": ("註冊資本", "注册资本五年内缴足：一张时间表"),
}
AXE = """async () => (await axe.run(document, {rules: {"target-size": {enabled: true}}})).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.html.slice(0, 160)).join(" | ")}`
)"""


def box(page: Page) -> Locator:
    """Return where a reader types."""
    return page.locator(".site-search input")


def found(page: Page) -> Locator:
    """Return the titles of what was found."""
    return page.locator("#search-results .card-title")


def query(page: Page) -> dict[str, list[str]]:
    """Return what the address asks for."""
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture(scope="module")
def archive(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site of thirty articles of four years, two regions and two sources, of which all have 產業鏈."""
    from conftest import SiteFolder

    folder = tmp_path_factory.mktemp("archive")
    site = SiteFolder(folder / "site")
    for path in ("sources", "regions"):
        site.write(f"content/{path}.yaml", "")
    site.write(
        "newsgen.yaml",
        "title: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\nbase_url: https://news.example/\n"
        "timezone: Asia/Shanghai\neditions: [zh-Hant, zh-Hans]\noperator: watch\ncards: 0\n"
        "sections:\n  - {id: policy, name: {zh-Hant: 政策, zh-Hans: 政策}}\n",
    )
    site.write(
        "content/sources.yaml",
        "watch:\n  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n  kind: operator\n"
        "daily:\n  name: {zh-Hant: 示例日報, zh-Hans: 示例日报}\n  kind: newspaper\n"
        "brief:\n  name: {zh-Hant: 節錄通訊, zh-Hans: 节录通讯}\n  kind: newspaper\n  search: excerpt\n",
    )
    site.write(
        "content/regions.yaml",
        "nanchang:\n  name: {zh-Hant: 南昌市, zh-Hans: 南昌市}\n"
        "jiujiang:\n  name: {zh-Hant: 九江市, zh-Hans: 九江市}\n",
    )
    for number in range(30):
        site.article(
            f"a{number:02}",
            title=f"第{number}號園區",
            date=f"{2023 + number % 4}-03-{number % 28 + 1:02}",
            source="示例日報" if number % 3 == 0 else "贛江觀察",
            regions="[南昌市]" if number % 2 else "[九江市]",
            summary=f"第{number}號園區的摘要。",
            **({"figures": "[{value: 7億斤, label: 稻穀產量}]"} if number == 7 else {}),
            body=f"第{number}號園區說的是別的。\n\n"
            + "這一段只是為了把頁面拉長。" * 30
            + "\n\n末段說到產業鏈，到此為止。",
        )
    far = "這一句只是隔開兩處的話。" * 20
    site.article(
        "marks",
        title="標記",
        subtitle="一行副題",
        summary="略",
        body=_MARKED.format(far=far, rockets="\U0001f680" * 40),
    )
    site.article("brief", title="摘要", source="節錄通訊", summary="略", body="節錄通訊說了全文。")
    with serve(folder / "www", site.folder) as served:
        yield served


_MARKED = """規模[^1]正在增大，<ruby>饕<rt>tāo</rt>餮<rt>tiè</rt></ruby>紋出土。

{far}

首店Cafe\u0301開業，佔比15.05 %。

{far}

甲{rockets}乙火箭回收

[^1]: 註。
"""


@pytest.mark.parametrize(
    ("asked", "marks"),
    [
        ("规模正在增大", ["規模正在增大"]),
        ("饕餮纹", ["饕餮紋"]),
        ("café", ["Cafe\u0301"]),
        ("15.05%", ["15.05 %"]),
        ("火箭回收", ["火箭回收"]),
        ("一行副题", ["一行副題"]),
        ("火箭回收 标记 首店", ["標記", "首店", "火箭回收"]),
    ],
)
def test_what_was_found_is_marked_whole(
    asked: str, marks: list[str], open_window: OpenWindow, archive: Served
) -> None:
    window = open_window(1280)
    window.open(f"{archive.address}search/?q={asked}")
    result = window.page.locator("#search-results .card")
    expect(result).to_have_count(1)
    expect(result.locator("mark")).to_have_text(marks)
    assert result.locator("p").first.evaluate("place => place.textContent.isWellFormed()")


def test_words_far_from_each_other_are_all_in_sight(open_window: OpenWindow, archive: Served) -> None:
    window = open_window(360)
    window.open(f"{archive.address}search/?q=首店 规模正在 回收")
    summary = window.page.locator("#search-results .card-summary")
    expect(summary.locator("mark")).to_have_text(["規模正在", "首店", "回收"])
    assert summary.evaluate(
        """(place) => [...place.querySelectorAll("mark")].every(
            (mark) => mark.getBoundingClientRect().bottom <= place.getBoundingClientRect().bottom
        )"""
    )


def test_of_an_excerpt_no_text_is_shown(open_window: OpenWindow, archive: Served) -> None:
    window = open_window(1280)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    window.open(f"{archive.address}search/?q=節錄通訊")
    expect(window.page.locator("#search-results .card-summary")).to_have_text("略")
    window.page.mouse.wheel(0, 100)
    window.page.wait_for_load_state("networkidle")
    expect(window.page.locator("#search-results .card-summary")).to_have_text("略")
    assert not [url for url in asked if "/articles/" in url]


def test_where_only_signs_are_typed_nothing_is_found(open_window: OpenWindow, archive: Served) -> None:
    window = open_window()
    window.open(f"{archive.address}search/?q=，。")
    expect(window.page.get_by_role("status")).to_contain_text("沒有找到")
    box(window.page).fill("")
    expect(window.page.get_by_role("status")).to_have_text("")


def test_an_index_that_was_replaced_is_taken(
    serve: Serve, open_window: OpenWindow, tmp_path: Path, site: SiteFolder
) -> None:
    for number in range(9):
        site.article(f"a{number}", title=f"第{number}號產業鏈", date=f"2026-01-1{number}")
    window = open_window()
    page = window.page
    page.clock.install()
    with serve(tmp_path / "www", site.folder) as served:
        window.open(f"{served.address}search/?q=第3號")
        expect(found(page)).to_have_text(["第3號產業鏈"])
        for number in range(9):  # they change the numbers of all others, and how many files there are
            site.article(f"b{number}", title=f"舊聞{number}", date=f"2025-01-1{number}", body="園區")
        base = ["--base-url", served.address]
        assert main(["build", "--site", str(site.folder), "--output", str(served.folder), *base]) == 0
        start = served.folder / "search-index/start.json"
        os.utime(start, (start.stat().st_mtime + 2,) * 2)  # servers compare whole seconds
        page.clock.fast_forward("05:00")
        for typed, titles in (("园区", 9), ("第3號", 1), ("产业链", 9)):
            box(page).fill(typed)
            expect(page.get_by_role("status")).to_have_text(f"找到{titles}篇")
            expect(found(page)).to_have_count(titles)
        box(page).fill("第5號")
        expect(found(page)).to_have_text(["第5號產業鏈"])
    assert window.wrong == []


def test_more_is_of_the_index_that_the_site_has_meanwhile(
    serve: Serve, open_window: OpenWindow, tmp_path: Path, site: SiteFolder
) -> None:
    for number in range(
        PACK + 10
    ):  # the first ten results are in the second file of cards, the others in the first
        wanted = number < 5 or number >= PACK
        day = date(2025, 6, 1) + timedelta(number)
        site.article(
            f"a{number:02}", title=f"第{number}號{'產業鏈' if wanted else '園區'}", date=f"{day}", body="甲"
        )
    window = open_window()
    page = window.page
    page.clock.install()
    with serve(tmp_path / "www", site.folder) as served:
        window.open(f"{served.address}search/?q=产业链")
        expect(found(page)).to_have_count(10)
        for number in range(9):  # they change the numbers of all others
            site.article(f"b{number}", title=f"舊聞{number}", date=f"2025-01-1{number}", body="園區")
        base = ["--base-url", served.address]
        assert main(["build", "--site", str(site.folder), "--output", str(served.folder), *base]) == 0
        start = served.folder / "search-index/start.json"
        os.utime(start, (start.stat().st_mtime + 2,) * 2)  # servers compare whole seconds
        page.clock.fast_forward("05:00")
        page.locator("button.search-more").click()
        numbers = [*range(PACK + 9, PACK - 1, -1), *range(4, -1, -1)]
        expect(found(page)).to_have_text([f"第{number}號產業鏈" for number in numbers])
        expect(found(page).nth(10).locator("a")).to_be_focused()
    assert window.wrong == []


def test_the_passage_is_taken_from_where_the_word_is(open_window: OpenWindow, archive: Served) -> None:
    window = open_window(1280)
    window.open(f"{archive.address}zh-hans/search/?q=稻穀產量")
    expect(found(window.page)).to_have_count(1)
    expect(window.page.locator("#search-results .card-summary mark")).to_have_text("稻谷产量")


@pytest.mark.parametrize(("edition", "width"), [("zh-Hant", 360), ("zh-Hans", 1280)])
def test_either_script_finds_the_other_and_back_is_where_one_was(
    edition: str, width: int, open_window: OpenWindow, address: str
) -> None:
    window = open_window(width)
    page = window.page
    window.open(address + EDITIONS[edition])
    typed, title = TYPED[edition]
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")

    page.wait_for_url("**/search/?q=*")
    assert page.url.startswith(f"{address}{EDITIONS[edition]}search/")
    expect(box(page)).to_have_value(typed)
    expect(page.get_by_role("status")).to_contain_text("找到")
    expect(found(page).first).to_have_text(title)
    expect(found(page).first.locator("mark")).to_have_text(title[:4])
    card = page.locator("#search-results .card").first
    expect(card.locator("time")).to_have_text("2026-06-10")
    expect(card.locator(".source")).not_to_be_empty()
    expect(card.locator(".region")).not_to_be_empty()
    count = found(page).count()
    assert window.too_wide() == []

    found(page).first.locator("a").click()
    expect(page.locator("h1")).to_have_text(title)
    assert page.locator("html").get_attribute("lang") == edition
    page.go_back()
    expect(box(page)).to_have_value(typed)
    expect(found(page)).to_have_count(count)
    assert window.wrong == []


def test_what_a_reader_types_is_found_at_once_and_told(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    page = window.page
    window.open(f"{address}search/")
    assert page.get_by_role("status").inner_text() == ""
    box(page).press_sequentially("negative")
    expect(page.get_by_role("status")).to_contain_text("沒有找到")
    expect(page.locator(".search-ways")).to_be_visible()
    box(page).fill("负面清单")
    expect(page.get_by_role("status")).to_contain_text("找到")
    expect(found(page).first).to_contain_text("負面清單")
    expect(page.locator(".search-ways")).to_be_hidden()
    assert query(page) == {"q": ["负面清单"]}
    box(page).fill("")
    expect(found(page)).to_have_count(0)
    assert query(page) == {}
    assert window.wrong == []


def test_nothing_is_searched_while_an_input_method_composes(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    page = window.page
    window.open(f"{address}search/")
    expect(box(page)).to_have_role("combobox")  # all is loaded
    box(page).focus()
    keyboard = page.context.new_cdp_session(page)
    page.evaluate("document.addEventListener('input', () => { window.seen = (window.seen || 0) + 1; })")
    keyboard.send("Input.imeSetComposition", {"text": "基", "selectionStart": 1, "selectionEnd": 1})
    window.wait_until("() => window.seen === 1")
    page.wait_for_timeout(400)  # longer than the pause after which a search begins
    assert (query(page), found(page).count()) == ({}, 0)
    assert page.get_by_role("option").count() == 0

    keyboard.send("Input.insertText", {"text": "基金"})
    expect(found(page).first).to_contain_text("基金")
    assert query(page) == {"q": ["基金"]}


def test_filters_have_counts_and_can_be_taken_back(archive: Served, open_window: OpenWindow) -> None:
    window = open_window(360)
    page = window.page
    window.open(f"{archive.address}zh-hans/search/?q=產業鏈")
    expect(page.get_by_role("status")).to_have_text("找到30篇")
    year = page.get_by_label("年份")
    assert year.locator("option").all_inner_texts() == [
        "全部",
        "2026（7）",
        "2025（7）",
        "2024（8）",
        "2023（8）",
    ]
    year.select_option("2025")
    expect(page.get_by_role("status")).to_have_text("找到7篇")
    source = page.get_by_label("稿源")
    texts = source.locator("option").all_inner_texts()
    assert texts[0] == "全部"
    assert {text.partition("（")[0] for text in texts[1:]} == {"赣江观察", "示例日报"}
    source.select_option(index=1)
    expect(page.get_by_role("status")).not_to_have_text("找到7篇")
    assert query(page).keys() == {"q", "source", "year"}

    said = page.get_by_role("status").inner_text()
    page.reload()  # as an address that was sent to somebody
    expect(page.get_by_role("status")).to_have_text(said)
    expect(page.get_by_label("年份")).to_have_value("2025")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("找到7篇")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("找到30篇")
    expect(page.get_by_label("年份")).to_have_value("")

    page.locator(".script-switch a").click()
    expect(page.get_by_role("status")).to_have_text("找到30篇")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    expect(box(page)).to_have_value("產業鏈")
    assert window.too_wide() == []
    assert window.wrong == []


def test_more_is_shown_on_demand_and_back_leads_to_the_place(
    archive: Served, open_window: OpenWindow
) -> None:
    window = open_window()
    page = window.page
    window.open(f"{archive.address}search/?q=产业链")
    expect(found(page)).to_have_count(10)
    first = page.locator("#search-results .card-summary").first
    expect(first.locator("mark")).to_have_text(
        "產業鏈"
    )  # from the article's own page: it is in its last paragraph
    more = page.get_by_role("button", name="顯示更多")
    more.press("Enter")  # passages that still come move it away from the mouse
    expect(found(page)).to_have_count(30)
    expect(more).to_be_hidden()
    expect(found(page).nth(10).locator("a")).to_be_focused()
    link = found(page).nth(24).locator("a")
    text = link.inner_text()
    page.evaluate(
        """addEventListener("click", (event) => {
            sessionStorage.top = event.target.getBoundingClientRect().top;
        }, true)"""
    )
    link.click()
    expect(page.locator("h1")).to_have_text(text)
    page.go_back()
    expect(found(page)).to_have_count(30)
    expect(page.locator("#search-results .card-summary").nth(24).locator("mark")).to_have_count(1)
    page.wait_for_load_state("networkidle")  # the texts around what was found, which move what is below them
    moved = link.evaluate("(link) => link.getBoundingClientRect().top - sessionStorage.top")
    assert abs(moved) < 2
    assert window.wrong == []


def test_what_failed_to_load_is_tried_again(archive: Served, open_window: OpenWindow) -> None:
    window = open_window()
    page = window.page
    page.route("**/cards-*", lambda route: route.abort())
    window.open(f"{archive.address}search/?q=产业链")
    expect(page.get_by_role("status")).to_contain_text("搜尋沒有載入")
    expect(found(page)).to_have_count(0)
    page.unroute_all()
    page.get_by_role("button", name="顯示更多").press("Enter")
    expect(found(page)).to_have_count(20)
    expect(page.get_by_role("status")).to_have_text("找到30篇")


def test_a_network_that_fails_for_a_while(archive: Served, open_window: OpenWindow) -> None:
    window = open_window()
    page = window.page
    status = page.get_by_role("status")
    page.route("**/start.json", lambda route: route.abort())
    page.route("**/labels.json", lambda route: route.abort())
    window.open(f"{archive.address}search/?q=产业链&region=nanchang")
    expect(status).to_contain_text("搜尋沒有載入")
    page.unroute("**/start.json")
    page.get_by_role("button", name="搜尋", exact=True).click()
    expect(status).to_have_text("找到15篇")
    page.unroute_all()
    page.get_by_label("年份").select_option("2024")
    expect(page.get_by_label("地區").locator("option")).to_have_text(["全部", "南昌市（8）"])

    page.route("**/*.bin*", lambda route: route.abort())
    box(page).fill("說的是别的")
    expect(status).to_contain_text("搜尋沒有載入")
    expect(found(page)).to_have_count(0)  # nothing of the query before
    expect(page.get_by_role("button", name="顯示更多")).to_be_hidden()
    page.unroute_all()
    box(page).press("Enter")
    expect(status).to_have_text("找到8篇")


def test_a_choice_that_leaves_nothing_keeps_its_name(archive: Served, open_window: OpenWindow) -> None:
    window = open_window(360)
    window.open(f"{archive.address}search/?q=第7號&region=jiujiang")
    expect(window.page.get_by_role("status")).to_contain_text("沒有找到")
    options = window.page.get_by_label("地區").locator("option")
    expect(options).to_have_text(["全部", "南昌市（1）", "九江市（0）"])
    window.page.get_by_label("地區").select_option("")
    expect(found(window.page)).to_have_text(["第7號園區"])


def test_a_query_costs_no_more_than_it_may_until_the_reader_stirs(
    archive: Served, open_window: OpenWindow
) -> None:
    window = open_window()
    page = window.page
    window.open(f"{archive.address}search/")
    expect(box(page)).to_have_role("combobox")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(
        """() => {
            const box = document.querySelector(".site-search input");
            box.value = "产业链";
            box.dispatchEvent(new InputEvent("input"));
        }"""
    )
    expect(found(page)).to_have_count(10)
    expect(page.locator("#search-results mark").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked = [url for url in asked if not url.endswith("/favicon.svg")]  # Chromium asks for it when it likes
    assert 0 < len(asked) <= 6
    last = page.locator("#search-results .card-summary").nth(9)
    assert last.locator("mark").count() == 0
    last.scroll_into_view_if_needed()
    expect(last.locator("mark")).to_have_text("產業鏈")


def test_suggestions_by_keyboard(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    page = window.page
    window.open(address)
    page.keyboard.press("/")
    page.keyboard.type("江西")
    listed = page.get_by_role("listbox")
    expect(listed).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    expect(option).to_contain_text("江西省")
    expect(option).to_contain_text("地區")
    expect(box(page)).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "none")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(box(page)).to_have_value("江西")
    page.keyboard.type("省")
    expect(listed).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("江西省")
    assert "/regions/" in page.url
    assert window.wrong == []


def test_a_slash_that_is_typed_stays_one(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    window.open(f"{address}search/")
    box(window.page).fill("GB")
    window.page.keyboard.type("/T")
    expect(box(window.page)).to_have_value("GB/T")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_nobody_is_kept_out(
    scheme: str, width: int, served: Served, open_window: OpenWindow, axe: str, root: Path
) -> None:
    window = open_window(width, color_scheme=scheme)
    page = window.page
    window.open(f"{served.address}search/?q=基金")
    expect(page.locator("#search-results mark").first).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    page.screenshot(path=root / "screenshots" / f"search-found-{width}-{scheme}.jpg", type="jpeg", quality=70)
    box(page).fill("江")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(AXE) == []
    page.screenshot(
        path=root / "screenshots" / f"search-typing-{width}-{scheme}.jpg", type="jpeg", quality=70
    )
    assert (window.wrong, window.too_wide()) == ([], [])


def test_without_scripts_the_page_says_what_to_do(open_window: OpenWindow, address: str) -> None:
    window = open_window(360, java_script_enabled=False)
    page = window.page
    window.open(address)
    box(page).fill("基金")
    page.locator(".site-search button").click()
    assert query(page) == {"q": ["基金"]}
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    said = page.locator("main").inner_text()
    assert "JavaScript" in said
    assert page.locator("fieldset").is_hidden()
    ways = page.locator(".search-ways a")
    assert {"政策", "彙整", "Bing"} - {text for each in ways.all() for text in each.inner_text().split()} <= {
        "彙整"
    }
    web = page.locator(".search-ways a[rel~=external]").get_attribute("href") or ""
    assert "site%3A127.0.0.1" in web
    page.locator(".search-ways a[href$='/archive/']").click()
    assert page.url == f"{address}archive/"
    assert window.wrong == []


def test_a_search_that_cannot_be_loaded_says_so(open_window: OpenWindow, address: str) -> None:
    window = open_window()
    page = window.page
    page.route("**/search-engine*.js", lambda route: route.abort())
    window.open(f"{address}search/?q=基金")
    expect(page.get_by_role("status")).to_contain_text("搜尋沒有載入")
    expect(page.locator(".search-ways")).to_be_visible()


def test_paper_has_what_was_found_and_nothing_to_press(open_window: OpenWindow, address: str) -> None:
    window = open_window(800)
    page = window.page
    window.open(f"{address}search/?q=基金")
    expect(found(page).first).to_be_visible()
    page.emulate_media(media="print")
    assert found(page).first.is_visible()
    for each in page.locator("input, select, button").all():
        assert each.is_hidden()


def test_the_search_is_described_to_browsers(open_window: OpenWindow, served: Served) -> None:
    window = open_window()
    page = window.page
    window.open(f"{served.address}zh-hans/search/")
    link = page.locator("link[rel=search]")
    assert link.get_attribute("type") == "application/opensearchdescription+xml"
    answer = page.request.get(
        page.evaluate("address => new URL(address, location).href", link.get_attribute("href"))
    )
    assert f'template="{served.address}zh-hans/search/?q={{searchTerms}}"' in answer.text()
    assert "search/" not in (served.folder / "sitemap.xml").read_text("utf-8")
