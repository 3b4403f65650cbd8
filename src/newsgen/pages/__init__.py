"""Which pages exist, at which URL."""

from newsgen.pages.addresses import Addresses
from newsgen.pages.classes import classify_articles
from newsgen.pages.collisions import find_collisions
from newsgen.pages.lists import (
    AUTHORS,
    SOURCES,
    author_path,
    listed_source,
    region_path,
    section_path,
    source_path,
    tag_path,
)
from newsgen.pages.machines import RSL_PATH, SITEMAP_SIZE, reserves
from newsgen.pages.plan import CORRECTIONS, CORRECTIONS_FEED, FEEDS, MANIFEST, Plan, plan_pages
from newsgen.pages.sequence import PageSequence, SinglePages, card_path
from newsgen.pages.shown import build_moment, shown_articles
from newsgen.pages.urls import is_inside, output_path, url_path

__all__ = [
    "AUTHORS",
    "CORRECTIONS",
    "CORRECTIONS_FEED",
    "FEEDS",
    "MANIFEST",
    "RSL_PATH",
    "SITEMAP_SIZE",
    "SOURCES",
    "Addresses",
    "PageSequence",
    "Plan",
    "SinglePages",
    "author_path",
    "build_moment",
    "card_path",
    "classify_articles",
    "find_collisions",
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
