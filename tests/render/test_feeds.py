"""The three feeds of an edition, and the feed of corrections: valid, and no more than may be given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import jsonschema
import pytest
from lxml import etree, html

if TYPE_CHECKING:
    from conftest import SiteFolder

_HERE = Path(__file__).parent
_BODY = "正文的第一句。\n\n正文的最後一句，見[另一篇](reprinted.md)與[腳註][^1]。\n\n[^1]: 註。"


def _schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_HERE / name)))


@pytest.fixture
def mixed(site: SiteFolder) -> SiteFolder:
    """A site with an article of each class, one of them without a summary to speak of."""
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + "rights_page: https://rights.example/r\n", "utf-8")
    site.write(
        "content/sources.yaml",
        "watch: {name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}}\n"
        "daily: {name: 示例日報, homepage: 'https://daily.example/', feed: 'https://daily.example/feed'}\n"
        "institute: {name: 示例研究院, licence: {id: L-1, url: 'https://institute.example/l'}}\n",
    )
    original = {"original_url": "https://daily.example/1", "author": "楊靜"}
    site.article("reprinted", source="示例日報", summary="只有摘要 <b> & ]]>", body=_BODY, **original)
    site.article(
        "own",
        body=_BODY,
        tags="基金",
        title="「<b>」&amp;",
        corrections="[{date: 2026-01-05, text: 改 & 正}]",
    )
    site.article("licensed", source="示例研究院", body=_BODY)
    site.article("named", source="沒有登記的報紙", body=_BODY)
    return site


@pytest.mark.parametrize("folder", ["", "zh-hans/"])
@pytest.mark.parametrize("with_articles", [True, False])
def test_feeds_are_valid(mixed: SiteFolder, folder: str, with_articles: bool) -> None:
    if not with_articles:
        for path in (mixed.folder / "content/articles").iterdir():
            path.unlink()
    public = mixed.publish()
    for name, schema in {"feed.xml": "atom", "corrections.xml": "atom", "rss.xml": "rss"}.items():
        _schema(f"{schema}.rng").assertValid(etree.parse(str(public / folder / name)))
        read = feedparser.parse((public / folder / name).read_bytes())
        assert not read.bozo, read.get("bozo_exception")
        assert read.version == {"atom": "atom10", "rss": "rss20"}[schema]
        assert bool(read.entries) is with_articles
        assert len({entry.id for entry in read.entries}) == len(read.entries)
    schema = json.loads((_HERE / "json_feed.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(_json(public / folder / "feed.json"))


def test_the_schemas_can_refuse(mixed: SiteFolder) -> None:
    public = mixed.publish()
    for name, schema in {"feed.xml": "atom", "rss.xml": "rss"}.items():
        tree = etree.parse(str(public / name))
        title = tree.find(".//{*}title")
        assert title is not None
        title.text = " "
        assert not _schema(f"{schema}.rng").validate(tree)
    feed = _json(public / "feed.json")
    del feed["items"][0]["content_html"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed, json.loads((_HERE / "json_feed.schema.json").read_text("utf-8")))


def _json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


def _entries(public: Path) -> dict[str, dict[str, Any]]:
    """What each feed says of each article, by the article's name: `atom`, `rss` and `json`."""
    entries: dict[str, dict[str, Any]] = {}
    for feed, name in {"atom": "feed.xml", "rss": "rss.xml"}.items():
        for entry in feedparser.parse((public / name).read_bytes()).entries:
            entries.setdefault(entry.link.split("/")[-2], {})[feed] = entry
    for item in _json(public / "feed.json")["items"]:
        entries.setdefault(item["url"].split("/")[-2], {})["json"] = item
    return entries


@pytest.mark.parametrize("name", ["reprinted", "named"])
def test_a_reprint_gives_its_summary_only(mixed: SiteFolder, name: str) -> None:
    public = mixed.publish()
    for path in ("feed.xml", "rss.xml", "feed.json"):
        assert "正文的最後一句" in (public / path).read_text("utf-8")  # of the others
    entry = _entries(public)[name]
    assert "content" not in entry["atom"]
    assert "content" not in entry["rss"]
    assert "content_html" not in entry["json"]
    assert "最後一句" not in str(entry) or name == "named"  # a short text is its own summary


@pytest.mark.parametrize("name", ["own", "licensed"])
def test_what_is_ours_or_licensed_is_given_in_full(mixed: SiteFolder, name: str) -> None:
    entry = _entries(mixed.publish())[name]
    texts = (entry["atom"].content[0].value, entry["rss"].content[0].value, entry["json"]["content_html"])
    for text in texts:
        assert "正文的最後一句" in text
        links = html.fromstring(text).xpath("//@href")
        assert "https://news.example/articles/reprinted/" in links
        assert all(link.startswith("https://news.example/articles/") for link in links)


def test_authors_sources_and_licences_are_told(mixed: SiteFolder) -> None:
    entries = _entries(mixed.publish())
    reprint, own, licensed = entries["reprinted"], entries["own"], entries["licensed"]
    assert reprint["atom"].author == reprint["rss"].author == "楊靜"
    assert reprint["json"]["authors"] == [{"name": "楊靜"}]
    assert reprint["atom"].source.title == reprint["rss"].source.title == "示例日報"
    assert reprint["rss"].source.href == "https://daily.example/feed"
    assert reprint["json"]["external_url"] == "https://daily.example/1"
    assert "source" not in own["atom"]
    licences = {
        name: [link.href for link in entry["atom"].links if link.rel == "license"]
        for name, entry in entries.items()
    }
    assert licences == {
        "own": ["https://rights.example/r"],
        "licensed": ["https://institute.example/l"],
        "reprinted": [],
        "named": [],
    }
    assert licensed["json"]["_rights"]["license"] == "https://institute.example/l"


def test_a_correction_is_a_change(mixed: SiteFolder) -> None:
    own = _entries(mixed.publish())["own"]
    assert own["atom"].updated == own["json"]["date_modified"] == "2026-01-05T00:00:00+08:00"
    assert own["atom"].published == "2026-01-02T00:00:00+08:00"


def test_every_page_names_the_feeds(mixed: SiteFolder) -> None:
    public = mixed.publish()
    for page in ("index.html", "articles/own/index.html", "corrections/index.html"):
        tree = html.fromstring((public / "zh-hans" / page).read_bytes())
        feeds = {link.get("type"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][@type]")}
        assert feeds["application/rss+xml"] == "/zh-hans/rss.xml"
        assert feeds["application/feed+json"] == "/zh-hans/feed.json"
        assert feeds["application/atom+xml"].startswith("/zh-hans/")


def test_corrections_are_listed_the_newest_first(site: SiteFolder) -> None:
    site.article("a", title="甲", corrections="[{date: 2026-01-05, text: 一}, {date: 2026-01-05, text: 二}]")
    site.article("b", title="乙", corrections="[{date: 2026-02-01, text: 三}]")
    site.article("c", title="丙")
    public = site.publish()
    read = feedparser.parse((public / "corrections.xml").read_bytes())
    assert [entry.summary for entry in read.entries] == ["三", "一", "二"]
    tree = html.fromstring((public / "corrections/index.html").read_bytes())
    links = tree.xpath("//main//article//a/@href")
    assert links == [
        "/articles/b/#correction-2026-02-01",
        "/articles/a/#correction-2026-01-05",
        "/articles/a/#correction-2026-01-05-2",
    ]
    for link in links:
        page, _, anchor = link.partition("#")
        assert html.fromstring((public / page.strip("/") / "index.html").read_bytes()).xpath(
            f"//li[@id='{anchor}']"
        )
    assert "2026-02-01" in (public / "sitemap.xml").read_text("utf-8")


def test_key_figures_and_records_are_given_with_the_text(site: SiteFolder) -> None:
    site.article(
        "a",
        figures="\n  - {value: 60%, label: 佔比, note: 上年}",
        records="\n  - {kind: 項目, id: plant, name: 甲&乙廠, amount: 超5億元, basis: 總投資}",
        body="總投資超5億元，佔比60%。",
    )
    public = site.publish()
    content = _entries(public)["a"]["json"]["content_html"]
    assert content.startswith("<dl><dt>佔比</dt><dd>60% 上年</dd></dl><p>")
    assert '/data/projects/plant/">甲&amp;乙廠</a> 超5億元\u3000總投資</li></ul>' in content
    page = html.fromstring((public / "articles/a/index.html").read_bytes())
    [stated] = page.xpath('//script[contains(., "NewsArticle")]/text()')
    assert [(each["name"], each["value"]) for each in json.loads(stated)["mentions"]] == [
        ("佔比", "60%"),
        ("甲&乙廠", "超5億元"),
    ]
