"""Which pages exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.config import Config, Section
from newsgen.library import Registries, Settings
from newsgen.model import (
    Article,
    Attribution,
    Body,
    Credit,
    EditionArticle,
    Forms,
    Notices,
    Outline,
    Page,
    Region,
    RightsClass,
    Role,
    Script,
    Source,
    Status,
    Term,
    outline_of,
)
from newsgen.pages import Addresses, Chosen, Plan, plan_pages
from newsgen.pages.rights_classes import SiteRights
from newsgen.render.kinds import KINDS, sitemap

_WORDS = (
    *("not_found", "archive", "regions", "industries", "tags", "sources", "authors", "corrections_page"),
    *("feeds_page", "kept_page", "search", "archive_year", "archive_month", "month"),
)
_FILLED = {"archive_year": "{year}", "archive_month": "{year}-{month}", "month": "{month}"}


def _forms(text: str) -> Forms:
    return Forms((("zh-Hans", f"{text}简"), ("zh-Hant", f"{text}繁")))


def _config(**fields: int) -> Config:
    return Config(
        title=_forms("站"),
        description=Forms(everywhere=""),
        base_url="https://news.example/",
        timezone=ZoneInfo("UTC"),
        editions=("zh-Hant", "zh-Hans"),
        operator="watch",
        sections=(Section("policy", _forms("政策")), Section("funds", _forms("基金"))),
        page_size=fields.get("page_size", 2),
        feed_size=fields.get("feed_size", 3),
    )


_REGISTRIES = Registries(
    sources={"watch": Source("watch", _forms("觀察")), "daily": Source("daily", _forms("日報"))},
    source_labels={},
    names=(),
    regions={
        "jiangxi": Region("jiangxi", _forms("江西")),
        "nanchang": Region("nanchang", _forms("南昌"), parent="jiangxi"),
        "ganjiang": Region("ganjiang", _forms("贛江"), parent="nanchang"),
        "jiangsu": Region("jiangsu", _forms("江蘇")),
    },
    region_labels={},
    strings={
        word: Forms(everywhere=f"{word} {_FILLED[word]}" if word in _FILLED else word) for word in _WORDS
    },
    notices=Notices(),
    permitted=None,
)

_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def _article(number: int = 0, **fields: Any) -> Article:
    base = Article(
        f"content/articles/a{number}.md", f"articles/a{number}", "article", Script.HANS, f"題{number}"
    )
    return replace(base, **({"date": datetime(2026, 1, 1, tzinfo=UTC) - timedelta(days=number)} | fields))


def _outline(item: Article) -> Outline:
    editions = item.editions or ("zh-Hant", "zh-Hans")
    return outline_of(
        item,
        Body(""),
        tuple(
            EditionArticle(
                item, tag, item.title, "", item.credits, tags=item.tags, industries=item.industries
            )
            for tag in editions
        ),
    )


def _indexed(made: Plan) -> list[Page]:
    return list(made.indexed(0, 1_000))


def _editions_of(made: Plan, path: str) -> tuple[str, ...]:
    config = _config()
    files = [path for path, _ in made.outputs(config)]
    others = frozenset(files[len(made.by_edition) :])
    return Addresses(frozenset(files), others, config.editions, config.default_edition)[path]


def _plan(
    articles: Sequence[Article],
    own_pages: Sequence[Article] = (),
    expired: Sequence[Article] = (),
    unlisted: frozenset[str] = frozenset(),
    config: Config | None = None,
    *,
    unindexed: frozenset[str] = frozenset(),
    classes: Mapping[str, RightsClass] | None = None,
    moment: datetime = _NOW,
    cards: int = 0,
) -> Plan:
    config = config or _config()
    rights = SiteRights(
        {
            edition: {item.key: (classes or {}).get(item.key, RightsClass.REPRINTED) for item in articles}
            for edition in config.editions
        },
        unlisted,
        unlisted | unindexed,
    )
    shown, own, gone = (tuple(map(_outline, items)) for items in (articles, own_pages, expired))
    chosen = Chosen(moment, (*shown, *own, *gone), shown, gone, own)
    settings = Settings(Path(), config, _REGISTRIES)
    return plan_pages(tuple(KINDS.values()), chosen, rights, settings, cards=cards)


def _list(made: Plan, path: str, edition: str = "zh-Hant") -> list[Page]:
    return [page for page in made.pages if page.first_path == path and page.edition == edition]


def _keys(made: Plan, path: str, edition: str = "zh-Hant") -> list[str]:
    return [key for page in _list(made, path, edition) for key in page.items]


@given(st.integers(0, 12), st.integers(1, 5), st.sets(st.integers(0, 11)))
def test_every_listed_article_is_once_on_the_pages_of_a_list(count: int, size: int, hidden: set[int]) -> None:
    articles = [_article(n, section="policy", tags=("基金",), regions=("jiangxi",)) for n in range(count)]
    unlisted = frozenset(f"articles/a{n}" for n in hidden)
    made = _plan(articles, unlisted=unlisted, config=_config(page_size=size))
    expected = [article.key for article in articles if article.key not in unlisted]
    for path in ("archive/", "sections/policy/", *(["tags/基金/", "regions/jiangxi/"] if expected else [])):
        pages = _list(made, path)
        assert [key for page in pages for key in page.items] == expected
        assert [page.number for page in pages] == list(range(1, len(pages) + 1))
        assert {page.last for page in pages} == {len(pages)}
        assert all(len(page.items) == size for page in pages[:-1])
        assert [page.path for page in pages] == [path] + [
            f"{path}page/{n}/" for n in range(2, len(pages) + 1)
        ]


def test_an_empty_site_has_its_fixed_pages_in_every_edition() -> None:
    made = _plan([])
    for edition in ("zh-Hant", "zh-Hans"):
        paths = [page.path for page in made.pages if page.edition == edition and page.kind != "sitemap"]
        assert {"", "sections/policy/", "archive/", "404.html", "feed.xml"} <= set(paths)
        assert {"regions/", "industries/", "tags/", "sources/", "authors/", "feeds/"} <= set(paths)
        assert "sections/policy/feed.xml" not in paths
    titles = {page.edition: page.title for page in made.pages if page.kind == "home"}
    assert titles == {"zh-Hant": "站繁", "zh-Hans": "站简"}


def test_home_and_feed_show_the_newest() -> None:
    made = _plan([_article(n) for n in range(9)])
    for kind, many in (("home", 7), ("feed", 3)):  # the lead story and six more
        page = next(page for page in made.pages if page.kind == kind)
        assert page.items == tuple(f"articles/a{n}" for n in range(many))


def test_an_article_that_is_not_listed_has_a_page_all_the_same() -> None:
    made = _plan([_article(0), _article(1)], unlisted=frozenset(["articles/a0"]))
    assert sum(page.path == "articles/a0/" for page in made.pages) == 2
    assert all("articles/a0" not in page.items for page in made.pages)
    assert "articles/a0/" not in {page.path for page in _indexed(made)}
    assert "articles/a1/" in {page.path for page in _indexed(made)}


def test_errors_feeds_and_what_is_not_for_search_are_not_indexed() -> None:
    made = _plan([_article(0), _article(1)], unindexed=frozenset(["articles/a0"]))
    assert _keys(made, "archive/") == ["articles/a0", "articles/a1"], "readers find it all the same"
    assert "articles/a0/" not in {page.path for page in _indexed(made)}
    assert {page.kind for page in _indexed(made)}.isdisjoint(
        {"not_found", "tombstone", "feed", "rss", "json_feed", "robots", "sitemap", "redirect"}
    )


def test_an_article_of_one_edition_is_in_that_one_only() -> None:
    made = _plan([_article(0, editions=("zh-Hans",), tags=("基金",))])
    assert _editions_of(made, "articles/a0/") == ("zh-Hans",)
    assert _editions_of(made, "tags/基金/") == ("zh-Hans",)
    assert _editions_of(made, "archive/") == ("zh-Hant", "zh-Hans")
    assert _keys(made, "archive/") == []


def test_a_region_lists_what_lies_in_it() -> None:
    made = _plan([_article(0, regions=("ganjiang",)), _article(1, regions=("jiangxi", "ganjiang"))])
    for region in ("ganjiang", "nanchang", "jiangxi"):
        assert _keys(made, f"regions/{region}/") == ["articles/a0", "articles/a1"]
    assert _list(made, "regions/jiangsu/") == []
    nanchang = _list(made, "regions/nanchang/")[0]
    assert nanchang.parent is not None
    assert (nanchang.parent.path, [term.path for term in nanchang.terms]) == (
        "regions/jiangxi/",
        ["regions/ganjiang/"],
    )
    index = _list(made, "regions/")[0]
    assert [(term.label, term.count) for term in index.terms] == [("江西繁", 2), ("南昌繁", 2), ("贛江繁", 2)]


def test_tags_that_differ_in_script_width_or_case_are_one() -> None:
    made = _plan(
        [
            _article(0, tags=("產業", "AI")),
            _article(1, tags=("产业", "ai", "Ai")),
            _article(2, tags=("产业", "ＡＩ")),
        ]
    )
    assert _keys(made, "tags/产业/") == ["articles/a0", "articles/a1", "articles/a2"]
    assert _keys(made, "tags/ai/") == ["articles/a0", "articles/a1", "articles/a2"]
    index = _list(made, "tags/")[0]
    assert [(term.label, term.count) for term in index.terms] == [("AI", 3), ("产业", 3)]


def test_tags_with_more_articles_come_first() -> None:
    made = _plan([_article(0, tags=("甲", "乙")), _article(1, tags=("乙",))])
    assert [term.label for term in _list(made, "tags/")[0].terms] == ["乙", "甲"]


def test_a_registered_source_lists_its_articles_and_no_third_partys() -> None:
    made = _plan(
        [
            _article(0, source=Attribution("日報", ("daily",))),
            _article(1, source=Attribution("觀察（第三方）", ("watch",), third_party=True)),
            _article(2, source=Attribution("晚報")),
            _article(3, source=Attribution("報", ("watch", "daily"))),
            _article(4, source=Attribution("日報", ("daily",))),
        ]
    )
    assert _keys(made, "sources/daily/") == ["articles/a0", "articles/a4"]
    assert not _editions_of(made, "sources/watch/")
    page = _list(made, "sources/daily/", "zh-Hans")[0]
    assert (page.kind, page.title, page.parent) == ("source", "日報简", Term("sources", "sources/"))
    index = _list(made, "sources/")[0]
    assert (index.template, index.terms) == ("terms.html", (Term("日報繁", "sources/daily/", 2),))


def test_whoever_wrote_an_article_has_a_list() -> None:
    both = (Credit("楊靜", Role.REPORTER), Credit("產業組", Role.CORRESPONDENT), Credit("杨静", Role.AUTHOR))
    made = _plan(
        [
            _article(0, credits=both),
            _article(1, credits=(Credit("王小明", Role.EDITOR), Credit("楊靜", Role.MEDIA_REPORTER))),
            _article(2, credits=(Credit("李", Role.PHOTOGRAPHER), Credit("趙", Role.REVIEWER))),
        ]
    )
    assert [(term.label, term.count) for term in _list(made, "authors/")[0].terms] == [
        ("楊靜", 2),
        ("產業組", 1),
    ]
    assert _keys(made, "authors/杨静/") == ["articles/a0", "articles/a1"]
    page = _list(made, "authors/产业组/")[0]
    assert (page.kind, page.items, page.parent) == (
        "author",
        ("articles/a0",),
        Term("authors", "authors/"),
    )
    assert "authors/杨静/" in {page.path for page in _indexed(made)}


def test_the_archive_has_a_list_for_each_year() -> None:
    made = _plan([_article(0), _article(1), _article(400, status=Status.DRAFT), _article(9, date=None)])
    assert [term.label for term in _list(made, "archive/")[0].terms] == [
        "archive_year 2026",
        "archive_year 2025",
        "archive_year 2024",
    ]
    assert _keys(made, "archive/2025/") == ["articles/a1"]


def test_the_archive_has_a_list_for_each_month() -> None:
    made = _plan([_article(0), _article(1), _article(2), _article(40), _article(9, date=None)])
    year = _list(made, "archive/2025/")[0]
    assert [(term.label, term.path, term.count) for term in year.terms] == [
        ("month 12", "archive/2025/12/", 2),
        ("month 11", "archive/2025/11/", 1),
    ]
    month = _list(made, "archive/2025/12/")[0]
    assert (month.title, month.items) == ("archive_month 2025-12", ("articles/a1", "articles/a2"))
    assert month.above == (Term("archive", "archive/"), Term("archive_year 2025", "archive/2025/"))
    assert _keys(made, "archive/2025/") == ["articles/a1", "articles/a2", "articles/a40"]


def test_industries_are_spelled_like_tags() -> None:
    made = _plan(
        [_article(0, industries=("產業", "ＡＩ")), _article(1, industries=("产业",), tags=("產業",))]
    )
    assert _keys(made, "industries/产业/") == ["articles/a0", "articles/a1"]
    assert _keys(made, "tags/产业/") == ["articles/a1"]
    assert [(term.path, term.count) for term in _list(made, "industries/")[0].terms] == [
        ("industries/产业/", 2),
        ("industries/ai/", 1),
    ]
    page = _list(made, "industries/ai/")[0]
    assert (page.kind, page.parent) == ("industry", Term("industries", "industries/"))


def test_a_region_knows_every_list_that_it_lies_in() -> None:
    page = _list(_plan([_article(0, regions=("ganjiang",))]), "regions/ganjiang/")[0]
    assert page.above == (
        Term("regions", "regions/"),
        Term("江西繁", "regions/jiangxi/"),
        Term("南昌繁", "regions/nanchang/"),
    )


def test_sections_and_regions_with_articles_have_a_feed() -> None:
    made = _plan([_article(n, section="policy", regions=("nanchang",)) for n in range(5)])
    kinds = ("feed", "rss", "json_feed")
    feeds = {page.path: page for page in made.pages if page.kind in kinds and page.edition == "zh-Hans"}
    lists = {"sections/policy/feed.xml", "regions/nanchang/feed.xml", "regions/jiangxi/feed.xml"}
    assert set(feeds) == {"feed.xml", "rss.xml", "feed.json"} | lists
    of_section = feeds["sections/policy/feed.xml"]
    assert of_section.items == ("articles/a0", "articles/a1", "articles/a2"), "the newest feed_size"
    assert (of_section.title, of_section.parent) == ("政策简", Term("政策简", "sections/policy/"))
    page = next(page for page in made.pages if page.path == "feeds/" and page.edition == "zh-Hans")
    assert {term.path for term in page.terms} == lists
    assert page.path in {page.path for page in _indexed(made)}


def test_the_page_for_what_is_not_there_shows_the_newest() -> None:
    made = _plan([_article(n) for n in range(9)], config=_config(feed_size=8))
    page = next(page for page in made.pages if page.kind == "not_found")
    assert page.items == tuple(f"articles/a{n}" for n in range(5))


def test_articles_are_related_in_each_edition_to_those_that_it_has() -> None:
    made = _plan(
        [
            _article(0, tags=("基金",)),
            _article(1, tags=("基金",)),
            _article(2, tags=("基金",), editions=("zh-Hans",)),
            _article(3, tags=("基金",)),
        ],
        unlisted=frozenset(["articles/a3"]),
    )
    assert made.related["zh-Hant"].of(0) == ("articles/a1",)
    assert made.related["zh-Hans"].of(0) == ("articles/a1", "articles/a2")


def test_own_pages_are_no_articles() -> None:
    about = replace(_article(), path="content/pages/about.md", key="about", kind="page", date=None)
    made = _plan([], [about])
    assert [(page.kind, page.template) for page in made.pages if page.path == "about/"] == [
        ("page", "page.html")
    ] * 2
    assert _keys(made, "archive/") == []


def _redirects(made: Plan) -> list[tuple[str, str]]:
    return [(page.path, page.edition) for page in made.pages if page.kind == "redirect"]


def test_an_old_address_leads_to_the_article_in_every_edition() -> None:
    made = _plan([_article(0, aliases=("2024/fund.html", "old", "articles/a0", "old/"))])
    assert _redirects(made) == [
        ("2024/fund.html", "zh-Hant"),
        ("2024/fund.html", "zh-Hans"),
        ("old/", "zh-Hant"),
        ("old/", "zh-Hans"),
    ]


def test_an_old_address_with_an_edition_is_of_that_edition_alone() -> None:
    made = _plan([_article(0, aliases=("zh-hans/articles/old", "zh-hansel"))])
    assert _redirects(made) == [
        ("articles/old/", "zh-Hans"),
        ("zh-hansel/", "zh-Hant"),
        ("zh-hansel/", "zh-Hans"),
    ]


def test_an_article_of_one_edition_is_found_from_the_others_at_its_old_addresses() -> None:
    made = _plan([_article(0, aliases=("old", "articles/a0"), editions=("zh-Hans",))])
    assert _redirects(made) == [("old/", "zh-Hant"), ("old/", "zh-Hans"), ("articles/a0/", "zh-Hant")]


def test_an_expired_article_leaves_a_page_at_each_address_and_is_in_no_list() -> None:
    article = _article(0, aliases=("old",), editions=("zh-Hant",), tags=("基金",), section="policy")
    made = _plan([_article(1)], expired=[article])
    assert [(page.path, page.edition) for page in made.pages if page.kind == "tombstone"] == [
        ("articles/a0/", "zh-Hant")
    ]
    assert _redirects(made) == [("old/", "zh-Hant"), ("old/", "zh-Hans")]
    assert all("articles/a0" not in page.items for page in made.pages)
    assert "articles/a0/" not in {page.path for page in _indexed(made)}


def test_a_small_sitemap_is_one_file() -> None:
    assert [page.path for page in _plan([]).pages if page.kind == "sitemap"] == ["sitemap.xml"]


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_a_large_sitemap_is_split_and_has_an_index(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(sitemap, "SITEMAP_SIZE", size)
    made = _plan([_article(n) for n in range(4)])
    count = -(-len(_indexed(made)) // size)
    maps = [page for page in made.pages if page.kind == "sitemap"]
    if count == 1:
        assert [page.path for page in maps] == ["sitemap.xml"]
        return
    parts = [f"sitemap-{n}.xml" for n in range(1, count + 1)]
    assert [page.path for page in maps] == [*parts, "sitemap.xml"]
    assert [term.path for term in maps[-1].terms] == parts


def test_the_news_sitemap_has_what_is_the_operators_and_not_two_days_old() -> None:
    articles = [_article(n) for n in range(5)]
    classes = {f"articles/a{n}": RightsClass.OWN for n in (0, 2, 3, 4)}
    hidden = frozenset(["articles/a4"])
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    made = _plan(articles, unindexed=hidden, classes=classes, moment=moment)
    news = [page for page in made.pages if page.kind == "news_sitemap"]
    assert [(page.path, page.edition) for page in news] == [
        ("news-sitemap.xml", "zh-Hant"),
        ("news-sitemap.xml", "zh-Hans"),
    ]
    assert all(page.items == ("articles/a0", "articles/a2") for page in news)
    made = _plan(articles, unindexed=hidden, classes=classes, moment=moment + timedelta(days=2))
    assert {page.items for page in made.pages if page.kind == "news_sitemap"} == {("articles/a0",)}
    made = _plan(articles, classes=classes, moment=moment + timedelta(days=9))
    assert {page.items for page in made.pages if page.kind == "news_sitemap"} == {()}


def test_every_page_has_a_file_and_says_where_it_comes_from() -> None:
    made = _plan([_article(n, tags=("基金",)) for n in range(5)])
    outputs = list(made.outputs(_config()))
    assert len({path for path, _ in outputs}) == len(outputs) == len(made.pages)
    assert all(origin for _, origin in outputs)


@given(st.integers(0, 9), st.integers(1, 4), st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_the_pages_that_show_an_article_are_found(
    count: int, size: int, changed: set[int], hidden: set[int]
) -> None:
    articles = [_article(n, section="policy", tags=(f"標{n % 3}",)) for n in range(count)]
    unlisted = frozenset(f"articles/a{n}" for n in hidden)
    made = _plan(articles, unlisted=unlisted, config=_config(page_size=size))
    keys = frozenset(f"articles/a{n}" for n in changed)
    pages = list(made.pages)
    assert [made.pages[at] for at in range(len(made.pages))] == pages
    listed = [article.key for article in articles if article.key not in unlisted]
    near = {
        key
        for at, key in enumerate(listed)
        if keys.intersection([*listed[max(at - 1, 0) : at + 2], *made.related["zh-Hant"].of(at)])
    }
    showing = [
        at
        for at, page in enumerate(pages)
        if page.key in keys or (page.kind == "article" and page.key in near) or keys.intersection(page.items)
    ]
    assert sorted(made.showing(keys)) == showing


def test_the_parts_of_a_sitemap_follow_each_other() -> None:
    made = _plan([_article(n) for n in range(9)], unindexed=frozenset(["articles/a3"]))
    whole = _indexed(made)
    assert len(whole) == made.indexed_count()
    parts = [list(made.indexed(start, 7)) for start in range(0, len(whole) + 1, 7)]
    assert [page for part in parts for page in part] == whole


def test_every_page_is_found_at_its_address() -> None:
    articles = [_article(n, tags=("基金",), aliases=(f"old{n}.html",)) for n in range(60)]
    pages = _plan(articles, cards=3).pages
    for at, page in enumerate(pages):
        assert pages.find(page.path, page.edition) == at, page.path
    for path in (
        "tags/基金/page/1/",
        "tags/基金/page/99/",
        "tags/基金/page/x/",
        "articles/a0",
        "articles/none/",
    ):
        assert pages.find(path, "zh-Hant") is None
