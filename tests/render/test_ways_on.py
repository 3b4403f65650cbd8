"""Where a reader can go from a page: up by its breadcrumbs, on to related articles, lists and feeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import feedparser
import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import SiteFolder

_BREADCRUMBS = "//nav[@class='breadcrumbs']"


def _page(public: Path, path: str) -> Any:
    return html.fromstring((public / path / "index.html").read_bytes())


def _trail(page: Any) -> list[tuple[str, str]]:
    """The words and address of each step; the page itself has none."""
    items = page.xpath(f"{_BREADCRUMBS}/ol/li/*")
    return [(item.text_content(), unquote(item.get("href", ""))) for item in items]


@pytest.fixture
def public(site: SiteFolder) -> Path:
    """A published site with an article in each kind of list."""
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + "page_size: 1\n", "utf-8")
    fields = {"section": "policy", "regions": "[贛江新區]", "industries": "[生物醫藥]", "tags": "[基金]"}
    site.article("2026/a", title="甲 </script> & 乙", **fields)
    site.article("2026/b", title="乙", date="2026-03-01", **fields)
    site.article("2026/c", title="丙")
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n本站。\n")
    return site.publish()


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("articles/2026/a", [("首頁", "/"), ("政策", "/sections/policy/"), ("正文", "")]),
        ("articles/2026/c", [("首頁", "/"), ("正文", "")]),
        ("sections/policy", [("首頁", "/"), ("政策", "")]),
        ("sections/policy/page/2", [("首頁", "/"), ("政策", "/sections/policy/"), ("第2頁，共2頁", "")]),
        (
            "regions/ganjiang",
            [("首頁", "/"), ("地區", "/regions/"), ("江西省", "/regions/jiangxi/"), ("贛江新區", "")],
        ),
        ("industries/生物医药", [("首頁", "/"), ("行業", "/industries/"), ("生物醫藥", "")]),
        (
            "archive/2026/03",
            [("首頁", "/"), ("歸檔", "/archive/"), ("2026年", "/archive/2026/"), ("2026年3月", "")],
        ),
        ("tags", [("首頁", "/"), ("標籤", "")]),
        ("corrections", [("首頁", "/"), ("更正記錄", "")]),
        ("feeds", [("首頁", "/"), ("訂閱", "")]),
        ("search", [("首頁", "/"), ("搜尋", "")]),
        ("about", [("首頁", "/"), ("關於", "")]),
        ("zh-hans/sections/policy", [("首页", "/zh-hans/"), ("政策", "")]),
    ],
)
def test_breadcrumbs_lead_up_to_the_home_page(public: Path, path: str, trail: list[tuple[str, str]]) -> None:
    page = _page(public, path)
    assert _trail(page) == trail
    assert page.xpath(f"{_BREADCRUMBS}/@aria-label")
    assert page.xpath(f"count({_BREADCRUMBS}//*[@aria-current='page'])") == 1
    [said] = [
        data
        for text in page.xpath("//script[@type='application/ld+json']/text()")
        if (data := json.loads(text))["@type"] == "BreadcrumbList"
    ]
    items = said["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(trail) + 1))
    assert [unquote(item.get("item", "")).removeprefix("https://news.example") for item in items] == [
        address for _, address in trail
    ]
    title = page.xpath("//h1")[0].text_content() if path.startswith("articles/") else trail[-1][0]
    assert [item["name"] for item in items] == [*(name for name, _ in trail[:-1]), title]


def test_every_page_but_home_has_breadcrumbs(public: Path) -> None:
    pages = {path.relative_to(public).as_posix(): path.read_bytes() for path in public.rglob("*.html")}
    without = {path for path, page in pages.items() if not html.fromstring(page).xpath(_BREADCRUMBS)}
    assert without == {"index.html", "zh-hans/index.html", "404.html", "zh-hans/404.html"}


def test_an_article_leads_to_those_that_belong_to_it_and_to_its_lists(public: Path) -> None:
    page = _page(public, "articles/2026/b")
    assert [(link.text, link.get("href")) for link in page.xpath("//nav[@class='related']//a")] == [
        ("甲 </script> & 乙", "/articles/2026/a/")
    ]
    assert not _page(public, "articles/2026/c").xpath("//nav[@class='related']")
    topics = {unquote(href) for href in page.xpath("//dl[@class='topics']//a/@href")}
    assert topics == {"/regions/ganjiang/", "/industries/生物医药/", "/tags/基金/"}


def test_the_lists_of_sections_and_regions_have_a_feed(public: Path) -> None:
    for path, title in (("sections/policy", "政策"), ("zh-hans/regions/jiangxi", "江西省")):
        page = _page(public, path)
        [address] = page.xpath("//head/link[@type='application/atom+xml']/@href")[1:]
        assert address == f"/{path}/feed.xml"
        assert address in page.xpath("//main//a/@href")
        assert address in _page(public, f"{path}/page/2").xpath("//head/link/@href")
        read = feedparser.parse((public / address.strip("/")).read_bytes())
        assert not read.bozo
        assert read.feed.title.startswith(f"{title} - ")
        assert read.feed.id == read.feed.link == f"https://news.example/{path}/"
        assert [entry.title for entry in read.entries] == ["乙", "甲 </script> & 乙"]
    assert len(_page(public, "tags/基金").xpath("//head/link[@type='application/atom+xml']")) == 1


def test_the_page_of_feeds_leads_to_each(public: Path) -> None:
    addresses = _page(public, "zh-hans/feeds").xpath("//main//section//a/@href")
    for address in addresses:
        assert (public / address.strip("/")).is_file()
    assert {address.removeprefix("/zh-hans/") for address in addresses} == {
        *("feed.xml", "rss.xml", "feed.json", "corrections.xml", "sections/policy/feed.xml"),
        *("regions/jiangxi/feed.xml", "regions/ganjiang/feed.xml"),
    }


def test_the_page_for_what_is_not_there_leads_on(public: Path) -> None:
    page = html.fromstring((public / "404.html").read_bytes())
    addresses = page.xpath("//main//a/@href")
    assert {"/", "/sections/policy/", "/archive/", "/zh-hans/", "/articles/2026/b/"} <= set(addresses)
    assert page.xpath("//main//a[@href='/zh-hans/']/@lang") == ["zh-Hans"]


def test_key_figures_stand_above_the_text_in_the_script_of_the_edition(site: SiteFolder) -> None:
    figures = "[{value: 1000.50億元, label: 總規模, note: '002415 & 產業'}, {value: 29條, label: 措施}]"
    site.article("a", title="題", figures=figures)
    public = site.publish()
    for path, shown in (
        ("articles/a", [("總規模", "1000.50億元", "002415 & 產業"), ("措施", "29條", "")]),
        ("zh-hans/articles/a", [("总规模", "1000.50亿元", "002415 & 产业"), ("措施", "29条", "")]),
    ):
        page = _page(public, path)
        found = page.xpath("//div[@class='story-top']//dl[@class='figures']/div")
        assert [
            (item.findtext("dt"), item.findtext("dd/span"), item.findtext("dd/small") or "") for item in found
        ] == shown


def test_the_anchors_of_an_article_are_the_same_in_every_edition(site: SiteFolder) -> None:
    site.article("a", body="\n\n".join(f"## {word}\n\n正文。" for word in ("項目與產業", "后续", "AI 发展")))
    public = site.publish()
    ids, links = (
        [_page(public, path).xpath(found) for path in ("articles/a", "zh-hans/articles/a")]
        for found in ("//div[@class='body']//h2/@id", "//nav[@class='contents']//a/@href")
    )
    assert ids[0] == ids[1]
    assert len(ids[0]) == 3
    assert links[0] == links[1] == [f"#{name}" for name in ids[0]]
