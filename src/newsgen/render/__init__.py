"""Pages -> files: what a template is given, links, feeds, sitemap."""

from newsgen.render.article_view import ArticleView
from newsgen.render.data_rows import COLUMNS, rows
from newsgen.render.edition import Edition
from newsgen.render.kinds import CHARTED, KINDS, TEMPLATES
from newsgen.render.newsroom import Newsroom
from newsgen.render.page import Renderer
from newsgen.render.page_keys import PageKeys
from newsgen.render.records import record_views
from newsgen.render.searched import Searched
from newsgen.render.site import EDITION_LABELS
from newsgen.render.sqlite_file import sqlite_file
from newsgen.render.words import Words

__all__ = [
    "CHARTED",
    "COLUMNS",
    "EDITION_LABELS",
    "KINDS",
    "TEMPLATES",
    "ArticleView",
    "Edition",
    "Newsroom",
    "PageKeys",
    "Renderer",
    "Searched",
    "Words",
    "record_views",
    "rows",
    "sqlite_file",
]
