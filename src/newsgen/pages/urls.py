"""Paths of pages: without base and edition inside the program, with both outside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from newsgen.hanzi import fold
from newsgen.pages.file_names import is_device

_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_UNFIT = re.compile(r"[\s/\\\x00-\x1f\x7f]+")
# What Windows, and what carries a site to its host, cannot have in the name of a file; the full-width forms
# look alike and are allowed.
_REFUSED = str.maketrans(':*?"<>|', "：＊？＂＜＞｜")


def edition_prefix(edition: str, default_edition: str) -> str:
    """Return what stands before an edition's paths: nothing for the default one, else `zh-hans/`."""
    return "" if edition == default_edition else f"{edition.lower()}/"


def url_path(path: str, edition: str, default_edition: str, base_path: str = "/") -> str:
    """Return a page's path for a browser: with base and edition, percent-encoded (RFC 3986)."""
    return quote(base_path + edition_prefix(edition, default_edition) + path, safe="/~")


def output_path(path: str, edition: str, default_edition: str) -> str:
    """Return the file that a page is written to, below the output folder."""
    full = edition_prefix(edition, default_edition) + path
    return f"{full}index.html" if not full or full.endswith("/") else full


def is_outside(target: str) -> bool:
    """Whether a typed link leads out of the site."""
    return _OUTSIDE.match(target) is not None


def is_inside(target: str) -> bool:
    """Whether a typed link leads to another place of the site: not out of it, nor within its own page."""
    return bool(target) and not target.startswith("#") and not is_outside(target)


@lru_cache(65_536)
def tag_slug(tag: str) -> str:
    """Return the part of a URL for a tag: one for all its scripts and letter cases, never empty."""
    slug = _UNFIT.sub("-", unicodedata.normalize("NFC", fold(tag).casefold())).strip("-")
    slug = slug.rstrip(".").translate(_REFUSED) or "-"
    return f"_{slug}" if is_device(slug) else slug
