"""The tags of other generators in a text: `{% … %}`, `{{< … >}}`; which of them are pairs, what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsgen.markup.verbatim import code_spans, fenced, within
from newsgen.takeover.old_site import Syntax

# What is said in a tag ends at the next one at the latest: of a thousand unclosed ones none is read twice.
_LIQUID = re.compile(
    r"\{%-?\s*(?P<name>[\w.-]++)(?P<said>(?:[^%{-]++|%(?!\})|\{(?!%)|-(?!%\}))*+)-?%\}", re.DOTALL
)
_SHORTCODES = re.compile(
    r"\{\{(?P<edge>[<%])/\*(?P<shown>(?:(?!\*/[>%]\}\}|\{\{[<%]/\*).)*+)\*/[>%]\}\}"
    r"|\{\{(?P<mark>[<%])\s*+(?P<closing>/?)\s*+(?P<code>[\w./-]++)"
    r"(?P<given>(?:\"(?:[^\"\\{]++|\\.|\{(?!\{[<%]))*+\"|`(?:[^`{]++|\{(?!\{[<%]))*+`"
    r"|[^\"`>%{]++|\{(?!\{[<%])|[>%](?!\}\}))*+)[>%]\}\}",
    re.DOTALL,
)
_ARGUMENT = re.compile(
    # A quotation mark that is never closed reaches to the end; one within a word, as in it's, is none.
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<a>(?:[^\"\\]|\\.)*+)(?:\"|\\?\Z)"
    r"|(?<!\w)'(?P<b>(?:[^'\\]|\\.)*+)(?:'|\\?\Z)|`(?P<c>[^`]*+)(?:`|\Z)|(?P<d>[^\s,\"']+))",
    re.DOTALL,
)
_DEEPEST = 50  # pairs of tags within each other; no text of anybody's has as many
#: What stands in these is not read.
VERBATIM = frozenset(
    [
        "raw",
        "verbatim",
        "codeblock",
        "code",
        "highlight",
        "mermaid",
        "echarts",
        "chart",
        "plantuml",
        "flow",
        "graph",
        "vega",
        "graphviz",
        "include_code",
        "comment",
        "math",
        "katex",
        "tex",
        "latex",
    ]
)


class OldTag(Struct):
    """A tag: where it stands in the text, its name, and what was said in it, as typed and apart.

    `within` is None for a tag that stands alone, else what lies between it and its end: text and tags.
    """

    start: int
    end: int
    name: str
    said: str
    raw: str
    places: tuple[str, ...] = ()
    named: dict[str, str] = {}
    within: list[OldTag] | None = None
    inner: tuple[int, int] = (0, 0)  # the text between a tag and its end
    depth: int = 0  # pairs within it, one in the other


def find_tags(text: str, syntax: Syntax) -> list[OldTag]:
    """Return the tags of a text that are not in code, those within others in these."""
    if not (syntax.liquid or syntax.shortcodes) or "{" not in text:
        return []
    found = list(_outside_code(text, _LIQUID if syntax.liquid else _SHORTCODES))
    return _paired(found, syntax)


def _outside_code(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    is_code = within((*fenced(text), *code_spans(text)))
    return (match for match in pattern.finditer(text) if not is_code(match.start()))


def _paired(found: Sequence[re.Match[str]], syntax: Syntax) -> list[OldTag]:
    parts = [_parts(match, syntax) for match in found]
    ends = {name: match.start() for match, (name, _, closing, _) in zip(found, parts, strict=True) if closing}
    tags: list[OldTag] = []
    # Each with the list that it would stand in, if it is a pair, and where in that.
    open_tags: list[tuple[OldTag, list[OldTag], int]] = []
    opened: Counter[str] = Counter()
    place = tags
    verbatim = ""
    for match, (name, said, closing, alone) in zip(found, parts, strict=True):
        if verbatim and not (closing and name == verbatim):
            continue
        tag = OldTag(match.start(), match.end(), name, said.strip(), match[0])
        tag.places, tag.named = arguments(tag.said)
        if not closing:
            place.append(tag)
            if not alone:
                open_tags.append((tag, place, len(place)))
                opened[name] += 1
                if name in VERBATIM and ends.get(name, 0) > match.end():
                    verbatim = name
            continue
        verbatim = ""
        if not opened[name]:
            place.append(OldTag(match.start(), match.end(), f"/{name}", "", match[0]))
            continue
        while True:
            opener, siblings, index = open_tags.pop()
            opened[opener.name] -= 1
            if opener.name == name:
                break
        within = siblings[index:]
        depth = 1 + max((each.depth for each in within), default=0)
        if depth > _DEEPEST:
            place.append(OldTag(match.start(), match.end(), f"/{name}", "", match[0]))
            continue
        del siblings[index:]
        opener.within, opener.depth = within, depth
        opener.inner = (opener.end, match.start())
        opener.end = match.end()
        place = siblings
    return tags


def _parts(match: re.Match[str], syntax: Syntax) -> tuple[str, str, bool, bool]:
    """Return name, what was said, whether it ends another, and whether it cannot have an end."""
    if syntax.liquid:
        name = match["name"]
        closing = name.startswith("end") and len(name) > 3
        return (name[3:] if closing else name), match["said"], closing, False
    if match["shown"] is not None:
        return "shown", match["shown"], False, True
    given = match["given"].rstrip()
    alone = given.endswith("/")
    return match["code"], given.removesuffix("/"), bool(match["closing"]), alone


def arguments(said: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return what was said in a tag: by its place, and by name."""
    places: list[str] = []
    named: dict[str, str] = {}
    for found in _ARGUMENT.finditer(said):
        value = next((found[each] for each in "abcd" if found[each] is not None), "")
        if found["a"] is not None or found["b"] is not None:
            value = re.sub(r"\\([\"'\\])", r"\1", value)
        if found["key"]:
            named[found["key"].lower()] = value
        else:
            places.append(value)
    return tuple(places), named
