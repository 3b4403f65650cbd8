"""What a page's head says of its text: title, date, source, author, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup
from bs4.element import Tag

from newsgen.readers.received_text import Hint

#: Names of `<meta>`, the best first. Those without a prefix are of the standard for the labels of Chinese
#: government websites (国办发〔2017〕47号, annex), or of content management systems.
_META = {
    "title": ("articletitle", "og:title", "twitter:title"),
    "date": (
        "pubdate",
        "article:published_time",
        "og:published_time",
        "firstpublishedtime",
        "publishdate",
        "publish_date",
        "publication_date",
        "datepublished",
        "og:release_date",
        "weibo:article:create_at",
        "dc.date",
    ),
    "source": ("contentsource", "mediaid"),
    "author": ("author", "article:author"),
    "original_url": ("og:url", "url"),
    "site": ("sitename", "og:site_name", "application-name"),
}
#: Where an article of WeChat's has its account, author and time: ids of elements, and a variable of a script.
_WECHAT = (
    ("source", ("js_name", "profileBt"), r"""\bnickname\s*=\s*(?:htmlDecode\()?["']([^"'\n]{1,60})["']"""),
    ("author", ("js_author_name",), r"""\bauthor\s*=\s*(?:htmlDecode\()?["']([^"'\n]{1,60})["']"""),
    (
        "date",
        ("publish_time",),
        r"""\b(?:ct|createTime|create_time|publish_time)\s*[=:]\s*["']?([\d :-]{10,19})\b""",
    ),
)
_LONGEST_TITLE = 100  # characters
_CHINA = ZoneInfo("Asia/Shanghai")  # where WeChat keeps its clock
_SEPARATOR = re.compile(r"(?<!\s)\s*+[|｜_—–·»-]++\s*+")
_URL = re.compile(r"https?://[^\s/]+(/\S*)?", re.IGNORECASE)


def page_hints(soup: BeautifulSoup) -> Mapping[str, Hint]:
    """Return the fields that the head of a page gives, each with where it was found."""
    metas = _metas(soup)
    hints: dict[str, Hint] = {}
    for field, names in _META.items():
        name = next((name for name in names if metas.get(name)), None)
        if name:
            hints[field] = Hint(metas[name], f"<meta {name}>")
    hints = dict(_wechat(soup)) | hints
    link = soup.find("link", rel="canonical")
    canonical = str(link.get("href", "")).strip() if isinstance(link, Tag) else ""
    if _URL.fullmatch(canonical):
        hints["original_url"] = Hint(canonical, "<link rel=canonical>")
    elif "original_url" in hints and not _URL.fullmatch(hints["original_url"].value):
        del hints["original_url"]
    title = _title(soup, hints)
    hints["page"] = Hint(_page_title(soup), "<title>")
    hints.pop("title", None)
    if title:
        hints["title"] = title
    if "date" not in hints:
        when = soup.find("time", datetime=True)
        if isinstance(when, Tag):
            hints["date"] = Hint(str(when["datetime"]), "<time>")
    return hints


def _wechat(soup: BeautifulSoup) -> Iterator[tuple[str, Hint]]:
    """Give the account, the author and the time of an article of WeChat's, perhaps from its scripts."""
    if soup.find(id="js_content") is None:
        return
    scripts = "\n".join(script.get_text() for script in soup.find_all("script"))
    for field, ids, variable in _WECHAT:
        elements = (soup.find(id=name) for name in ids)
        said = next((text for each in elements if each and (text := " ".join(each.get_text().split()))), "")
        found = None if said else re.search(variable, scripts)
        value = said or (unescape(found[1]).strip() if found else "")
        if field == "date" and value.isdigit():
            value = datetime.fromtimestamp(int(value), _CHINA).isoformat(" ", "minutes")
        if value:
            yield field, Hint(value, f"<{ids[0]}>")


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join(str(meta.get("content", "")).split())
        if name and content:
            found.setdefault(name, content)
    return found


def _title(soup: BeautifulSoup, hints: Mapping[str, Hint]) -> Hint | None:
    """Return the title: a heading that the head knows too; else the head's, without the site's name."""
    whole = _page_title(soup)
    given = hints["title"].value if "title" in hints else ""
    for heading in soup.find_all(["h1", "h2", "h3"]):
        said = " ".join(heading.get_text().split())
        is_site = "site" in hints and _same(said) == _same(hints["site"].value)
        known = _same(said) in _same(whole) or _same(said) in _same(given)
        if len(said) > 3 and known and not is_site:
            return Hint(said, f"<{heading.name}>")
    origin, text = ("<title>", whole) if not given else (hints["title"].origin, given)
    text = without_site(text, hints["site"].value if "site" in hints else "")
    if longer := _longer(soup, text):
        return Hint(longer, "<h1>")
    if text:
        return Hint(text, origin)
    first = soup.find("h1")
    said = " ".join(first.get_text().split()) if isinstance(first, Tag) else ""
    return Hint(said, "<h1>") if said else None


def _longer(soup: BeautifulSoup, title: str) -> str:
    """Return the only `<h1>` of a page, if the head has no more than its beginning; else nothing."""
    headings = soup.find_all("h1")
    said = " ".join(headings[0].get_text().split()) if len(headings) == 1 else ""
    begins = len(_same(title)) > 1 and _same(said).startswith(_same(title))
    return said if begins and len(said) <= _LONGEST_TITLE else ""


def _page_title(soup: BeautifulSoup) -> str:
    element = soup.find("title")
    return " ".join(element.get_text().split()) if isinstance(element, Tag) else ""


def without_site(title: str, site: str) -> str:
    """Return a page's title without the names of the site and its sections, which stand behind it."""
    parts = list(_parts(title))
    while len(parts) > 1 and site and _same(parts[-1][0]) in (_same(site), ""):
        parts.pop()
    if len(parts) > 1 and not site:
        # Where the site is not named, its name is what stands last, unless that is longer than the rest.
        longest = max(parts, key=lambda part: len(part[0]))
        parts = parts[: parts.index(longest) + 1]
    return title[: parts[-1][1]].strip() if parts else title


def _parts(title: str) -> Iterator[tuple[str, int]]:
    """Give each part of a title between separators, and where it ends."""
    at = 0
    for found in _SEPARATOR.finditer(title):
        if found.start():
            yield title[at : found.start()], found.start()
            at = found.end()
    if at < len(title):
        yield title[at:], len(title)


def _same(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
