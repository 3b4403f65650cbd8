"""The HTML that reaches a reader: an allow-list, enforced by ammonia (nh3), the same for every author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import nh3

from newsgen.markup.limits import UnreadableError

_TAG_NAMES = """
    a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt rtc ruby s samp small span strike
    strong sub sup time u var wbr
    address aside blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr
    li ol p pre section summary table tbody td tfoot th thead tr ul audio video source
"""
_TAGS = frozenset(_TAG_NAMES.split())
# Only looks, or a place on the page, are lost with these; what they hold stays.
_UNWRAPPED_NAMES = "acronym article basefont big body center font footer header hgroup html main nav nobr tt"
_UNWRAPPED = frozenset(_UNWRAPPED_NAMES.split())

# What these hold is no text for readers.
_EMPTIED_NAMES = """
    script style iframe object applet canvas svg math template noscript noframes noembed select title
"""
_EMPTIED = frozenset(_EMPTIED_NAMES.split())

_CELL = frozenset(("align", "colspan", "rowspan", "headers"))
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang", "rel"},
    "audio": {"src", "controls", "preload"},
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
    "video": {"src", "controls", "poster", "preload", "width", "height"},
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

_NAME = re.compile(r"[\w.:-]{1,100}")
_TAG = re.compile(r"<(?:([a-zA-Z][^\s/>]*)|[!?](?!--))((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)")
_URL = re.compile(r"(?:href|src|poster|cite)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED_IN_URL = re.compile(r"[\x00-\x20]")


def sanitize(source: str) -> str:
    """Return HTML with nothing in it but what is allowed; sanitizing the result changes nothing.

    Raises UnreadableError for tags that tear each other apart: read again, they are never the same.
    """
    for _ in range(6):
        cleaned = _CLEANER.clean(source)
        if cleaned == source:
            return cleaned
        source = cleaned
    raise UnreadableError("tags that tear each other apart")


def lost(source: str) -> Iterator[str]:
    """Yield, in order, what `sanitize` takes out of HTML so that a reader misses it.

    That is `<script>` for an element (also one that HTML does not know: perhaps it was meant as text),
    and the address for a link or picture that no reader may follow (`javascript:…`, `data:…`).
    """
    for match in _TAG.finditer(source):
        name, rest = match.groups()
        if name is None:
            yield match[0][:2]
            continue
        name = name.lower()
        if name not in _TAGS and name not in _UNWRAPPED:
            yield f"<{name}>"
        elif ":" in rest or "&" in rest:
            for url in _URL.findall(rest):
                target = "".join(url)
                scheme = _SCHEME.match(_IGNORED_IN_URL.sub("", unescape(target)))
                if scheme and scheme[1].lower() not in _SCHEMES:
                    yield target


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
    clean_content_tags=_EMPTIED,
    attributes=_ATTRIBUTES,
    attribute_filter=_filter,
    tag_attribute_values=_VALUES,
    link_rel=None,
    url_schemes=_SCHEMES,
)
