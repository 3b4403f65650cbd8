"""What readers follow: series, topics, authors, live reports; and what stands beside a title."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from newsgen.model import Body, Heading
from newsgen.render.live import live_entries
from newsgen.render.reading_time import reading_minutes

if TYPE_CHECKING:
    from conftest import SiteFolder

_START = datetime(2026, 3, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def _page(site: SiteFolder, path: str) -> BeautifulSoup:
    return BeautifulSoup((site.folder.parent / "public" / path).read_text("utf-8"), "lxml")


def _text(page: BeautifulSoup, css: str) -> list[str]:
    return [" ".join(element.get_text().split()) for element in page.select(css)]


def _series(site: SiteFolder) -> None:
    site.write(
        "content/series.yaml", "rivers: {name: {zh-Hant: 五條河, zh-Hans: 五条河}, text: 先讀源頭。}\n"
    )
    site.article("c", title="下游", date="2026-01-01", series="五條河", part="3")
    site.article("a", title="源頭", date="2026-01-05", 系列="rivers", 篇次="1")
    site.article("b", title="中游", date="2026-01-03", series="五条河", part="2")


def test_a_series_has_a_page_in_its_order_and_each_part_its_place(site: SiteFolder) -> None:
    _series(site)
    site.article("d", title="無關", date="2026-01-04")
    site.publish()
    page = _page(site, "series/rivers/index.html")
    assert _text(page, ".card-title") == ["1 源頭", "2 中游", "3 下游"]
    assert _text(page, ".introduction p") == ["先讀源頭。"]
    middle = _page(site, "zh-hans/articles/b/index.html")
    assert _text(middle, ".series") == ["系列：五条河 第2篇，共3篇"]
    steps = middle.select(".series-steps a")
    assert [(step["rel"], step["href"]) for step in steps] == [
        (["prev"], "/zh-hans/articles/a/"),
        (["next"], "/zh-hans/articles/c/"),
    ]
    assert not _page(site, "articles/d/index.html").select(".series, .series-steps")


def test_parts_are_counted_on_over_the_pages_of_a_series(site: SiteFolder) -> None:
    _series(site)
    site.configure("page_size: 2\n")
    site.publish()
    assert _text(_page(site, "series/rivers/page/2/index.html"), ".card-title") == ["3 下游"]
    assert not _page(site, "archive/index.html").select(".part")


def test_the_other_parts_of_a_series_see_an_edit(site: SiteFolder) -> None:
    _series(site)
    site.publish()
    site.article("c", title="入海口", date="2026-01-01", series="五條河", part="3")
    site.publish()
    assert "入海口" in "".join(_text(_page(site, "articles/b/index.html"), ".series-steps"))
    site.article("e", title="三角洲", date="2026-01-01", series="五條河", part="4")
    site.publish()
    assert _text(_page(site, "articles/a/index.html"), ".series span") == ["第1篇，共4篇"]


def test_a_topic_gathers_articles_by_their_tags_in_any_script(site: SiteFolder) -> None:
    site.write(
        "content/topics.yaml",
        "funds: {name: {zh-Hant: 基金, zh-Hans: 基金}, text: 編者的話, tags: [引導基金, 母基金]}\n"
        "none: {name: 空, tags: [無人]}\n",
    )
    site.article("a", title="甲", tags="[引导基金]")
    site.article("b", title="乙", tags="[母基金]")
    site.article("c", title="丙", tags="[別的]")
    public = site.publish()
    page = _page(site, "topics/funds/index.html")
    assert sorted(_text(page, ".card-title")) == ["乙", "甲"]
    assert _text(page, ".introduction") == ["編者的話"]
    assert (public / "topics/funds/feed.xml").exists()
    assert _text(_page(site, "topics/none/index.html"), ".empty p")[0] == "這個專題正在準備，還沒有報道。"
    assert not (public / "topics/none/feed.xml").exists()
    assert "/topics/funds/" in [link.get("href") for link in _page(site, "articles/a/index.html").select("a")]


def test_an_author_has_a_role_a_portrait_and_a_text(site: SiteFolder) -> None:
    site.write(
        "content/authors.yaml",
        "desk:\n  name: {zh-Hant: 數據組, zh-Hans: 数据组}\n  role: {zh-Hant: 欄目組, zh-Hans: 栏目组}\n"
        "  text: 一二三\n  portrait: authors/desk.svg\n",
    )
    site.write("content/authors/desk.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.article("a", author="數據組")
    public = site.publish()
    page = _page(site, "zh-hans/authors/数据组/index.html")
    assert _text(page, ".introduction p") == ["栏目组", "一二三"]
    (portrait,) = page.select(".introduction img")
    assert (public / str(portrait["src"]).lstrip("/")).exists()


def test_what_stands_above_and_below_a_title_has_a_form_in_each_edition(site: SiteFolder) -> None:
    site.article("a", title="標題", 引題="頭髮與發展", subtitle="後來的事")
    site.publish()
    page = _page(site, "zh-hans/articles/a/index.html")
    assert _text(page, ".kicker, h1, .subtitle") == ["头发与发展", "标题", "后来的事"]


def test_a_live_report_has_dated_entries_for_readers_and_machines(site: SiteFolder) -> None:
    body = "## 14:20 第二件事\n\n後文。\n\n## 9:05 第一件事\n\n前文。\n\n## 背景\n\n說明。"
    site.article("a", date="2026-01-02 09:00", live="進行中", body=body)
    site.publish()
    page = _page(site, "articles/a/index.html")
    assert [time.get("datetime") for time in page.select(".body time")] == [
        "2026-01-02T14:20:00+08:00",
        "2026-01-02T09:05:00+08:00",
    ]
    told = json.loads(page.select('head script[type="application/ld+json"]')[0].text)
    assert told["@type"] == "LiveBlogPosting"
    assert "coverageEndTime" not in told
    first = told["liveBlogUpdate"][0]
    assert (first["headline"], first["datePublished"]) == ("第二件事", "2026-01-02T14:20:00+08:00")
    anchor = first["url"].partition("#")[2]
    assert page.find("h2", id=anchor)
    assert told["liveBlogUpdate"][-1]["articleBody"].startswith("前文。")


@pytest.mark.parametrize(
    ("headings", "times"),
    [
        (["9:00 甲", "23:50 乙", "0:10 丙"], ["01T09:00", "01T23:50", "02T00:10"]),
        (["00:10 丙", "23:50 乙", "09:00 甲"], ["02T00:10", "01T23:50", "01T09:00"]),
        (["3月2日 8:00 乙", "3月1日 22:00 甲"], ["02T08:00", "01T22:00"]),
        (["2026-03-05 10:30 甲", "11:00 乙"], ["05T10:30", "05T11:00"]),
        (["25:00 不是時間", "10:305", "12：30 全形"], ["01T12:30"]),
        (["2月31日 10:00 沒有這一天"], ["01T10:00"]),
    ],
)
def test_times_of_entries(headings: list[str], times: list[str]) -> None:
    found = [Heading(2, f"s{number}", text) for number, text in enumerate(headings)]
    body = Body("".join(f'<h2 id="{item.anchor}">{item.text}</h2><p>文</p>' for item in found), tuple(found))
    _, entries = live_entries(body, _START)
    assert [f"{entry.time:%dT%H:%M}" for entry in entries] == times


def test_how_long_it_takes_to_read() -> None:
    assert reading_minutes("<p>短</p>") == 1
    assert reading_minutes("<p>" + "字" * 2000 + "</p>") == 5
    assert reading_minutes('<p class="長長長">' + "word " * 1000 + "</p>") == 5


def test_a_correction_is_told_at_the_head_of_its_article(site: SiteFolder) -> None:
    site.article("a", corrections="[{date: 2026-01-03, text: 甲應為乙}]")
    site.publish()
    page = _page(site, "articles/a/index.html")
    (link,) = page.select(".story-top .corrected a")
    assert link.text == "本文有更正"
    assert "甲應為乙" in _text(page, str(link["href"]))[0]


def test_an_article_is_shared_by_plain_links_to_its_own_address(site: SiteFolder) -> None:
    site.article("a", title="甲&乙")
    site.publish()
    page = _page(site, "zh-hans/articles/a/index.html")
    links = [str(link["href"]) for link in page.select(".share a")]
    assert len(links) == 4
    address = "https%3A//news.example/zh-hans/articles/a/"
    assert all(address in link for link in links)
    assert "title=%E7%94%B2%26%E4%B9%99" in links[0]


def test_a_list_does_not_repeat_what_it_is_of_and_shows_pictures_with_their_sizes(site: SiteFolder) -> None:
    site.write("content/articles/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>')
    site.article("a", section="policy", image="{src: a.svg, alt: 圖}")
    site.publish()
    for path, labels in (("sections/policy/index.html", []), ("archive/index.html", ["政策"])):
        assert _text(_page(site, path), ".card .label") == labels
    (picture,) = _page(site, "archive/index.html").select(".card img")
    assert [picture[name] for name in ("width", "height", "loading", "alt")] == ["40", "30", "lazy", ""]
