"""Values of newsgen.yaml that a site cannot be without, wherever they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsgen.model import EDITIONS
from newsgen.problems import Report, nearest


def check_editions(typed: Iterable[str], line: int, report: Report) -> tuple[str, ...]:
    """Return the editions that are named, each once; a tag that is none is a problem at the line."""
    tags = []
    for word in typed:
        tag = next((tag for tag in EDITIONS if tag.lower() == word.lower()), None)
        if tag is None:
            close = nearest(word, EDITIONS)
            report.error(
                line,
                "`{typed}` is not an edition",
                "did you mean `{close}`?" if close else "one of: {known}",
                typed=word,
                close="".join(close),
                known=", ".join(EDITIONS),
            )
        else:
            tags.append(tag)
    return tuple(dict.fromkeys(tags))


def check_base_url(url: str, line: int, report: Report) -> str:
    """Return the address of a site, with a slash at its end; one that cannot be is a problem at the line."""
    if url and not _is_place(url):
        report.error(
            line,
            "`{url}` cannot be the address of a site",
            "for example https://example.org/ or https://example.org/news/",
            url=url,
        )
        return "https://site.invalid/"  # to go on with, as no page can be at what was given
    return url.rstrip("/") + "/"


def _is_place(url: str) -> bool:
    """Whether an address can be that of a site: with a host, and nothing behind the path."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no address of IPv6
        return False
    return bool(re.match(r"https?://[^\s/]", url)) and not parts.query and not parts.fragment
