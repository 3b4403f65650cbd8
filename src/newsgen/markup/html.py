"""Clean HTML as a run of tokens, for stages that change the text between tags and nothing else.

Made for what `render_markdown` returns: attributes in double quotes, no comments, no raw `<` in text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from newsgen.markup.variants import as_typed

#: Elements without an end tag (HTML Living Standard, 13.1.2).
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)

#: Elements whose white space stands as typed.
VERBATIM = frozenset(("pre", "textarea"))

_INLINE = """
    a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q rp rt rtc ruby s samp small span strike
    strong sub sup time u var wbr
"""
#: Elements that sit inside a line of text; every other element ends the line.
INLINE = frozenset(_INLINE.split())

#: Elements whose text is no prose, whatever it looks like: it is for machines.
CODE = frozenset(("code", "pre", "kbd", "samp", "var"))

#: Attributes that are read to people like the text around them.
READ_ALOUD = ("alt", "title", "aria-label")

#: Elements whose text may stand as it was typed.
LITERAL = frozenset(("code", "span"))

_APART = frozenset(("table", "figure", "pre", "audio", "video", "details", "div"))  # not the text itself

_NO_LEADS = ('<p class="credit">', '<p class="code-title">')
#: A piece of HTML, and what it is: `""` for text, `p` for a start tag, `/p` for an end tag.
Token = tuple[str, str]

_NOTES = 'class="footnote"'

_TOKEN = re.compile(r'(<(/?[a-zA-Z][^\s/<>]*+)[^"<>]*+(?:"[^"]*+"[^"<>]*+)*+>|[^<]++|<)')
_ATTRIBUTE = re.compile(r'([^\s"=/]+)(?:="([^"]*)")?')
_SPACE = re.compile(r"[ \t\n\f\r]+")
_OTHER_SPACE = re.compile(r"[\t\n\f\r]")


def tokens(source: str) -> list[Token]:
    """Return the pieces of clean HTML in order; the first members joined are the source again."""
    return _TOKEN.findall(source)


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag (`<a href="x">`), values decoded, in order."""
    inner = tag[1:-1].partition(" ")[2]
    return {match[1]: unescape(match[2] or "") for match in _ATTRIBUTE.finditer(inner)}


def start_tag(name: str, attrs: Mapping[str, str]) -> str:
    """Return a start tag with the values quoted and escaped."""
    parts = [f' {key}="{escape(value, quote=True)}"' for key, value in attrs.items()]
    return f"<{name}{''.join(parts)}>"


def unescape(text: str) -> str:
    """Return the characters that a piece of HTML text or an attribute value stands for."""
    return html.unescape(text) if "&" in text else text


def escape(text: str, quote: bool = False) -> str:
    """Return text as HTML, the way the sanitizer writes it; `quote` for attribute values."""
    escaped = html.escape(text, quote=False).replace("\N{NO-BREAK SPACE}", "&nbsp;")
    return escaped.replace('"', "&quot;") if quote else escaped


def is_literal(raw: str, name: str) -> bool:
    """Whether a tag begins what no edition reads for `-{ }-`: code, or a span that is of no language."""
    return name == "code" or (name == "span" and ' lang="zxx"' in raw)


def plain_text(source: str, *, for_editions: bool = False) -> str:
    """Return what clean HTML says, a line for each block and each line break.

    Footnotes, their marks, and the readings of ruby are left out: they interrupt the sentence. A text
    `for_editions` says of each `-{` that is in code, or was set apart, that it is to be shown as it stands.
    """
    said: list[str] = []  # and a line end for each block: a line that grows would be copied again and again
    skipped = ""  # the element that is being left out, and how often it is open
    depth = verbatim = 0
    literal = False
    for raw, name in tokens(source):
        if skipped:
            depth += (name == skipped) - (name == "/" + skipped)
            skipped = skipped if depth else ""
        elif not name:
            text = unescape(raw)
            if not verbatim and ("  " in text or _OTHER_SPACE.search(text)):
                text = _SPACE.sub(" ", text)
            said.append(as_typed(text) if literal else text)
        elif _unspoken(raw, name):
            skipped, depth = name, 1
        elif name in LITERAL or name[1:] in LITERAL:
            literal = for_editions and is_literal(raw, name)
        elif name.removeprefix("/") not in INLINE:
            verbatim += (name in VERBATIM) - (name[1:] in VERBATIM)
            said.append("\n")
    return "\n".join(filter(None, (line.strip() for line in "".join(said).split("\n"))))


def footnote_text(source: str) -> str:
    """Return what the footnotes of clean HTML say, as `plain_text` does; nothing where there are none."""
    if _NOTES not in source:  # as in most texts
        return ""
    pieces = tokens(source)
    start = next((number for number, piece in enumerate(pieces, 1) if _is_notes(*piece)), len(pieces))
    return plain_text("".join(raw for raw, _ in pieces[start:]))


def opening(source: str) -> str:
    """Return the text of the first paragraph of clean HTML, not one in a table, a picture or a note; where
    there is none, all text. It is for editions."""
    inside, start = 0, -1
    pieces = tokens(source)
    for number, (raw, name) in enumerate(pieces):
        inside += (name in _APART) - (name[1:] in _APART)
        if inside == 0 and name == "p" and raw not in _NO_LEADS:
            start = number
        elif (
            name == "/p"
            and start >= 0
            and (text := plain_text("".join(raw for raw, _ in pieces[start:number]), for_editions=True))
        ):
            return text
        elif name == "/p":
            start = -1
    return plain_text(source, for_editions=True)


def _unspoken(raw: str, name: str) -> bool:
    """Whether an element is no part of the sentence that it stands in."""
    if name in ("rt", "rp", "rtc"):
        return True
    return (name == "sup" and 'id="fnref' in raw) or _is_notes(raw, name)


def _is_notes(raw: str, name: str) -> bool:
    """Whether a tag begins the footnotes, with which a text ends."""
    return name == "div" and _NOTES in raw
