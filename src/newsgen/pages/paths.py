"""The address of every page that others lead to: without base and edition, as everywhere in the program."""

from __future__ import annotations

from newsgen.pages.urls import tag_slug

SECTIONS = "sections/"
REGIONS = "regions/"
INDUSTRIES = "industries/"
TAGS = "tags/"
SOURCES = "sources/"
AUTHORS = "authors/"
SERIES = "series/"
TOPICS = "topics/"
ARCHIVE = "archive/"

#: The list of all corrections, and its feed.
CORRECTIONS = "corrections/"
CORRECTIONS_FEED = "corrections.xml"

#: The newest articles in three formats; the page that tells of all feeds.
ATOM_FEED = "feed.xml"
RSS_FEED = "rss.xml"
JSON_FEED = "feed.json"
FEEDS = "feeds/"

#: The page that searches, and what a browser is told that offers it in its own box (OpenSearch).
SEARCH = "search/"
OPEN_SEARCH = "opensearch.xml"

#: The page of what a reader has saved and read; the service worker, which lies above all that it is for.
KEPT = "kept/"
WORKER = "service-worker.js"

#: What a reader sees at an address that does not exist (GitHub Pages looks for this name).
NOT_FOUND = "404.html"

#: What a browser is told that puts the site on a home screen (W3C, "Web Application Manifest").
MANIFEST = "manifest.webmanifest"

#: The licence document of RSL 1.0.
RSL = "license.xml"

#: What crawlers look for: what they are asked to leave, and the addresses of all pages.
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"

#: What the articles state: the page of all data, the same as files, and what describes them.
DATA = "data/"
DATA_CSV = "data/records.csv"
DATA_SQLITE = "data/records.sqlite"
DATA_JSON = "data/records.json"
DATA_SCHEMA = "data/records.schema.json"
DATA_PACKAGE = "data/datapackage.json"


def record_path(kind: str, record: str) -> str:
    """Return the path of the page of a project, a fund, an agreement or an indicator."""
    return f"{DATA}{kind}s/{record}/"


#: The folder of the search index; each edition's own part of it is at the same path in the edition.
SEARCH_INDEX = "search-index/"

#: The folders of lists that follow from the articles themselves.
LISTS = (SECTIONS, REGIONS, INDUSTRIES, TAGS, SOURCES, AUTHORS, ARCHIVE)
_PAGES = (SERIES, TOPICS, CORRECTIONS, FEEDS, SEARCH, SEARCH_INDEX, KEPT, DATA)
_FEEDS = (ATOM_FEED, RSS_FEED, JSON_FEED, CORRECTIONS_FEED)
_FILES = (OPEN_SEARCH, WORKER, NOT_FOUND, MANIFEST, RSL, ROBOTS, SITEMAP)
#: What the addresses above begin with: a page of an editor's own would be in their way.
RESERVED = frozenset(path.partition("/")[0] for path in (*LISTS, *_PAGES, *_FEEDS, *_FILES))


def section_path(section: str) -> str:
    """Return the path of a section's list."""
    return f"{SECTIONS}{section}/"


def region_path(region: str) -> str:
    """Return the path of a region's list."""
    return f"{REGIONS}{region}/"


def industry_path(industry: str) -> str:
    """Return the path of an industry's list: one for all spellings, as of a tag."""
    return f"{INDUSTRIES}{tag_slug(industry)}/"


def tag_path(tag: str) -> str:
    """Return the path of a tag's list."""
    return f"{TAGS}{tag_slug(tag)}/"


def source_path(source: str) -> str:
    """Return the path of a registered source's list."""
    return f"{SOURCES}{source}/"


def author_path(name: str) -> str:
    """Return the path of an author's list: one for all spellings, as of a tag."""
    return f"{AUTHORS}{tag_slug(name)}/"


def series_path(series: str) -> str:
    """Return the path of the page of a series."""
    return f"{SERIES}{series}/"


def topic_path(topic: str) -> str:
    """Return the path of the page of a topic."""
    return f"{TOPICS}{topic}/"


def archive_path(year: int, month: int = 0) -> str:
    """Return the path of the list of a year, or of a month of it."""
    return f"{ARCHIVE}{year}/{month:02}/" if month else f"{ARCHIVE}{year}/"


def list_feed_path(path: str) -> str:
    """Return the path of a list's own feed."""
    return f"{path}{ATOM_FEED}"


def card_path(key: str = "") -> str:
    """Return the path of an article's card, in an edition; of the site's own, where no article is named."""
    return f"{key}/card.png" if key else "card.png"
