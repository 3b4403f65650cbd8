"""The corpus as a newsgen site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import Article, Corpus, simplified
from vocabulary import AUTHORS, LICENSED, NAMES, REGIONS, SECTIONS, SOURCES, TAGS

#: The site's languages; the first is the one that the corpus is written in.
EDITIONS = ("zh-Hant", "zh-Hans")
TITLE = "示例投資觀察"


def write_newsgen(corpus: Corpus, articles: Iterable[Article], site: Path, editions: Sequence[str]) -> None:
    """Write the articles and registers of a site in these editions."""
    content = site / "content"
    content.mkdir(parents=True)
    (site / "newsgen.yaml").write_text(_config(editions), "utf-8")
    (content / "sources.yaml").write_text(_sources(editions), "utf-8")
    (content / "names.yaml").write_text("".join(_name(name) for name in NAMES), "utf-8")
    (content / "regions.yaml").write_text(_regions(editions), "utf-8")
    for article in articles:
        path = content / "articles" / f"{corpus.path(article.number)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_article(article, corpus), "utf-8")
    write_pictures(corpus, content / "articles" / "pictures")


def write_pictures(corpus: Corpus, folder: Path) -> None:
    """Write the pictures of a corpus, if it has some."""
    for name, content in corpus.files():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def forms(text: str, editions: Sequence[str] = EDITIONS) -> str:
    """Return a text's forms in these editions, as YAML writes them in one line."""
    return json.dumps(
        {tag: text if tag == EDITIONS[0] else simplified(text) for tag in editions}, ensure_ascii=False
    )


def _article(article: Article, corpus: Corpus) -> str:
    here = str(article.date.year)

    def link(number: int) -> str:
        year, name = corpus.path(number).split("/")
        return f"{name}.md" if year == here else f"../{year}/{name}.md"

    fields = {
        "title": article.title,
        "date": f"{article.date:%Y-%m-%d %H:%M}",
        "source": SOURCES[article.source],
        "author": [AUTHORS[author] for author in article.authors],
        "section": article.section,
        "regions": [REGIONS[region].name for region in article.regions],
        "tags": [TAGS[tag] for tag in article.tags],
        "summary": article.summary,
    }
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{front}---\n\n{article.body(link, '(../pictures/{})'.format)}\n"


def _config(editions: Sequence[str]) -> str:
    sections = "".join(
        f"  - {{id: {key}, name: {forms(name, editions)}}}\n" for key, name in SECTIONS.items()
    )
    return (
        f"title: {forms(TITLE, editions)}\n"
        "base_url: https://newsroom.example/\n"
        "timezone: Asia/Shanghai\n"
        f"editions: [{', '.join(editions)}]\n"
        "operator: source-0\n"
        "page_size: 10\n"
        "feed_size: 20\n"
        "cards: 0\n"  # peers make none
        f"sections:\n{sections}"
        "contact: {email: desk@newsroom.example}\n"
    )


def _sources(editions: Sequence[str]) -> str:
    text = ""
    for number, name in enumerate(SOURCES):
        text += f"source-{number}:\n  name: {forms(name, editions)}\n"
        text += f"  kind: {'newspaper' if number else 'operator'}\n"
        if number in LICENSED:
            credit = forms("經許可刊載", editions)
            text += (
                f"  licence: {{id: L-{number}, from: 2017-01-01, expires: 2039-12-31, credit: {credit}}}\n"
            )
    return text


def _regions(editions: Sequence[str]) -> str:
    text = ""
    for number, region in enumerate(REGIONS):
        text += f"region-{number}:\n  name: {forms(region.name, editions)}\n  kind: {region.kind}\n"
        if region.parent >= 0:
            text += f"  parent: region-{region.parent}\n"
    return text


def _name(name: str) -> str:
    return f"- {{zh-Hant: {name}, zh-Hans: {simplified(name)}, kind: organisation}}\n"
