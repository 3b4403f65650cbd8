"""HTML tags in Markdown: which of them are markup, and which are text.

A tag is markup if its element is allowed and both its tags are there; every other is shown as it was typed,
so that a mention of `<title>`, or a `<div>` that was never closed, takes nothing of what follows.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence

from newsgen.config import Embeds
from newsgen.markup.embeds import EmbedLink, dropped_frame, frame_in
from newsgen.markup.html import VOID
from newsgen.markup.sanitize import EMPTIED, is_allowed

_ATTRIBUTE = r"""(?:\s++|(?<=["']))[a-zA-Z_:][\w.:-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?"""
#: A tag, as CommonMark 0.31 has it; but as in browsers no space is needed after a quoted value.
TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)(?:{_ATTRIBUTE})*+\s*+/?>", re.ASCII)
_SOURCE = re.compile(r"\ssrc\s*+=\s*+(?![\s>]|\"\"|'')", re.IGNORECASE)
# Scripts of other sites put the address there when a reader comes near.
_LATE_SOURCE = re.compile(
    r"\s((?:data|nitro|lay)-[\w-]*(?:src|original|echo|lazy|url|image)[\w-]*|lazy-?src|srcset)\s*+="
    r"\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))",
    re.ASCII | re.IGNORECASE,
)
# What hides a text, or shows a picture behind it: as no style is taken over, nothing does.
_LOST_ATTRIBUTE = re.compile(
    r"\s(hidden(?=[\s=/>])|style\s*+=\s*+(?:\"(?=[^\"]*?(?:display:\s*none|visibility:\s*hidden|url\())[^\"]*+\""
    r"|'(?=[^']*?(?:display:\s*none|visibility:\s*hidden|url\())[^']*+'))",
    re.IGNORECASE,
)
# Elements that mean something only within another.
_WITHIN = {
    "li": ("ul", "ol"),
    "dt": ("dl",),
    "dd": ("dl",),
    "summary": ("details",),
    "figcaption": ("figure",),
    **dict.fromkeys(("caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"), ("table",)),
    **dict.fromkeys(("rt", "rp", "rtc"), ("ruby",)),
    "source": ("audio", "video", "picture"),
    "track": ("audio", "video"),
}
_COMMENT = "<!--"
# Elements that may be left open (HTML Living Standard, 13.1.2.4).
_MAY_STAY_OPEN = (
    frozenset(
        ["colgroup", "dd", "dt", "li", "p", "rp", "rt", "rtc", "tbody", "td", "tfoot", "th", "thead", "tr"]
    )
    | VOID
)
_MAX_DEPTH = 50  # elements within elements; the sanitizer needs the square of it
_MAX_OPEN = 500  # tags of one name that are left open


class Tag:
    """A tag as it was typed, at a place of its text."""

    __slots__ = ("at", "closing", "is_markup", "name", "partner", "raw")

    def __init__(self, match: re.Match[str]) -> None:
        self.at = match.start()
        self.raw = match[0]
        self.closing = bool(match[1])
        self.name = match[2].lower()
        self.is_markup = False
        self.partner: Tag | None = None  # of an opening tag, the closing one


class Scanner:
    """Reads the tags of one text, from its beginning to its end; `drop` is told of elements without text for
    readers (`<script>`), and where they begin; films and maps of `embeds` are let through."""

    def __init__(self, text: str, drop: Callable[[str, int], None], embeds: Embeds) -> None:
        self.tags: list[Tag] = []
        self._text = text
        self._drop = drop
        self._embeds = embeds
        self._endless: set[str] = set()  # what has been searched for in vain

    def read(self, at: int) -> tuple[Tag | EmbedLink | None, int]:
        """Return the tag at a `<`, or the film or map that an `<iframe>` shows, and where it ends.

        There is no tag where a comment or an element without text stands, which is left out; nor where
        something else stands: then the end is the place itself.
        """
        if self._text.startswith(_COMMENT, at):
            return None, self._end("-->", at + len("<!")) or at
        match = TAG.match(self._text, at)
        if not match:
            return None, at
        name = match[2].lower()
        if name in EMPTIED and not match[1]:
            closing = match[0].endswith("/>") and match.end()
            end = closing or self._end(f"</{name}", match.end())
            if end:
                end = end if closing else self._end(">", end) or end
                marked = frame_in(match[0], self._embeds) if name == "iframe" else None
                if not marked:
                    self._drop(dropped_frame(match[0]) if name == "iframe" else f"<{name}>", at)
                return marked, end
            return None, at
        if not is_allowed(name):
            return None, at
        if name == "img":
            late = _LATE_SOURCE.search(match[0])
            if not _SOURCE.search(match[0]):
                self._drop(f"<img {late[1]}>" if late else "<img>", at)
                return None, match.end()
            if (
                late
                and late[1].lower() != "srcset"
                and "".join(late.groups("")[1:]) not in match[0][: late.start()]
            ):
                self._drop(late[0].strip(), at)
        if name == "source" and not _SOURCE.search(match[0]):
            return None, match.end()  # of a <picture>: another size of what <img> shows
        if lost := _LOST_ATTRIBUTE.search(match[0]):
            self._drop(lost[1], at)
        tag = Tag(match)
        self.tags.append(tag)
        return tag, match.end()

    def _end(self, closing: str, start: int) -> int:
        """Return where the next `closing` ends, 0 if there is none."""
        if closing in self._endless:
            return 0
        found = _at(self._text, closing, start)
        if found < 0:
            self._endless.add(closing)
            return 0
        return found + len(closing)


def _at(text: str, closing: str, start: int) -> int:
    if not closing.startswith("</"):
        return text.find(closing, start)
    match = re.compile(rf"{closing}(?=[\s/>])", re.IGNORECASE).search(text, start)
    return match.start() if match else -1


def pair(tags: Sequence[Tag]) -> None:
    """Mark the tags of one stretch of text that are markup."""
    _close(tags)
    _place(tags)
    _limit(tags)


def _close(tags: Sequence[Tag]) -> None:
    """Mark the tags that have a partner, or need none."""
    opened: dict[str, list[Tag]] = {}
    for tag in tags:
        waiting = opened.setdefault(tag.name, [])
        if tag.closing:
            if waiting:
                opening = waiting.pop()
                tag.is_markup = opening.is_markup = True
                opening.partner = tag
        elif tag.name in VOID:
            tag.is_markup = True
        else:
            waiting.append(tag)
            tag.is_markup = tag.name in _MAY_STAY_OPEN and len(waiting) <= _MAX_OPEN


def _place(tags: Sequence[Tag]) -> None:
    """Take the mark from the tags of an element that stands outside those which it belongs to."""
    inside: Counter[str] = Counter()
    for tag in tags:
        if tag.closing or not tag.is_markup:
            inside[tag.name] -= tag.is_markup
        elif tag.name in _WITHIN and not any(inside[name] > 0 for name in _WITHIN[tag.name]):
            tag.is_markup = False
            if tag.partner:
                tag.partner.is_markup = False
        elif tag.partner:
            inside[tag.name] += 1


def _limit(tags: Sequence[Tag]) -> None:
    """Take the mark from the tags of elements that are nested too deep."""
    depth = 0
    ends: list[bool] = []
    for tag in tags:
        if tag.name in _MAY_STAY_OPEN or not tag.is_markup:
            continue
        if not tag.closing:
            depth += 1
            tag.is_markup = depth <= _MAX_DEPTH
            ends.append(tag.is_markup)
        elif ends:
            depth -= 1
            tag.is_markup = ends.pop()


def pieces(text: str, scanner: Scanner) -> list[str | Tag]:
    """Return raw HTML in pieces: text, and tags of which is yet to be found whether they are markup."""
    found: list[str | Tag] = []
    done = 0
    while (at := text.find("<", done)) >= 0:
        tag, end = scanner.read(at)
        found.append(text[done:at])
        if tag:
            found.append(tag.html() if isinstance(tag, EmbedLink) else tag)
        elif end == at:
            found.append("&lt;")
            end = at + 1
        done = end
    found.append(text[done:])
    return found


def written(piece: str | Tag) -> str:
    """Return a piece of raw HTML as it is written."""
    return piece if isinstance(piece, str) else piece.raw if piece.is_markup else html.escape(piece.raw)
