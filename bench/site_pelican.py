"""The corpus as a Pelican site, in one edition: Pelican has no way to make two from one text."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from corpus import Article, Corpus
from newsgen.images.names import WIDTHS
from site_hugo import rights_class, strings
from site_newsgen import EDITIONS, TITLE, write_pictures
from vocabulary import AUTHORS, REGIONS, SECTIONS, SOURCES, TAGS

_THEME = Path(__file__).parent / "peers" / "pelican"
_STATIC = Path(__file__).parents[1] / "static"


def write_pelican(corpus: Corpus, articles: Iterable[Article], site: Path) -> None:
    """Write a site with the words and styles of newsgen's theme.

    Pelican lists categories (here the sections), tags, authors and years; it has no lists of sources
    and regions, and its year lists are not cut into pages.
    """
    shutil.copytree(_THEME, site / "theme")
    shutil.copytree(_STATIC, site / "theme" / "static")
    (site / "pelicanconf.py").write_text(_config(corpus.pictures > 0), "utf-8")
    for article in articles:
        path = site / "content" / "articles" / f"{corpus.path(article.number)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_article(article, corpus), "utf-8")
    write_pictures(corpus, site / "content" / "pictures")


def _article(article: Article, corpus: Corpus) -> str:
    fields = {
        "Title": article.title,
        "Date": f"{article.date:%Y-%m-%d %H:%M}",
        "Category": SECTIONS[article.section],
        "Authors": "; ".join(AUTHORS[author] for author in article.authors),
        "Tags": ", ".join(TAGS[tag] for tag in article.tags),
        "Regions": ";".join(REGIONS[region].name for region in article.regions),
        "Source": SOURCES[article.source],
        "Rights": rights_class(article.source),
        "Summary": article.summary,
        "Slug": corpus.path(article.number),
    }
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    body = article.body(
        lambda number: f"{{filename}}/articles/{corpus.path(number)}.md",
        # A class tells the plugin what to do with a picture.
        "({{static}}/pictures/{}){{: .image-process-sizes}}".format,
    )
    return f"{front}\n{body}\n"


def _config(pictures: bool) -> str:
    settings = {
        "SITENAME": TITLE,
        "SITEURL": "https://newsroom.example",
        "PATH": "content",
        "ARTICLE_PATHS": ["articles"],
        "THEME": "theme",
        "TIMEZONE": "Asia/Shanghai",
        "DEFAULT_LANG": EDITIONS[0],
        "DEFAULT_PAGINATION": 10,
        "ARTICLE_URL": "articles/{slug}/",
        "ARTICLE_SAVE_AS": "articles/{slug}/index.html",
        "YEAR_ARCHIVE_SAVE_AS": "archive/{date:%Y}/index.html",
        "FEED_DOMAIN": "https://newsroom.example",
        "FEED_ALL_ATOM": "feed.xml",
        "FEED_MAX_ITEMS": 20,
        "CATEGORY_FEED_ATOM": None,
        "TRANSLATION_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives", "sitemap"],
        "SITEMAP_SAVE_AS": "sitemap.xml",
        "MARKDOWN": {
            "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.toc": {}},
            "output_format": "html5",
        },
        "WORDS": strings(EDITIONS[0]),
        "OPERATOR": SOURCES[0],
        "EMAIL": "desk@newsroom.example",
    }
    if pictures:
        settings |= {
            "STATIC_PATHS": ["pictures"],
            "PLUGINS": ["pelican.plugins.image_process"],
            "IMAGE_PROCESS": {
                "sizes": {
                    "type": "responsive-image",
                    "output-format": "webp",
                    "sizes": "(min-width: 44rem) 40rem, 92vw",
                    "srcset": [(f"{width}w", [f"scale_in {width} {width} False"]) for width in WIDTHS],
                    "default": f"{WIDTHS[0]}w",
                }
            },
        }
    return "".join(f"{key} = {value!r}\n" for key, value in settings.items())
