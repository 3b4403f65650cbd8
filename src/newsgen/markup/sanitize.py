"""The HTML that reaches a reader: an allow-list, enforced by ammonia (nh3), the same for every author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import nh3

from newsgen.problems import Explained

_TAG_NAMES = """
    a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt rtc ruby s samp small span strike
    strong sub sup time u var wbr
    address aside blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr
    li ol p pre section summary table tbody td tfoot th thead tr ul audio video source track
"""
_TAGS = frozenset(_TAG_NAMES.split())
# Only looks, or a place on the page, are lost with these; what they hold stays.
_UNWRAPPED_NAMES = (
    "acronym article basefont big body center font footer header hgroup html main nav nobr picture tt"
)
_UNWRAPPED = frozenset(_UNWRAPPED_NAMES.split())

_EMPTIED_NAMES = "script style iframe object applet canvas svg math template noscript noframes noembed"
#: What these hold is no text for readers: they are left out with it.
EMPTIED = frozenset(_EMPTIED_NAMES.split())

_CELL = frozenset(("align", "colspan", "rowspan", "headers"))
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang", "rel"},
    "audio": {"src", "controls", "preload", "loop", "muted"},
    "blockquote": {"cite"},
    "col": {"span", "align"},
    "colgroup": {"span", "align"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "type"},
    "td": set(_CELL),
    "th": {*_CELL, "scope", "abbr"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "controls", "poster", "preload", "width", "height", "loop", "muted", "playsinline"},
}
_VALUES = {
    "a": {"target": {"_blank"}, "role": {"doc-noteref", "doc-backlink"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "div": {"role": {"doc-endnotes"}},
}
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_RELATIONS = frozenset(
    ["author", "external", "license", "nofollow", "noopener", "noreferrer", "sponsored", "ugc"]
)

#: Ids and classes that begin so are the theme's own: no article can take them.
THEME_PREFIX = "site-"

_MOST_REFERENCES = 50_000

_NAME = re.compile(r"[\w.:-]{1,100}")
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*+((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)")
_URL = re.compile(r"(?:href|src|poster|cite)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED_IN_URL = re.compile(r"[\x00-\x20]")


class UnreadableError(Explained, ValueError):
    """A text that is not to be parsed."""


def sanitize(source: str) -> str:
    """Return HTML with nothing in it but what is allowed; sanitizing the result changes nothing.

    Raises UnreadableError for tags that tear each other apart: read again, they are never the same. And for
    more `&` than any text has: the library takes time with their square.
    """
    if source.count("&") + source.count("\N{NO-BREAK SPACE}") > _MOST_REFERENCES:
        raise UnreadableError("more than {most} characters `&`", most=str(_MOST_REFERENCES))
    for _ in range(6):
        cleaned = _CLEANER.clean(source)
        if cleaned == source:
            return cleaned
        source = cleaned
    raise UnreadableError("tags that tear each other apart")


def refused_addresses(source: str) -> Iterator[str]:
    """Yield, in order, the addresses in HTML that no reader may follow (`javascript:…`, `data:…`)."""
    for match in _TAG.finditer(source):
        if ":" in match[1] or "&" in match[1]:
            for url in _URL.findall(match[1]):
                target = "".join(url)
                scheme = _SCHEME.match(_IGNORED_IN_URL.sub("", unescape(target)))
                if scheme and scheme[1].lower() not in _SCHEMES:
                    yield target


def is_allowed(name: str) -> bool:
    """Whether an element, its name in lower case, may stand in an article."""
    return name in _TAGS or name in _UNWRAPPED


def _filter(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return _kept(value, lambda name: _NAME.fullmatch(name) and not name.startswith(THEME_PREFIX))
    if attribute == "id":
        return value if _NAME.fullmatch(value) and not value.startswith(THEME_PREFIX) else None
    if attribute == "rel":
        return _kept(value.lower(), _RELATIONS.__contains__)
    return value


def _kept(value: str, allowed: Callable[[str], object]) -> str | None:
    """Return the words of a value that are allowed, or None if there are none."""
    return " ".join(word for word in value.split() if allowed(word)) or None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=EMPTIED,
    attributes=_ATTRIBUTES,
    attribute_filter=_filter,
    tag_attribute_values=_VALUES,
    link_rel=None,
    url_schemes=_SCHEMES,
)
