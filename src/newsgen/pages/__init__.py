"""Which pages exist, at which URL."""

from newsgen.pages.addresses import Addresses
from newsgen.pages.collisions import find_collisions
from newsgen.pages.contents import Contents, Site, containers_of, listed_source, parts_of_series
from newsgen.pages.due import NEWS_AGE, next_due, unchanged_until
from newsgen.pages.file_names import is_device, refused_names
from newsgen.pages.home_page import block_path, home_page
from newsgen.pages.pagination import Listing, numbered_path
from newsgen.pages.plan import Plan, plan_pages
from newsgen.pages.rights_classes import classify_articles, classify_site
from newsgen.pages.searched import SearchedArticles, how_searched, in_search_order, searched_articles
from newsgen.pages.sequence import ArticlePages, PageGroup, SinglePages
from newsgen.pages.shown import Chosen, ahead_of_time, choose_shown
from newsgen.pages.urls import edition_prefix, is_inside, is_outside, output_path, url_path

__all__ = [
    "NEWS_AGE",
    "Addresses",
    "ArticlePages",
    "Chosen",
    "Contents",
    "Listing",
    "PageGroup",
    "Plan",
    "SearchedArticles",
    "SinglePages",
    "Site",
    "ahead_of_time",
    "block_path",
    "choose_shown",
    "classify_articles",
    "classify_site",
    "containers_of",
    "edition_prefix",
    "find_collisions",
    "home_page",
    "how_searched",
    "in_search_order",
    "is_device",
    "is_inside",
    "is_outside",
    "listed_source",
    "next_due",
    "numbered_path",
    "output_path",
    "parts_of_series",
    "plan_pages",
    "refused_names",
    "searched_articles",
    "unchanged_until",
    "url_path",
]
