"""Front matter in the notation of whichever generator -> what was written, key by key, with its lines.

YAML between `---` (Hexo, Jekyll, VuePress, MkDocs and ours), TOML between `+++` and JSON in braces (Hugo),
`Key: value` lines without a fence (Pelican), JSON without braces above `;;;` (Hexo), and the title, the
authors and the date in lines that begin with `%` (Pandoc).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

import yaml
from msgspec import Struct
from msgspec.structs import replace

from newsgen.yamlfile.write import Value

_LONGEST = 100_000  # characters; more than anybody writes, and slow to read
_DEEPEST = 2_000  # marks of nesting; the parser reads nesting by recursion
_KEY = re.compile(r"([A-Za-z_\u3400-\u9fff][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)$")
_ITEM = re.compile(r"\s*-\s+(.*)")
_LINE = re.compile(r"([\w.-]+)[ \t]*[:：=][ \t]*(.*)")
_WIDE_COLON = re.compile(r"^([A-Za-z_\u3400-\u9fff]\w{0,30})[ \t]*+：[ \t\u3000]*+", re.MULTILINE)
_SEMICOLONS = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)
_QUOTED_KEY = re.compile(r'"[\w-]+"[ \t]*:')
_PEOPLE = re.compile("[;；]")
_TITLE_BLOCK = re.compile(r"%(.*)((?:\n[ \t]+\S.*)*)(?:\n|$)")
_OF_TITLE_BLOCK = ("title", "author", "date")
_NESTS = re.compile(r"[\[{]|^[ \t]*+-[ \t]++(?=-)", re.MULTILINE)


class Written(NamedTuple):
    """A key as it was written, its value with nothing but texts in it, and its line in the file, from 1."""

    key: str
    value: Value
    line: int


class Notation(Struct, frozen=True):
    """What stands before a text: None where it cannot be read. `raw` is all of it, from the line `line`,
    counted from 1; `body` is the first line of the text, from 0."""

    entries: tuple[Written, ...] | None
    raw: str
    body: int
    line: int = 2


def read_notation(text: str) -> Notation | None:
    """Return what stands at the beginning of a text as front matter; None where nothing does.

    Empty lines may stand before it, as Hugo allows, where it can be read.
    """
    first = _first_line(text)
    found = _fenced(text.split("\n"), first) or _braced(text, first) or _unbraced(text) or _title_block(text)
    if found is None or (first and not found.entries):
        return None
    return found if found.entries is None else replace(found, entries=_at_the_top(found.entries))


def _at_the_top(entries: Sequence[Written]) -> tuple[Written, ...]:
    """Return keys with those that Hugo lets a text have within `params`, behind the others."""
    inner = [
        Written(key, value, entry.line)
        for entry in entries
        if entry.key.casefold() == "params" and isinstance(entry.value, Mapping)
        for key, value in entry.value.items()
    ]
    if not inner:
        return tuple(entries)
    return (*(entry for entry in entries if entry.key.casefold() != "params"), *inner)


def _first_line(text: str) -> int:
    """Return the first line, from 0, on which something stands."""
    return text.count("\n", 0, len(text) - len(text.lstrip()))


def _fenced(lines: list[str], first: int) -> Notation | None:
    """Return the YAML or TOML between two fences."""
    fence = lines[first].rstrip()
    if fence not in ("---", "+++"):
        return None
    ends = ("---", "...") if fence == "---" else ("+++",)
    end = next((at for at, line in enumerate(lines[first + 1 :], first + 1) if line.rstrip() in ends), 0)
    if not end:
        return None
    raw = "\n".join(lines[first + 1 : end])
    if fence == "+++":
        return Notation(toml_entries(raw, first + 2), raw, end + 1, first + 2)
    entries = yaml_entries(raw, first + 2)
    if entries is None:
        entries = yaml_entries(_WIDE_COLON.sub(r"\1: ", raw), first + 2)
    return Notation(entries, raw, end + 1, first + 2)


def _braced(text: str, first: int) -> Notation | None:
    """Return the JSON in braces."""
    start = len(text) - len(text.lstrip()) if first else 0
    if not text.startswith("{", start) or text.startswith(("{{", "{%", "{:"), start):
        return None
    try:
        found, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or text[end:].lstrip(" \t")[:1] not in ("", "\n"):
        return None
    raw = text[start:end]
    return Notation(_plain_entries(found, raw, first + 1), raw, text.count("\n", 0, end) + 1, first + 1)


def _unbraced(text: str) -> Notation | None:
    """Return the JSON without braces that ends with a line of `;;;`, and may begin with one, as in Hexo."""
    start = opened.end() if (opened := _SEMICOLONS.match(text)) else 0
    end = _SEMICOLONS.search(text, start) if opened or _QUOTED_KEY.match(text) else None
    if not end:
        return None
    raw = text[start : end.start()].strip("\n")
    line = 2 if opened else 1
    entries = json_entries(f"{{{raw}}}", line)
    return Notation(entries, raw, text.count("\n", 0, end.end()) + 1, line)


def _title_block(text: str) -> Notation | None:
    """Return the title, the authors and the date of Pandoc, each in a line that begins with `%`."""
    entries: list[Written] = []
    at = 0
    for name in _OF_TITLE_BLOCK:
        found = _TITLE_BLOCK.match(text, at)
        if not found:
            break
        said = " ".join(f"{found[1]}{found[2]}".split())
        people: Value = [each.strip() for each in _PEOPLE.split(said) if each.strip()]
        entries.append(Written(name, people if name == "author" else said, text.count("\n", 0, at) + 1))
        at = found.end()
    if not entries or not entries[0].value or not text.startswith(("% ", "%\t")):
        return None
    return Notation(tuple(entries), text[:at].strip("\n"), text.count("\n", 0, at), 1)


def header_lines(lines: Sequence[str]) -> tuple[tuple[Written, ...], int]:
    """Return the `Key: value` lines at the beginning of a text (MultiMarkdown, Pelican, MkDocs), and the
    line, from 0, behind them and the empty one; lines that are indented go on with a value."""
    entries: list[Written] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            break
        if entries and line.startswith(("    ", "\t")):
            last = entries[-1]
            said = [str(last.value), line.strip()] if last.value else [line.strip()]
            entries[-1] = last._replace(value="\n".join(said))
        elif found := _KEY.fullmatch(line.rstrip()):
            entries.append(Written(found[1], (found[2] or "").strip(), at + 1))
        else:
            break
        at += 1
    return tuple(entries), at if entries else 0


def yaml_entries(text: str, first_line: int = 1) -> tuple[Written, ...] | None:
    """Return the keys of a YAML mapping, strings first: whatever tags it has, a value is as it was typed.

    None where it is no mapping, or not to be read.
    """
    if len(text) > _LONGEST or len(_NESTS.findall(text)) > _DEEPEST:
        return None
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if root is None:
        return ()
    if not isinstance(root, yaml.MappingNode):
        return None
    return tuple(
        Written(str(key.value), _of_node(value, 0), first_line + key.start_mark.line)
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    )


def by_lines(raw: str, first_line: int) -> tuple[tuple[Written, ...], tuple[tuple[int, str], ...]]:
    """Return the keys of front matter that is no YAML, line by line, and the lines that say nothing, each
    with its number; `first_line` is that of the first."""
    entries: list[Written] = []
    unread: list[tuple[int, str]] = []
    for number, line in enumerate(raw.split("\n"), first_line):
        item = _ITEM.fullmatch(line)
        if item and entries and not isinstance(entries[-1].value, dict):
            held = entries[-1].value
            before = held if isinstance(held, list) else [held] if held else []
            entries[-1] = entries[-1]._replace(value=[*before, _unquoted(item[1])])
        elif found := _LINE.fullmatch(line.strip()):
            value = found[2].strip()
            many = re.fullmatch(r"\[(.*)\]", value)
            parts: Value = [_unquoted(part) for part in many[1].split(",")] if many else _unquoted(value)
            entries.append(Written(found[1], parts, number))
        elif line.strip() and not line.lstrip().startswith("#"):
            unread.append((number, line.strip()))
    return tuple(entries), tuple(unread)


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def toml_entries(text: str, first_line: int = 1) -> tuple[Written, ...] | None:
    """Return the keys of a TOML document; None where it cannot be read."""
    try:
        return _plain_entries(tomllib.loads(text, parse_float=str), text, first_line)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def json_entries(text: str, first_line: int = 1) -> tuple[Written, ...] | None:
    """Return the keys of a JSON object; None where it is none."""
    try:
        found = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    return _plain_entries(found, text, first_line) if isinstance(found, dict) else None


def _plain_entries(found: Mapping[str, object], text: str, first_line: int) -> tuple[Written, ...]:
    def line(key: str) -> int:
        place = re.search(rf"""^[\s{{,\["']*{re.escape(key)}["'\]]*\s*(?:[=:.]|$)""", text, re.MULTILINE)
        return first_line + text.count("\n", 0, place.end()) if place else first_line

    return tuple(Written(key, plain(value), line(key)) for key, value in found.items())


def plain(value: object) -> Value:
    """Return a value of TOML or JSON with nothing but texts in it."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return "" if value is None else str(value)


def _of_node(node: yaml.Node, depth: int) -> Value:
    if depth > 20:  # anchors may make circles
        return ""
    if isinstance(node, yaml.SequenceNode):
        return [_of_node(item, depth + 1) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return dict(_of_pairs(node, depth))
    said = str(node.value)
    is_bare = isinstance(node, yaml.ScalarNode) and node.style is None
    return "" if is_bare and said in ("~", "null", "Null", "NULL") else said.strip()


def _of_pairs(node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Value]]:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            yield str(key.value), _of_node(value, depth + 1)
