"""The front matter of a received text, in the notation of whichever generator -> fields of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from newsgen.article_file.slugs import is_slug
from newsgen.library.fields import ARTICLE, NAMES
from newsgen.library.foreign_fields import is_switch
from newsgen.library.foreign_states import is_unbuilt, is_unindexed, is_withheld, is_withheld_by_words
from newsgen.model import Indexing
from newsgen.readers.dates import tidy_date
from newsgen.readers.notations import Notation, Written, by_lines, header_lines, read_notation
from newsgen.yamlfile.table import Kind
from newsgen.yamlfile.write import Value

#: What other programs call our fields, in small letters. A status is told in too many ways to be one of them.
_ELSEWHERE = {
    other: name for name, row in ARTICLE.items() if name != "status" for other in row.elsewhere.split()
}
_MOMENTS = tuple(name for name, row in ARTICLE.items() if row.kind is Kind.DATE)
_FENCE = "---"
_FEWEST_KEYS = 2
_NO_NAME = re.compile(r"[/\\]|\.\w{2,4}$")  # a picture, an address
_KEY = re.compile(r"\w[\w-]{0,60}")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*\S", re.MULTILINE)
_OURS = frozenset(["imported"])  # says where an article came from; this one comes from the file at hand


class FrontMatter(Struct, frozen=True):
    """Fields by our names, what was written for others, and the first line of the text, from 0.

    `unfinished` says that the file calls itself a draft, in the manner of its generator; `broken` is the
    first line of fields that are in no notation, and were read line by line, else 0. `doubled` are the keys
    that have two values, with the lines of the second and the first.
    """

    fields: Mapping[str, Value]
    others: tuple[str, ...]
    body: int
    unfinished: bool = False
    broken: int = 0
    doubled: tuple[tuple[str, int, int], ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Return the fields at the beginning of a text; where they cannot be read, all their lines as others."""
    found = read_notation(text) or _headed(text)
    if found is None:
        return FrontMatter({}, (), 0)
    fields: dict[str, Value] = {}
    others: list[str] = []
    unfinished = False
    entries = found.entries
    if entries is None:
        entries, _ = by_lines(found.raw, found.line)
    first: dict[str, Written] = {}
    doubled: list[tuple[str, int, int]] = []
    for key, value, line in entries:
        earlier = first.setdefault(key, Written(key, value, line))
        if earlier.value != value:
            doubled.append((key, line, earlier.line))
        name = NAMES.get(key) or _named_elsewhere(key.lower(), value) or key.lower()
        unfinished |= is_unbuilt(key, value) or (isinstance(value, str) and is_withheld(name, value))
        if name in ARTICLE and ARTICLE[name].kind is Kind.WORDS and isinstance(value, list):
            named = [each.get("name") or each if isinstance(each, Mapping) else each for each in value]
            if any(isinstance(each, Mapping) and len(each) > 1 for each in value):
                others.append(f"{key}: {shown_value(value)}")
            value = named
        if name in _MOMENTS and isinstance(value, str):
            value = tidy_date(value) or value
        if not value:
            continue
        if is_unindexed(key, value):
            name, value = "indexing", Indexing.NONE
        if name in ARTICLE and name not in fields and name not in _OURS and _is_writable(value):
            fields[name] = value
        else:
            others.append(f"{key}: {shown_value(value)}")
            unfinished |= is_withheld_by_words(shown_value(value))
    if found.entries is None:  # all of it is kept, as it was
        return FrontMatter(fields, tuple(found.raw.split("\n")), found.body, unfinished, found.line)
    if not found.raw.startswith("{"):  # JSON has none
        others += _COMMENT.findall(found.raw)
    return FrontMatter(fields, tuple(others), found.body, unfinished, doubled=tuple(doubled))


def _headed(text: str) -> Notation | None:
    """Return the `Key: value` lines at the beginning of a text, if they begin with a title, and either all
    mean something or a line of --- ends them, as in Hexo: others are the text."""
    lines = text.split("\n")
    entries, body = header_lines(lines)
    keys = [each.key.lower() for each in entries]
    is_closed = lines[body : body + 1] == [_FENCE]
    known = is_closed or all(key in _ELSEWHERE or key in ARTICLE or key in NAMES for key in keys)
    if len(keys) < _FEWEST_KEYS or NAMES.get(keys[0], keys[0]) != "title" or not known:
        return None
    tidy = tuple(Written(each.key.lower(), each.value, each.line) for each in entries)
    return Notation(tidy, "\n".join(lines[:body]), body + is_closed)


def _named_elsewhere(key: str, value: Value) -> str:
    """Return the field that another program's key means, with a value that the field can have; else nothing.

    Registered words (sections, regions, editions) are not the same here, and a licence is no notice.
    """
    name = _ELSEWHERE.get(key, "")
    row = ARTICLE.get(name)
    if row is None or row.known not in ("", "sources"):
        return ""
    fits = False
    if row.kind is Kind.GROUP:
        fits = isinstance(value, Mapping)
    elif row.kind is Kind.WORDS:
        fits = not isinstance(value, Mapping) and (
            name == "aliases" or not _NO_NAME.search(shown_value(value))
        )
    elif isinstance(value, str):
        fits = (
            (row.kind is Kind.DATE and bool(tidy_date(value)))
            or (row.kind is Kind.URL and value.startswith(("http://", "https://")))
            or (row.kind is Kind.TEXT and not is_switch(value) and (name != "slug" or is_slug(value)))
        )
    return name if fits else ""


def _is_writable(value: Value) -> bool:
    """Whether every key within a value can be one of ours."""
    if isinstance(value, Mapping):
        return all(_KEY.fullmatch(key) and _is_writable(each) for key, each in value.items())
    return isinstance(value, str | date) or all(map(_is_writable, value))


def shown_value(value: Value) -> str:
    """Return a value on one line, as a report shows it."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown_value(each)}" for key, each in value.items())
    if isinstance(value, str | date):
        return str(value)
    return "、".join(map(shown_value, value))
