"""Readers find on a built site just what its pages show.

The index is asked by the readers' module, and every page is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from lxml import html

from newsgen.hanzi import Converter
from newsgen.search import FoldedTexts, fold_texts, matches, parse_query
from readers_module import ask

if TYPE_CHECKING:
    from conftest import SiteFolder

_COUNT = 60
_QUERIES = 400
_EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}
_WORDS_IN_LINES = """
新區 園區 發布 管理辦法 資金 產業鏈 頭髮 發展 乾燥 幹部 若干 裡面 公里 著作 看著 臺北 颱風 後方
皇后 面條 方面 周邊 週期 準備 批准 系統 關係 聯繫 台階 松樹 鬆綁 游泳 旅遊 余姓 剩餘 醜聞 丑時
穀物 山谷 占比 佔用 復工 重複 覆蓋 表格 鐘錶 獲得 收穫 歷史 日曆 人工智能 GDP COVID-19 36.4%
5,000萬元 2026年 第3季 贛江 南昌 製造 制度 注冊 註冊 為了 爲此
"""
_WORDS = _WORDS_IN_LINES.split()
_MARKS = ("，", "。", "、", "；", "：", "「", "」", "《", "》", "（", "）", "", "", "", "\n")


def _said(random: Random, count: int) -> str:
    parts = (random.choice(_WORDS) + random.choice(_MARKS) for _ in range(count))
    return "".join(parts).strip()


def _body(random: Random) -> str:
    cells = " | ".join(_said(random, 1).replace("\n", "") for _ in range(2))
    return (
        f"{_said(random, 40)}[^1]{_said(random, 5)}\n\n## {_said(random, 2).split()[0]}\n\n"
        f"- {_said(random, 6)}\n- **{random.choice(_WORDS)}**{random.choice(_WORDS)}\n\n"
        f"| 甲 | 乙 |\n| --- | --- |\n| {cells} |\n\n> {_said(random, 9)}\n\n[^1]: {_said(random, 9)}"
    )


def _shown(page: Path) -> Iterator[str]:
    """Give the texts of an article's page; those of its footnotes by themselves."""
    (body,) = html.parse(str(page)).xpath("//div[contains(concat(' ', @class, ' '), ' body ')]")
    for sign in body.xpath(".//sup | .//a[contains(@class, 'backref')]"):
        sign.drop_tree()
    for element in body.iter("p", "li", "td", "th", "h2", "blockquote"):
        element.tail = f"\n{element.tail or ''}"
    for notes in body.find_class("footnote"):
        for note in notes.iter("li"):
            yield note.text_content()
        notes.drop_tree()
    yield body.text_content()


def _articles(output: Path) -> dict[str, tuple[list[str], FoldedTexts]]:
    """Return what there is to be searched of each article, as its pages say it: as it stands, and folded."""
    there: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for edition, prefix in _EDITIONS.items():
        cards = ask(output / "search-index", edition, cards=list(range(_COUNT)))["cards"]
        for card in cards:
            titles, summaries, bodies = there.setdefault(card["url"].removeprefix(f"/{prefix}"), ([], [], []))
            titles.append(card["title"])
            summaries.append(card["summary"])
            bodies += _shown(output / card["url"].removeprefix("/") / "index.html")
    names = ["贛江觀察"]
    return {
        url: ([*titles, *summaries, *bodies], fold_texts(titles, summaries, names, bodies))
        for url, (titles, summaries, bodies) in there.items()
    }


def test_readers_find_what_the_pages_show(site: SiteFolder) -> None:
    random = Random(60)  # noqa: S311 - no secret
    for number in range(_COUNT):
        day = f"{2020 + number % 6}-0{1 + number % 9}-{1 + number % 28:02}"
        title, summary = (" ".join(_said(random, size).split()) for size in (5, 9))
        site.article(
            f"2026/{number}", title=f"'{title}'", date=day, summary=f"'{summary}'", body=_body(random)
        )
    output = site.publish()
    articles = {f"/{url.removeprefix('/')}": found for url, found in _articles(output).items()}
    assert len(articles) == _COUNT
    other = Converter(to="zh-Hans")
    queries: list[str] = []
    while len(queries) < _QUERIES:
        text = random.choice(random.choice(list(articles.values()))[0])
        start = random.randrange(len(text))
        part = text[start : start + random.randint(1, 8)].replace('"', "")
        queries.append(f'"{other.convert(part) if len(queries) % 2 else part}"')
    found = ask(output / "search-index", queries=[{"text": query} for query in queries])["found"]
    cards = ask(output / "search-index", cards=list(range(_COUNT)))["cards"]
    urls = {card["id"]: card["url"] for card in cards}
    expected = [
        {url for url, (_, has) in articles.items() if matches(parse_query(each), has)} for each in queries
    ]
    wrong = [
        (query, {urls[number] for number in answer["ids"]} ^ wanted)
        for query, answer, wanted in zip(queries, found, expected, strict=True)
        if {urls[number] for number in answer["ids"]} != wanted
    ]
    assert wrong == []
    assert sum(map(bool, expected)) > _QUERIES * 0.8, "most of them find something"
