"""The front matter of a received text, in the notation of whichever generator -> fields of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsgen.library.fields import ARTICLE, NAMES
from newsgen.readers.dates import tidy_date
from newsgen.readers.notations import read_notation
from newsgen.yamlfile.write import Value

#: What other generators call our fields, in small letters (gohugo.io/content-management/front-matter,
#: hexo.io/docs/front-matter, jekyllrb.com/docs/front-matter).
_ELSEWHERE = {
    "lastmod": "updated",
    "last_modified_at": "updated",
    "modified": "updated",
    "publishdate": "publish_at",
    "expirydate": "expires",
    "unpublishdate": "expires",
    "description": "summary",
    "excerpt": "summary",
    "keywords": "tags",
    "authors": "author",
}
_MOMENTS = ("date", "updated", "publish_at", "expires")
_UNFINISHED = {
    *(("draft", word) for word in ("true", "yes", "on", "1")),
    *(("published", word) for word in ("false", "no", "off", "0")),
}
_KEY = re.compile(r"\w[\w-]{0,60}")
_OURS = frozenset(["imported"])  # says where an article came from; this one comes from the file at hand


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Fields by our names, what was written for others, and the first line of the text, from 0.

    `unfinished` says that the file calls itself a draft, in the manner of its generator.
    """

    fields: Mapping[str, Value]
    others: tuple[str, ...]
    body: int
    unfinished: bool = False


def read_front_matter(text: str) -> FrontMatter:
    """Return the fields at the beginning of a text; where they cannot be read, all their lines as others."""
    found = read_notation(text)
    if found is None:
        return FrontMatter({}, (), 0)
    if found.entries is None:
        return FrontMatter({}, tuple(line for line in found.raw.split("\n") if line.strip()), found.body)
    fields: dict[str, Value] = {}
    others: list[str] = []
    unfinished = False
    for key, value, _ in found.entries:
        name = NAMES.get(key) or _ELSEWHERE.get(key.lower(), key.lower())
        unfinished |= isinstance(value, str) and (name, value.lower()) in _UNFINISHED
        if name in _MOMENTS and isinstance(value, str):
            value = tidy_date(value) or value
        if not value:
            continue
        if name in ARTICLE and name not in fields and name not in _OURS and _is_writable(value):
            fields[name] = value
        else:
            others.append(f"{key}: {said(value)}")
    return FrontMatter(fields, tuple(others), found.body, unfinished)


def _is_writable(value: Value) -> bool:
    """Whether every key within a value can be one of ours."""
    if isinstance(value, Mapping):
        return all(_KEY.fullmatch(key) and _is_writable(each) for key, each in value.items())
    return isinstance(value, str | date) or all(map(_is_writable, value))


def said(value: Value) -> str:
    """Return a value on one line, as a report shows it."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {said(each)}" for key, each in value.items())
    if isinstance(value, str | date):
        return str(value)
    return "、".join(map(said, value))
