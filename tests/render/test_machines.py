"""What crawlers are told: robots.txt, the licence document, the reservation of data mining, news search."""

from __future__ import annotations

import json
import re
import urllib.robotparser
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from lxml import etree, html

from newsgen.problems import BuildFailed
from newsgen.render.kinds.news_sitemap import NEWS_SITEMAP_SIZE

if TYPE_CHECKING:
    from conftest import SiteFolder

_RSL = "{https://rslstandard.org/rsl}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_URL = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _config(site: SiteFolder, lines: str) -> None:
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + lines, "utf-8")


@pytest.fixture
def two(site: SiteFolder) -> SiteFolder:
    """A site with an article of its own, another's below that one's address, and an own one below both."""
    site.article("own")
    site.article("own/reprinted", source="示例日報")
    site.article("own/reprinted/基金", source="贛江觀察")
    site.article("licensed", source="示例研究院")
    return site


def _may(public: Path, agent: str) -> bool:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((public / "robots.txt").read_text("utf-8").splitlines())
    return robots.can_fetch(agent, "https://news.example/articles/own/")


@pytest.mark.parametrize("search", ["allow", "deny", ""])
@pytest.mark.parametrize("ai_search", ["allow", "deny", ""])
@pytest.mark.parametrize("ai_training", ["allow", "deny", ""])
def test_each_switch_is_one_of_its_own(
    two: SiteFolder, search: str, ai_search: str, ai_training: str
) -> None:
    given = {"search": search, "ai_search": ai_search, "ai_training": ai_training}
    switches = ", ".join(f"{name}: {answer}" for name, answer in given.items() if answer)
    _config(two, f"machines: {{{switches}}}\n")
    public = two.publish()
    for answer, names in (
        (search, ("Googlebot", "Baiduspider", "bingbot")),
        (ai_search, ("OAI-SearchBot", "Claude-SearchBot", "PerplexityBot")),
        (ai_training, ("GPTBot", "ClaudeBot", "Google-Extended", "CCBot", "Applebot-Extended", "Bytespider")),
    ):
        for name in names:
            # `search` speaks for every crawler that is not named; silence names none.
            assert _may(public, name) is ((answer or search) != "deny"), name
    agents = [line.removeprefix("User-agent: ") for line in _robots(public) if line.startswith("User-agent")]
    assert ("OAI-SearchBot" in agents) is bool(ai_search)
    assert ("GPTBot" in agents) is bool(ai_training)
    assert ("*" in agents) is (bool(search) or not any(given.values()))
    words = {"search": search, "ai-input": ai_search, "ai-index": ai_search, "ai-train": ai_training}
    denied = {word for word, answer in words.items() if answer == "deny"}
    licence = public / "license.xml"
    assert licence.exists() is bool(denied)
    assert ("License: https://news.example/license.xml" in _robots(public)) is bool(denied)
    if denied:
        for content in etree.parse(str(licence)).getroot():
            permits = content.findtext(f"{_RSL}license/{_RSL}permits") or ""
            prohibits = content.findtext(f"{_RSL}license/{_RSL}prohibits") or ""
            assert set(prohibits.split(",")) == denied
            allowed = {word for word, answer in words.items() if answer == "allow"}
            assert set(filter(None, permits.split(","))) == allowed, "silence permits and prohibits nothing"
    assert (public / ".well-known/tdmrep.json").exists() is (ai_training == "deny")


def _robots(public: Path) -> list[str]:
    return (public / "robots.txt").read_text("utf-8").splitlines()


def test_nothing_is_claimed_where_nothing_is_said(two: SiteFolder) -> None:
    public = two.publish()
    assert _robots(public)[:3] == ["User-agent: *", "Allow: /", ""]
    assert not (public / "license.xml").exists()
    assert not (public / ".well-known").exists()
    assert "rsl+xml" not in (public / "articles/own/index.html").read_text("utf-8")


def test_a_site_of_reprints_reserves_nothing(site: SiteFolder) -> None:
    _config(site, "machines: {ai_training: deny}\n")
    site.article("reprinted", source="示例日報")
    public = site.publish()
    assert not (public / "license.xml").exists()
    assert not (public / ".well-known").exists()
    assert not _may(public, "GPTBot")  # to keep a crawler off the site is the operator's to ask


def _matches(pattern: str, path: str) -> bool:
    """Whether a path matches a pattern of RFC 9309: `*` is anything, `$` the end."""
    anchored = pattern.endswith("$")
    parts = [re.escape(part) for part in pattern.removesuffix("$").split("*")]
    return re.match(".*".join(parts) + ("$" if anchored else ""), path) is not None


def test_only_own_articles_are_reserved(two: SiteFolder) -> None:
    _config(two, "machines: {ai_training: deny, policy: 'https://rights.example/policy'}\n")
    public = two.publish()
    rules = json.loads((public / ".well-known/tdmrep.json").read_text("utf-8"))
    contents = etree.parse(str(public / "license.xml")).getroot()
    locations = [rule["location"] for rule in rules]
    assert [content.get("url") for content in contents] == locations
    for rule in rules:
        assert rule["tdm-reservation"] == 1
        assert rule["tdm-policy"] == "https://rights.example/policy"
    own = {"own", "own/reprinted/基金"}
    pages = [path.parent.relative_to(public) for path in public.rglob("index.html")]
    reserved = {
        page.as_posix()
        for page in pages
        if any(_matches(rule, f"/{quote(page.as_posix())}/") for rule in locations)
    }
    assert reserved == {f"{edition}articles/{name}" for edition in ("", "zh-hans/") for name in own}
    linked = {
        page.as_posix()
        for page in pages
        if html.fromstring((public / page / "index.html").read_bytes()).xpath(
            "//link[@type='application/rsl+xml']"
        )
    }
    assert linked == reserved


def test_reservations_know_the_path_of_the_site(two: SiteFolder) -> None:
    _config(two, "machines: {ai_training: deny}\n")
    public = two.publish(base_url="https://org.example/news/")
    rules = json.loads((public / ".well-known/tdmrep.json").read_text("utf-8"))
    assert rules[0]["location"].startswith("/news/")
    assert "License: https://org.example/news/license.xml" in _robots(public)


def test_the_licence_names_holder_and_terms(two: SiteFolder) -> None:
    two.write("content/pages/copyright.md", "---\ntitle: 版權說明\n---\n說明。\n")
    two.write(
        "content/sources.yaml",
        "watch:\n"
        "  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n"
        "  holder: {zh-Hant: 贛江觀察社, zh-Hans: 赣江观察社}\n"
        "daily: {name: 示例日報}\n"
        "institute: {name: 示例研究院, licence: {id: L-1}}\n",
    )
    _config(two, "machines: {ai_training: deny, policy: /copyright/#ai}\nrights_page: /copyright/\n")
    public = two.publish()
    content = etree.parse(str(public / "license.xml")).getroot()[0]
    assert content.findtext(f"{_RSL}copyright") == "贛江觀察社"
    assert content.findtext(f"{_RSL}terms") == "https://news.example/copyright/"
    rules = json.loads((public / ".well-known/tdmrep.json").read_text("utf-8"))
    assert rules[0]["tdm-policy"] == "https://news.example/copyright/#ai"
    links = html.fromstring((public / "zh-hans/articles/own/index.html").read_bytes()).xpath(
        "//footer[@data-rights-class]//a/@href"
    )
    assert "https://news.example/zh-hans/copyright/" in links


@pytest.mark.parametrize("field", ["rights_page: ", "licensing_page: ", "machines:\n  policy: "])
def test_a_page_that_is_not_there_is_a_problem(two: SiteFolder, field: str) -> None:
    _config(two, f"{field}/copy-right/\n")
    with pytest.raises(BuildFailed) as failed:
        two.publish()
    named = [problem for problem in failed.value.problems if problem.path == "newsgen.yaml"]
    assert {dict(problem.values)["edition"] for problem in named} == {"zh-Hant", "zh-Hans"}


def _news(public: Path, path: str = "news-sitemap.xml") -> list[str]:
    tree = etree.parse(str(public / path))
    return [loc.text or "" for loc in tree.iter(f"{_URL}loc")]


def test_news_search_is_told_of_own_and_permitted_articles_of_two_days(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        "watch: {name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}}\n"
        "daily: {name: 示例日報}\n"
        "institute: {name: 示例研究院, licence: {id: L-1}}\n"
        "agency: {name: 示例社, licence: {id: L-2, indexing: all}}\n",
    )
    for name, source, date in (
        ("newest", "贛江觀察", "2026-01-10 12:00"),
        ("permitted", "示例社", "2026-01-10"),
        ("licensed", "示例研究院", "2026-01-10"),
        ("reprinted", "示例日報", "2026-01-10"),
        ("edge", "贛江觀察", "2026-01-08 12:00"),
        ("older", "贛江觀察", "2026-01-08 11:59"),
    ):
        site.article(name, source=source, date=date)
    public = site.publish(now=datetime(2026, 1, 10, 4, tzinfo=UTC))
    there = "https://news.example/{}articles/{}/"
    assert _news(public) == [there.format("", name) for name in ("newest", "permitted", "edge")]
    assert _news(public, "zh-hans/news-sitemap.xml")[0] == there.format("zh-hans/", "newest")
    for path, language in {"": "zh-tw", "zh-hans/": "zh-cn"}.items():
        news = etree.parse(str(public / path / "news-sitemap.xml")).getroot()[0].find(f"{_NEWS}news")
        assert news is not None
        assert news.findtext(f"{_NEWS}publication/{_NEWS}language") == language
        assert news.findtext(f"{_NEWS}publication_date") == "2026-01-10T12:00:00+08:00"
        assert f"Sitemap: https://news.example/{path}news-sitemap.xml" in _robots(public)
    assert _news(site.publish(now=datetime(2026, 2, 1, tzinfo=UTC))) == []


def test_search_engines_are_kept_from_what_asks_for_it(site: SiteFolder) -> None:
    site.article("told", date="2026-01-10")
    site.article("quiet", date="2026-01-10", indexing="no_news")
    site.article("unseen", date="2026-01-10", 搜尋引擎="none")
    site.write("content/pages/plan.md", "---\ntitle: 路線\nindexing: none\n---\n下一步。\n")
    public = site.publish(now=datetime(2026, 1, 10, 4, tzinfo=UTC))
    assert _news(public) == ["https://news.example/articles/told/"]
    in_sitemap = (public / "sitemap.xml").read_text()
    for edition in ("", "zh-hans/"):
        for address, asks in (
            ("articles/told/", ""),
            ("articles/quiet/", '<meta name="Googlebot-News" content="noindex">'),
            ("articles/unseen/", '<meta name="robots" content="noindex">'),
            ("plan/", '<meta name="robots" content="noindex">'),
        ):
            page = (public / edition / address / "index.html").read_text()
            assert page.count("noindex") == bool(asks)
            assert asks in page
            assert (f"/{edition}{address}<" in in_sitemap) is ('"robots"' not in asks)
        assert "/articles/unseen/" in (public / edition / "feed.xml").read_text()


@pytest.mark.slow
def test_a_news_sitemap_has_no_more_than_a_thousand_articles(site: SiteFolder) -> None:
    for number in range(NEWS_SITEMAP_SIZE + 1):
        site.article(f"{number:04}", editions="[zh-Hant]", body="文。")
    public = site.publish(jobs=0, now=datetime(2026, 1, 2, tzinfo=UTC))
    assert len(_news(public)) == NEWS_SITEMAP_SIZE
    assert len(_news(public, "news-sitemap-2.xml")) == 1
    assert "Sitemap: https://news.example/news-sitemap-2.xml" in _robots(public)
    assert _news(public, "zh-hans/news-sitemap.xml") == []


def test_drafts_are_not_news(site: SiteFolder) -> None:
    site.article("shown")
    site.article("draft", status="draft")
    assert _news(site.publish(drafts=True, now=datetime(2026, 1, 2, tzinfo=UTC))) == [
        "https://news.example/articles/shown/"
    ]
