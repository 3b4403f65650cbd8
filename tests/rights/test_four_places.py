"""Readers, search engines, feed readers and crawlers are told the same of an article's rights."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from lxml import etree, html

from newsgen.pipeline import BuildOptions, build

if TYPE_CHECKING:
    from conftest import SiteFolder

_ARTICLES = 250
_EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}
_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONFIG = """\
title: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}
base_url: https://news.example/
timezone: Asia/Shanghai
editions: [zh-Hant, zh-Hans]
operator: watch
feed_size: 1000
rights_page: https://rights.example/use
licensing_page: https://rights.example/ask
machines: {ai_training: deny}
"""
# What only the clauses of an own article say, in either script.
_OWN_CLAUSES = ("未經書面授權", "未经书面授权", "負責版權管理", "负责版权管理")


@dataclass(frozen=True)
class Facts:
    """What a place says of an article's rights; `None` where it has no word for it."""

    rights_class: str | None
    source: str | None
    holder: str | None
    credit: str | None
    notice: str | None
    terms: str | None


@dataclass(frozen=True)
class Place:
    """Everything that a built site says of one article in one edition."""

    facts: dict[str, Facts]
    texts: dict[str, str]
    robots: str
    in_sitemap: bool
    in_news: bool
    reserved: bool
    recent: bool


class Published:
    """A built site, read as browsers, feed readers and crawlers do."""

    def __init__(self, public: Path) -> None:
        self._public = public
        self._feeds = {edition: self._read_feeds(folder) for edition, folder in _EDITIONS.items()}
        self._sitemap = self._locations("sitemap.xml")
        self._news = {tag: self._locations(f"{folder}news-sitemap.xml") for tag, folder in _EDITIONS.items()}
        licence = public / "license.xml"
        contents = etree.parse(str(licence)).getroot() if licence.exists() else []
        self._licensed = {content.get("url") for content in contents}
        mining = public / ".well-known/tdmrep.json"
        rules = json.loads(mining.read_text("utf-8")) if mining.exists() else []
        self._mining = {rule["location"] for rule in rules}
        dates = [item["date_published"] for feeds in self._feeds.values() for item in feeds["json"].values()]
        self._since = max(map(datetime.fromisoformat, dates)) - timedelta(days=2)

    def read(self, name: str, edition: str) -> Place:
        """Read one article in one edition."""
        path = f"/{_EDITIONS[edition]}articles/{name}/"
        address = f"https://news.example{path}"
        tree = html.fromstring((self._public / path[1:] / "index.html").read_bytes())
        feeds = {kind: items[address] for kind, items in self._feeds[edition].items()}
        [script] = tree.xpath("//head/script[@type='application/ld+json']/text()")
        structured = json.loads(script)
        robots = tree.xpath("//meta[@name='robots' or @name='Googlebot-News']")
        linked = bool(tree.xpath("//link[@rel='license'][@type='application/rsl+xml']"))
        pattern = quote(path) + "$"
        reserved = {pattern in self._licensed, pattern in self._mining, linked}
        assert len(reserved) == 1, name
        assert tree.xpath("//link[@rel='canonical']/@href") == [address]
        return Place(
            facts={
                "page": _of_page(tree),
                "structured": _of_structured(structured),
                "atom": _of_atom(feeds["atom"]),
                "rss": _of_rss(feeds["rss"]),
                "json": _of_json(feeds["json"]),
            },
            texts={
                "page": "\n".join(tree.xpath("//article//text()")),
                "structured": script,
                **{kind: _text(item) for kind, item in feeds.items()},
            },
            robots=" ".join(f"{meta.get('name')}: {meta.get('content')}" for meta in robots),
            in_sitemap=address in self._sitemap,
            in_news=address in self._news[edition],
            reserved=reserved == {True},
            recent=datetime.fromisoformat(feeds["json"]["date_published"]) >= self._since,
        )

    def _read_feeds(self, folder: str) -> dict[str, dict[str, Any]]:
        entries = etree.parse(str(self._public / folder / "feed.xml")).findall("a:entry", _ATOM)
        items = etree.parse(str(self._public / folder / "rss.xml")).findall("channel/item")
        feed = json.loads((self._public / folder / "feed.json").read_text("utf-8"))
        return {
            "atom": {entry.findtext("a:id", "", _ATOM): entry for entry in entries},
            "rss": {item.findtext("guid", ""): item for item in items},
            "json": {item["id"]: item for item in feed["items"]},
        }

    def _locations(self, path: str) -> set[str]:
        tree = etree.parse(str(self._public / path))
        return {loc.text or "" for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}


def _text(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False) if isinstance(item, dict) else "\n".join(item.itertext())


def _of_page(tree: Any) -> Facts:
    [footer] = tree.xpath("//footer[@data-rights-class]")
    [source] = tree.xpath("//p[@class='byline']/span[1]")
    rights_class = footer.get("data-rights-class")
    name = source.text_content().partition("：")[2]
    line = "".join(footer.xpath(".//*[contains(@class, 'notice-copyright')]//text()")).strip()
    credit = "".join(footer.xpath(".//*[contains(@class, 'notice-credit')]//text()")).strip()
    holder = re.fullmatch(r"© \d{4} (.+?)\s*(?:版權|版权)所有", line)
    links = footer.xpath(".//*[contains(@class, 'notice-terms')]//a/@href")
    assert bool(line) == bool(holder), line
    return Facts(
        rights_class,
        name.removesuffix("（授權）").removesuffix("（授权）") if rights_class == "licensed" else name,
        holder[1].strip() if holder else "",
        credit,
        None,
        links[0] if links else "",
    )


def _of_structured(data: dict[str, Any]) -> Facts:
    return Facts(
        "own" if "usageInfo" in data else None,
        data["sourceOrganization"]["name"],
        data.get("copyrightHolder", {}).get("name", ""),
        data.get("creditText", ""),
        data.get("copyrightNotice", ""),
        data.get("usageInfo", data.get("license", "")),
    )


def _of_atom(entry: Any) -> Facts:
    links = [link.get("href") for link in entry.findall("a:link[@rel='license']", _ATOM)]
    source = entry.findtext("a:source/a:title", None, _ATOM)
    return Facts(
        "own" if source is None else None,
        source,
        None,
        None,
        entry.findtext("a:rights", "", _ATOM),
        links[0] if links else "",
    )


def _of_rss(item: Any) -> Facts:
    source = item.findtext("source") or item.findtext(f"{_DC}source")
    return Facts(None, source, None, None, item.findtext(f"{_DC}rights", ""), None)


def _of_json(item: dict[str, Any]) -> Facts:
    rights = item["_rights"]
    return Facts(
        rights["class"],
        rights["source"],
        rights.get("holder", ""),
        rights.get("credit", ""),
        rights.get("notice", ""),
        # For a reader of the page only our own terms are a link in the notice.
        rights.get("license", ""),
    )


def _agree(name: str, place: Place) -> None:
    """Every place that has a word for a fact says the same."""
    page = place.facts["page"]
    own = page.rights_class == "own"
    reprint = page.rights_class == "reprinted"
    for kind, facts in place.facts.items():
        where = (name, kind, facts)
        assert facts.rights_class in (None, page.rights_class), where
        assert facts.source in (None, page.source), where
        assert facts.holder in (None, page.holder), where
        assert facts.credit in (None, page.credit), where
        assert facts.notice in (None, place.facts["json"].notice), where
        if kind != "page":
            assert facts.terms in (None, place.facts["json"].terms), where
            assert (facts.rights_class == "own") == own or facts.rights_class is None, where
    assert place.facts["structured"].rights_class == ("own" if own else None), name
    assert place.facts["atom"].rights_class == ("own" if own else None), name
    if own:
        assert page.terms == place.facts["json"].terms == "https://rights.example/use", name
    page_text = place.texts["page"].replace("\n", "").replace(" ", "")
    for said in (place.facts["json"].notice or "").split(" "):
        assert said.replace("\u3000", "") in page_text.replace("\u3000", ""), (name, said)
    if reprint:
        claims = [
            (kind, clause) for kind, text in place.texts.items() for clause in _OWN_CLAUSES if clause in text
        ]
        assert claims == [], name
        assert page.holder not in ("贛江觀察", "贛江觀察社", "赣江观察", "赣江观察社"), name
        assert page.terms == place.facts["json"].terms == "", name
        assert "正文的最後一句" not in place.texts["atom"] + place.texts["rss"] + place.texts["json"]
    assert place.reserved == own, name
    assert place.in_news == (place.recent and not place.robots), name
    assert place.in_sitemap == ("robots: noindex" not in place.robots), name
    if reprint:
        assert "noindex" in place.robots, name


@dataclass(frozen=True)
class Label:
    """A source as an article may name it, and what its terms make of it."""

    label: str
    rights_class: str
    editions: str = ""


def _random_sources(site: Path, chance: random.Random) -> list[Label]:
    """Write a registry of sources with random terms; return the labels that articles may use."""
    labels = [
        Label("贛江觀察", "own"),
        Label("贛江觀察專稿", "own"),
        Label("贛江觀察（第三方）", "reprinted"),
        Label("非贛江觀察", "reprinted"),
        Label("沒有登記的晚報", "reprinted"),
    ]
    lines = [
        "watch:",
        "  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}",
        "  aliases: [贛江觀察專稿]",
        "  third_party_labels: [贛江觀察（第三方）]",
        "  holder: {zh-Hant: 贛江觀察社, zh-Hans: 赣江观察社}",
    ]
    for number in range(20):
        lines += [f"s{number}:", f"  name: {{zh-Hant: 第{number}號報紙, zh-Hans: 第{number}号报纸}}"]
        lines += [f"  aliases: [第{number}號報紙網]"]
        if chance.random() < 0.4:
            lines += [f"  holder: {{zh-Hant: 第{number}號報社, zh-Hans: 第{number}号报社}}"]
        if chance.random() < 0.5:
            lines += [f"  homepage: https://s{number}.example/"]
        if chance.random() < 0.5:
            lines += [f"  feed: https://s{number}.example/feed"]
        if chance.random() < 0.3:
            lines += [f"  indexing: {chance.choice(['all', 'no_news', 'none'])}"]
        licensed = chance.random() < 0.5
        covered = chance.choice(["", "zh-Hant", "zh-Hans"]) if licensed else ""
        if licensed:
            terms = [f"id: L-{number}", f"indexing: {chance.choice(['all', 'no_news', 'none'])}"]
            terms += [f"editions: [{covered}]"] if covered else []
            terms += (
                ["credit: {zh-Hant: 經其許可刊載, zh-Hans: 经其许可刊载}"] if chance.random() < 0.5 else []
            )
            terms += [f"url: https://s{number}.example/licence"] if chance.random() < 0.5 else []
            terms += ["expires: 2030-12-31"] if chance.random() < 0.5 else []
            lines += [f"  licence: {{{', '.join(terms)}}}"]
        labels += [
            Label(label, "licensed" if licensed else "reprinted", covered)
            for label in (f"第{number}號報紙", f"第{number}號報紙網", f"s{number}")
        ]
    (site / "content/sources.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return labels


def _random_article(number: int, label: Label, chance: random.Random) -> str:
    date = datetime(2026, 1, 1) + timedelta(hours=chance.randrange(24 * 20))  # noqa: DTZ001 - as editors type
    fields = {"title": f"第{number}篇", "date": f"{date:%Y-%m-%d %H:%M}", "source": label.label}
    if label.editions:
        fields["editions"] = f"[{label.editions}]"
    for name, values in {
        "author": ["楊靜", "全媒體記者 楊靜、通訊員 李明", "產業組"],
        "編輯": ["王小明"],
        "original_title": ["原來的標題"],
        "original_url": ["https://elsewhere.example/1"],
        "copyright": ["轉載請先聯繫原作者。"],
        "corrections": ["[{date: 2026-01-25, text: 已經改正}]"],
        "summary": ["一句話的摘要。"],
    }.items():
        if chance.random() < 0.3:
            fields[name] = chance.choice(values)
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{head}---\n正文的第一句，說的是很多很多事情。\n\n{'中間的話。' * 60}\n\n正文的最後一句。\n"


@pytest.fixture(scope="module")
def random_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Published, dict[str, Label]]:
    """A site of many articles with random sources and terms, built; and the label of each article."""
    chance = random.Random(20260123)  # noqa: S311 - the same articles in every run
    site = tmp_path_factory.mktemp("random") / "site"
    (site / "content/articles").mkdir(parents=True)
    (site / "newsgen.yaml").write_text(_CONFIG, "utf-8")
    labels = _random_sources(site, chance)
    given = {}
    for number in range(_ARTICLES):
        label = given[f"a{number}"] = chance.choice(labels)
        text = _random_article(number, label, chance)
        (site / f"content/articles/a{number}.md").write_text(text, "utf-8")
    build(BuildOptions(site=site, output=site.parent / "public", now=_newest(site)))
    return Published(site.parent / "public"), given


def _newest(site: Path) -> datetime:
    """Return when the newest article appeared: what was news then is told to news search."""
    texts = (path.read_text("utf-8") for path in site.glob("content/articles/*.md"))
    dates = (re.search(r"^date: (\S+(?: \S+)?)$", text, re.MULTILINE) for text in texts)
    newest = max(found[1] for found in dates if found)
    return datetime.fromisoformat(newest).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize("edition", _EDITIONS)
def test_the_places_agree_on_every_article(
    random_site: tuple[Published, dict[str, Label]], edition: str
) -> None:
    published, given = random_site
    seen: dict[str, int] = {}
    for name, label in given.items():
        if label.editions not in ("", edition):
            continue
        place = published.read(name, edition)
        rights_class = place.facts["page"].rights_class
        assert rights_class == label.rights_class, (name, label)
        seen[str(rights_class)] = seen.get(str(rights_class), 0) + 1
        _agree(name, place)
    assert set(seen) == {"own", "licensed", "reprinted"}
    assert min(seen.values()) > 10


def test_changing_only_the_source_changes_every_place(site: SiteFolder) -> None:
    site.write("newsgen.yaml", _CONFIG)
    other = {"date": "2026-01-02", "author": "楊靜", "original_url": "https://elsewhere.example/1"}
    places = {}
    for source in ("贛江觀察", "示例研究院", "示例日報"):
        site.article("one", source=source, **other)
        site.article("newest", date="2026-01-03")
        places[source] = Published(site.publish(now=_newest(site.folder))).read("one", "zh-Hant")
        _agree(source, places[source])
    own, licensed, reprinted = places.values()
    for kind in own.facts:
        assert len({place.facts[kind] for place in places.values()}) == 3, kind
    assert [place.reserved for place in places.values()] == [True, False, False]
    assert [place.in_news for place in places.values()] == [True, False, False]
    assert [place.robots for place in places.values()] == ["", *["Googlebot-News: noindex"] * 2]
    assert (own.facts["page"].holder, licensed.facts["page"].holder) == ("贛江觀察", "示例研究院")
    assert reprinted.facts["page"].holder == ""


def test_a_place_that_disagrees_is_found(site: SiteFolder) -> None:
    site.write("newsgen.yaml", _CONFIG)
    site.article("one")
    public = site.publish()
    page = public / "articles/one/index.html"
    page.write_text(
        page.read_text("utf-8").replace('data-rights-class="own"', 'data-rights-class="reprinted"'), "utf-8"
    )
    with pytest.raises(AssertionError):
        _agree("one", Published(public).read("one", "zh-Hant"))
