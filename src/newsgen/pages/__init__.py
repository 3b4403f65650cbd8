"""Which pages exist, at which URL."""

from newsgen.pages.addresses import Addresses
from newsgen.pages.classes import classify_articles
from newsgen.pages.collisions import find_collisions
from newsgen.pages.crawlers import RSL_PATH, SITEMAP_SIZE, reserves
from newsgen.pages.lists import (
    AUTHORS,
    INDUSTRIES,
    REGIONS,
    SECTIONS,
    SOURCES,
    author_path,
    industry_path,
    listed_source,
    region_path,
    section_path,
    source_path,
    tag_path,
)
from newsgen.pages.plan import (
    CORRECTIONS,
    CORRECTIONS_FEED,
    FEEDS,
    FEEDS_PAGE,
    LIST_FEED,
    MANIFEST,
    WITH_FEED,
    Plan,
    plan_pages,
)
from newsgen.pages.sequence import PageSequence, SinglePages, card_path
from newsgen.pages.shown import build_moment, shown_articles
from newsgen.pages.urls import is_inside, output_path, url_path

__all__ = [
    "AUTHORS",
    "CORRECTIONS",
    "CORRECTIONS_FEED",
    "FEEDS",
    "FEEDS_PAGE",
    "INDUSTRIES",
    "LIST_FEED",
    "MANIFEST",
    "REGIONS",
    "RSL_PATH",
    "SECTIONS",
    "SITEMAP_SIZE",
    "SOURCES",
    "WITH_FEED",
    "Addresses",
    "PageSequence",
    "Plan",
    "SinglePages",
    "author_path",
    "build_moment",
    "card_path",
    "classify_articles",
    "find_collisions",
    "industry_path",
    "is_inside",
    "listed_source",
    "output_path",
    "plan_pages",
    "region_path",
    "reserves",
    "section_path",
    "shown_articles",
    "source_path",
    "tag_path",
    "url_path",
]
