"""The front matter of a received text, in the notation of whichever generator -> fields of an article.

YAML between `---` (Hexo, Jekyll, Pelican's and ours), TOML between `+++` (Hugo), JSON in braces (Hugo).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from newsgen.library.fields import ARTICLE, NAMES
from newsgen.problems import Report
from newsgen.readers.dates import tidy_date
from newsgen.yamlfile import Fields, Items, Node, Text, read_fields
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
    lines = text.split("\n")
    fence = lines[0].rstrip()
    if fence in ("---", "+++"):
        ends = ("---", "...") if fence == "---" else ("+++",)
        end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
        if end:
            written = "\n".join(lines[1:end])
            return _fields(_yaml(written) if fence == "---" else _toml(written), written, end + 1)
    if fence.startswith("{") and not fence.startswith(("{{", "{%")):
        try:
            found, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text)
        except (ValueError, RecursionError):
            return FrontMatter({}, (), 0)
        if isinstance(found, dict) and text[end : end + 1] in ("", "\n"):
            body = text.count("\n", 0, end) + 1
            return _fields({key: _plain(value) for key, value in found.items()}, text[:end], body)
    return FrontMatter({}, (), 0)


def _fields(written: Mapping[str, Value] | None, text: str, body: int) -> FrontMatter:
    if written is None:
        return FrontMatter({}, tuple(line for line in text.split("\n") if line.strip()), body)
    fields: dict[str, Value] = {}
    others: list[str] = []
    unfinished = False
    for key, value in written.items():
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
    return FrontMatter(fields, tuple(others), body, unfinished)


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


def _yaml(text: str) -> dict[str, Value] | None:
    report = Report("")
    fields = read_fields(text, report)
    if fields is None or report.problems:
        return None
    return {key: _value(node) for key, node in fields.entries.items()}


def _value(node: Node) -> Value:
    if isinstance(node, Text):
        return node.value.strip()
    if isinstance(node, Items):
        return [_value(item) for item in node.values]
    return {key: _value(item) for key, item in node.entries.items()} if isinstance(node, Fields) else ""


def _toml(text: str) -> dict[str, Value] | None:
    try:
        return {key: _plain(value) for key, value in tomllib.loads(text, parse_float=str).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _plain(value: object) -> Value:
    """Return a value of TOML or JSON with nothing but texts in it."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return "" if value is None else str(value)
