"""What other generators call the fields of an article, and what their values come to here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec import Struct

from newsgen.library.fields import ARTICLE
from newsgen.library.foreign_fields import NEEDLESS
from newsgen.library.foreign_states import (
    is_let_through,
    is_lock,
    is_unbuilt,
    is_unindexed,
    is_withheld,
    is_withheld_by_words,
)
from newsgen.markup import render_markdown
from newsgen.model import Indexing, Role
from newsgen.readers import shown_value
from newsgen.readers.notations import Written
from newsgen.takeover.log import Log
from newsgen.yamlfile.write import Value


def _key(name: str) -> str:
    return re.sub(r"[-_. ]", "", name).casefold()


#: Each field by every name that it has anywhere. The table of fields has most of them; the others are those
#: of themes and plugins, and those that mean something else here than there.
_NAMES: dict[str, str] = {
    _key(word): row.name
    for row in ARTICLE.values()
    for word in (*row.elsewhere.split(), row.name, *row.spellings)
} | {
    _key(word): name
    for name, words in {
        "address": "permalink url save_as",
        "aliases": "redirect_from alias redirects",
        "categories": "categories category section",
        "date": "pubDate published_at publishedAt",
        "image": "cover banner cover_image coverImage feature featured_image header header-img header_image"
        " headerImage featuredImage images resources index_img banner_img featured cover_url thumbnail",
        "original_url": "originallink original_link originalUrl source_url repost_url",
        "publish_at": "publishDate publish_date",
        "summary": "description excerpt summary desc",
        "tags": "tags tag keywords series collections topics",
        "updated": "lastmod last_updated lastUpdated last_modified_at modified updated",
    }.items()
    for word in words.split()
}
_NAMES |= {word: "categories" for word, name in _NAMES.items() if name == "section"}
_NEEDLESS = frozenset(map(_key, NEEDLESS.split())) | frozenset(
    map(
        _key,
        [
            "date_gmt",
            "abbrlink",
            "comments",
            "top_img",
            "lightgallery",
            "linktoc",
            "mathjax",
            "copyright_info",
        ],
    )
)
_MOMENTS = ("date", "updated", "publish_at", "expires")
_PEOPLE = frozenset(Role)
_TEXTS = ("title", "source", "original_title", "original_url")
_PICTURE = (
    "src",
    "image",
    "url",
    "path",
    "feature",
    "img",
    "teaser",
    "overlay_image",
    "cover",
    "file",
    "relative_url",
)
_LOOKS_LIKE_FILE = re.compile(r"(?:https?:)?//\S+|\S.*\.[a-zA-Z]{3,4}(?:[?#]\S*)?")
_COMMA = re.compile("[,，、;；]")


class TakenFields(Struct):
    """The fields of a text: `moments` as typed, `values` as they are written here, addresses decoded.

    `categories` are in their order; `image` has `src`, and what is said of it.
    """

    values: dict[str, Value] = {}
    moments: dict[str, Written] = {}
    categories: list[str] = []
    tags: list[str] = []
    aliases: list[str] = []
    image: dict[str, str] = {}
    draft: bool = False


def read_fields(entries: Iterable[Written], spaced: bool, path: str, log: Log) -> TakenFields:
    """Return the fields of a text; what is none of ours is told."""
    fields = TakenFields()
    for entry in entries:
        if entry.value in ("", [], {}):
            continue
        name = _NAMES.get(_key(entry.key), "")
        if not _take(fields, name, entry, spaced, path, log):
            fields.draft |= is_withheld_by_words(shown_value(entry.value))
            is_needless = not name and _key(entry.key) in _NEEDLESS
            text = f"{entry.key}: {shown_value(entry.value)}"
            if is_needless:
                log.record(path, entry.line, "a field that means nothing here", text)
            else:
                log.record(path, entry.line, "a field that is not carried over", text)
    if _letters(fields.values.get("summary")) == _letters(fields.values.get("title")):
        fields.values.pop("summary", None)  # which says nothing more
    fields.tags = list(dict.fromkeys(fields.tags))
    fields.categories = list(dict.fromkeys(fields.categories))
    return fields


def _take(fields: TakenFields, name: str, entry: Written, spaced: bool, path: str, log: Log) -> bool:
    """Read a value; say whether all of it was taken."""
    value = entry.value
    if is_unindexed(entry.key, value):
        fields.values["indexing"] = Indexing.NONE
        return True
    if name in _MOMENTS and isinstance(value, str):
        fields.moments.setdefault(name, entry)
        return fields.moments[name] is entry
    if name == "date" and isinstance(value, Mapping):
        return _take_dates(fields, value, entry)
    if name in _TEXTS and isinstance(value, str):
        if name == "original_url" and not re.fullmatch(r"https?://[^\s/]\S*", value):
            return False
        return fields.values.setdefault(name, _one_line(value)) == _one_line(value)
    if name == "summary" and isinstance(value, str):
        return fields.values.setdefault(name, plain_summary(value)) == plain_summary(value)
    if name in _PEOPLE:
        names, rest = _people(value)
        if rest:
            log.record(path, entry.line, "a link of an author", rest)
        before = fields.values.get(name, [])
        fields.values[name] = list(dict.fromkeys([*(before if isinstance(before, list) else []), *names]))
        return True
    if name == "categories":
        fields.categories += _words(value, spaced and _key(entry.key) == "categories")
        return True
    if name == "tags":
        fields.tags += _words(value, spaced and _key(entry.key) == "tags")
        return True
    if name == "aliases":
        fields.aliases += [unquote(address) for address in _words(value, False)]
        return True
    if _key(entry.key) == "build" and isinstance(value, Mapping):
        hides = is_unbuilt(entry.key, value)
        fields.draft |= hides
        return hides
    if name == "status":
        key, word = _key(entry.key), shown_value(value).casefold()
        hides = is_withheld(key, word) or is_withheld(entry.key, word)
        fields.draft |= hides
        is_said = hides or is_let_through(key, word) or word in ("published", "public")
        return is_said and not is_lock(key)
    if name == "image":
        return _take_image(fields, value, path, entry, log)
    return name in ("address", "slug")


def _take_dates(fields: TakenFields, value: Mapping[str, Value], entry: Written) -> bool:
    """Read the dates that blogs of MkDocs have in one field; say whether there are no others."""
    rest = dict(value)
    for name, key in (("date", "created"), ("updated", "updated")):
        said = rest.get(key)
        if isinstance(said, str) and name not in fields.moments:
            fields.moments[name] = Written(entry.key, said, entry.line)
            del rest[key]
    return not rest


def _letters(value: Value | None) -> str:
    return "".join(filter(str.isalnum, shown_value(value or ""))).casefold()


def plain_summary(text: str) -> str:
    """Return a summary without Markdown or HTML, on one line."""
    return _one_line(render_markdown(text).text) or _one_line(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _people(value: Value) -> tuple[list[str], str]:
    """Return names, and what else was said of them: addresses, biographies."""
    names: list[str] = []
    rest: list[str] = []
    for each in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
        if isinstance(each, Mapping):
            name = each.get("name") or each.get("display_name") or ""
            names += [str(name)] if name else list(map(str, each))[:1]
            others = {key: part for key, part in each.items() if key not in ("name", "display_name")}
            if others:
                rest.append(shown_value(others))
        else:
            names += [part.strip() for part in _COMMA.split(str(each)) if part.strip()]
    return [_one_line(name) for name in names if name.strip()], "; ".join(rest)


def _words(value: Value, spaced: bool) -> list[str]:
    if isinstance(value, str):
        if spaced and not _COMMA.search(value):
            return value.split()
        return [_one_line(word.strip()) for word in _COMMA.split(value.strip("[]")) if word.strip()]
    return [_one_line(word) for word in _leaves(value) if word.strip()]


def _leaves(value: Value) -> Iterator[str]:
    """Give the texts of lists within lists, as Hexo has them for several categories; names of mappings."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _leaves(each if key in ("name", "title") else key)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value)


def _take_image(fields: TakenFields, value: Value, path: str, entry: Written, log: Log) -> bool:
    found = _image(value)
    if not found or not _LOOKS_LIKE_FILE.fullmatch(found["src"]):
        return False
    others = value[1:] if isinstance(value, Sequence) and not isinstance(value, str) else []
    if others:
        log.record(path, entry.line, "a gallery", shown_value(others))
    listed = value[:1] if isinstance(value, Sequence) and not isinstance(value, str) else []
    first = listed[0] if listed else value
    if isinstance(first, Mapping) and (rest := _rest(first, found)):
        log.record(path, entry.line, "a field that is not carried over", f"{entry.key}: {rest}")
    if fields.image:
        return fields.image["src"] == found["src"]
    fields.image = found
    return True


def _image(value: Value) -> dict[str, str]:
    if isinstance(value, str):
        return {"src": value}
    if isinstance(value, Mapping):
        src = next((str(value[key]) for key in _PICTURE if isinstance(value.get(key), str)), "")
        if not src:
            within = (_image(each) for each in value.values() if isinstance(each, Mapping))
            return next(filter(None, within), {})
        known = {key: _one_line(str(value[key])) for key in ("alt", "caption", "credit") if value.get(key)}
        return {"src": src, **known}
    return next(filter(None, map(_image, value)), {}) if isinstance(value, Sequence) else {}


def _rest(value: Mapping[str, Value], found: Mapping[str, str]) -> str:
    """Return what is said of a picture beside what was taken of it."""
    taken = set(found.values())
    parts = {key: each for key, each in value.items() if each and _one_line(shown_value(each)) not in taken}
    return shown_value(parts)
