"""The tags of other generators in a text: `{% … %}`, `{{< … >}}`; which of them are pairs, what they say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsgen.markup.verbatim import code_spans, fenced
from newsgen.takeover.old_site import Syntax

_LIQUID = r"\{%-?\s*(?P<name>[\w.-]+)(?P<said>[^%]*(?:%(?!\})[^%]*)*?)-?%\}"
_SHORTCODE = (
    r"\{\{(?P<mark>[<%])\s*(?P<closing>/?)\s*(?P<code>[\w./-]+)"
    r"(?P<given>(?:\"(?:[^\"\\]|\\.)*\"|`[^`]*`|[^\"`>%]|[>%](?!\}\}))*?)(?P<alone>/?)\s*[>%]\}\}"
)
_SHOWN_CODE = r"\{\{(?P<edge>[<%])/\*(?P<shown>.*?)\*/[>%]\}\}"
_ARGUMENT = re.compile(
    # A quotation mark that is never closed reaches to the end; one within a word, as in it's, is none.
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<a>(?:[^\"\\]|\\.)*+)(?:\"|\\?\Z)"
    r"|(?<!\w)'(?P<b>(?:[^'\\]|\\.)*+)(?:'|\\?\Z)|`(?P<c>[^`]*+)(?:`|\Z)|(?P<d>[^\s,\"']+))",
    re.DOTALL,
)
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


@dataclass(slots=True)
class OldTag:
    """A tag: where it stands in the text, its name, and what was said in it, as typed and apart.

    `within` is None for a tag that stands alone, else what lies between it and its end: text and tags.
    """

    start: int
    end: int
    name: str
    said: str
    raw: str
    places: tuple[str, ...] = ()
    named: dict[str, str] = field(default_factory=dict)
    within: list[OldTag] | None = None
    inner: tuple[int, int] = (0, 0)  # the text between a tag and its end


def find_tags(text: str, syntax: Syntax) -> list[OldTag]:
    """Return the tags of a text that are not in code, those within others in these."""
    if not (syntax.liquid or syntax.shortcodes) or "{" not in text:
        return []
    pattern = re.compile(_LIQUID if syntax.liquid else f"{_SHOWN_CODE}|{_SHORTCODE}", re.DOTALL)
    found = list(_outside_code(text, pattern))
    return _paired(text, found, syntax)


def _outside_code(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    spans = sorted((*fenced(text), *code_spans(text)))
    starts = [start for start, _ in spans]
    for match in pattern.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= spans[at][1]:
            yield match


def _paired(text: str, found: Sequence[re.Match[str]], syntax: Syntax) -> list[OldTag]:
    tags: list[OldTag] = []
    open_tags: list[
        tuple[OldTag, list[OldTag]]
    ] = []  # each with the list that it would stand in, if it is a pair
    place = tags
    verbatim = ""
    for match in found:
        name, said, closing, alone = _parts(match, syntax)
        if verbatim and not (closing and name == verbatim):
            continue
        tag = OldTag(match.start(), match.end(), name, said.strip(), match[0])
        tag.places, tag.named = arguments(tag.said)
        if not closing:
            place.append(tag)
            if not alone:
                open_tags.append((tag, place))
                if name in VERBATIM and _closes(text, name, match.end(), syntax):
                    verbatim = name
            continue
        verbatim = ""
        at = next((at for at in range(len(open_tags) - 1, -1, -1) if open_tags[at][0].name == name), -1)
        if at < 0:
            place.append(OldTag(match.start(), match.end(), f"/{name}", "", match[0]))
            continue
        opener, siblings = open_tags[at]
        del open_tags[at:]
        index = siblings.index(opener)
        opener.within = siblings[index + 1 :]
        del siblings[index + 1 :]
        opener.inner = (opener.end, match.start())
        opener.end = match.end()
        place = siblings
    return tags


def _closes(text: str, name: str, start: int, syntax: Syntax) -> bool:
    closing = rf"\{{%-?\s*end{name}\b" if syntax.liquid else rf"\{{\{{[<%]\s*/\s*{name}\b"
    return re.compile(closing).search(text, start) is not None


def _parts(match: re.Match[str], syntax: Syntax) -> tuple[str, str, bool, bool]:
    """Return name, what was said, whether it ends another, and whether it cannot have an end."""
    if syntax.liquid:
        name = match["name"]
        closing = name.startswith("end") and len(name) > 3
        return (name[3:] if closing else name), match["said"], closing, False
    if match["shown"] is not None:
        return "shown", match["shown"], False, True
    return match["code"], match["given"], bool(match["closing"]), bool(match["alone"])


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
