"""The corpus as a Hugo site: each edition a language, its text converted beforehand."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from corpus import Article, Corpus, simplified
from site_newsgen import EDITIONS, TITLE, write_pictures
from vocabulary import AUTHORS, LICENSED, REGIONS, SECTIONS, SOURCES, TAGS, containers

_THEME = Path(__file__).parent / "peers" / "hugo"
_TEMPLATES = Path(__file__).parents[1] / "templates"


def write_hugo(corpus: Corpus, articles: Iterable[Article], site: Path) -> None:
    """Write a site with the page kinds of newsgen's; words and styles are those of newsgen's theme."""
    shutil.copytree(_THEME, site)
    shutil.copytree(_TEMPLATES.parent / "static", site / "static")
    (site / "hugo.json").write_text(json.dumps(_config(), ensure_ascii=False, indent=1), "utf-8")
    (site / "i18n").mkdir()
    for edition in EDITIONS:
        words = {key: _placeholders(word) for key, word in strings(edition).items()}
        (site / "i18n" / f"{edition.lower()}.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    for article in articles:
        for edition in EDITIONS:
            path = site / "content" / edition.lower() / "articles" / f"{corpus.path(article.number)}.md"
            if not path.parent.exists():  # each year has a list of its own
                path.parent.mkdir(parents=True)
                front = {"title": f"{article.date.year}年"}
                (path.parent / "_index.md").write_text(json.dumps(front, ensure_ascii=False), "utf-8")
            path.write_text(_article(article, corpus, edition), "utf-8")
    write_pictures(corpus, site / "assets" / "pictures")


def strings(edition: str) -> dict[str, str]:
    """Return the words of newsgen's theme in an edition."""
    read = {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in (_TEMPLATES / "strings.yaml", _TEMPLATES / "notices.yaml")
    }
    words = {key: str(forms[edition]) for key, forms in read["strings"].items()}
    clauses = {
        f"clause_{name}_{number}": str(forms[edition])
        for name, listed in read["notices"].items()
        for number, forms in enumerate(listed)
    }
    return words | clauses


def in_edition(text: str, edition: str) -> str:
    """Return a text of the corpus in an edition's script."""
    return text if edition == EDITIONS[0] else simplified(text)


def rights_class(source: int) -> str:
    """Return the class that newsgen derives from a source's registration; the peers are told it."""
    return "licensed" if source in LICENSED else "reprinted" if source else "own"


def _article(article: Article, corpus: Corpus, edition: str) -> str:
    def words(values: Iterable[str]) -> list[str]:
        return [in_edition(value, edition) for value in values]

    # A place's list has the articles of the places in it, which newsgen finds out by itself.
    places = dict.fromkeys(outer for region in article.regions for outer in containers(region))
    fields = {
        "title": in_edition(article.title, edition),
        "date": f"{article.date:%Y-%m-%dT%H:%M:%S}",
        "summary": in_edition(article.summary, edition),
        "sources": words([SOURCES[article.source]]),
        "authors": words(AUTHORS[author] for author in article.authors),
        "columns": words([SECTIONS[article.section]]),
        "regions": words(REGIONS[place].name for place in places),
        "tags": words(TAGS[tag] for tag in article.tags),
        "rights": rights_class(article.source),
    }
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    body = article.body(
        # The way to link that Hugo checks, as newsgen checks its own.
        lambda number: f'{{{{< relref "/articles/{corpus.path(number)}.md" >}}}}',
        "(pictures/{})".format,
        lambda block: in_edition(block, edition),
    )
    return f"---\n{front}---\n\n{body}\n"


def _placeholders(word: str) -> str:
    return re.sub(r"\{(\w+)\}", r"{{ .\1 }}", word)


def _config() -> dict[str, object]:
    languages = {
        edition.lower(): {
            "locale": edition,
            "label": edition,
            "weight": number,
            "contentDir": f"content/{edition.lower()}",
            "title": in_edition(TITLE, edition),
            "params": {
                "operator": in_edition(SOURCES[0], edition),
                "email": "desk@newsroom.example",
                "columns": [in_edition(name, edition) for name in SECTIONS.values()],
            },
        }
        for number, edition in enumerate(EDITIONS, start=1)
    }
    return {
        "baseURL": "https://newsroom.example/",
        "defaultContentLanguage": EDITIONS[0].lower(),
        "languages": languages,
        "timeZone": "Asia/Shanghai",
        "enableRobotsTXT": True,
        "pagination": {"pagerSize": 10, "disableAliases": True},
        "taxonomies": {name[:-1]: name for name in ("tags", "sources", "authors", "regions", "columns")},
        "outputs": {"home": ["html", "rss"]}
        | {kind: ["html"] for kind in ("section", "taxonomy", "term", "page")},
        "services": {"rss": {"limit": 20}},
        "markup": {"goldmark": {"renderer": {"unsafe": False}}, "highlight": {"codeFences": False}},
    }
