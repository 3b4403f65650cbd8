"""Clean HTML -> the HTML of an article's body: headings, pictures, links, ids."""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.markup.anchors import Anchors
from newsgen.markup.html import LITERAL, attributes, escape, is_literal, start_tag, tokens, unescape
from newsgen.markup.variants import as_typed
from newsgen.model import Heading

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXT_STARTS = _HEADINGS | {"p", "li", "td", "th", "dd", "dt", "figcaption", "caption"}
_PLAYERS = frozenset(("audio", "video"))
_MEDIA = _PLAYERS | {"source", "track"}
_INDENT = re.compile(r"(?:\s|&nbsp;)+")
_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
#: Where a table or picture comes from, as editors write it: a paragraph of its own, right below it.
CREDIT = (
    "(?:(?:資料|资料|數據|数据|圖片|图片|圖表|图表)?(?:來源|来源|提供)|[圖图]源|[攝摄]影|[供繪绘制製][圖图]|[圖图]片?)"
    "[：:]"
)
_OPENING = "(?:<(?:em|small|strong)>)?[（(]?"
_BELOW_TABLE = re.compile(rf"(</table>(?:\s*</div>)?\s*)<p>(?={_OPENING}{CREDIT})")
# What else is said right below a picture: whose it is, without a label, or what it shows.
_WHOLE = (
    r"[^<>。！？；\n]{0,60}?(?:[攝摄]影?|[供製制繪绘][圖图]|[資资]料(?:[圖图]片?|照片)|[社報报網网台臺][發发])"
    r"[）)]?[。.]?(?:</(?:em|small|strong)>)?</p>"
)
_SHOWS = r"[圖图](?:[/／]|[為为](?![什何])| ?\d{1,2}[：: ])|[圖图]片?[來来]自|[▲△↑]"
_SHORT = r"(?=(?:[^<]|<(?!/p>)){1,200}+</p>)"  # what begins 圖為 may be the first paragraph of a text
_SAID = rf"{_OPENING}(?:{CREDIT}|{_SHORT}(?:{_SHOWS})|{_WHOLE})"
_BELOW_PICTURE = re.compile(rf"(</figure>(?:\s*</div>)?\s*)<p>(?={_SAID})")
_LINE_BELOW = re.compile(rf"<p>(<img [^<>]*+>) ?(?:<br>)?\n?(?={_SAID})")
#: The class of pictures that stand together: several in one paragraph.
GALLERY = "gallery"
#: Alternative texts by which an author says that a picture only adorns, so that nothing is missed.
DECORATIVE = ("裝飾", "装饰", "decorative")
#: The level of an article's highest headings.
TOP = 2  # the page's own title is its h1


class FinishedBody(Struct, frozen=True):
    """`targets` are links, pictures and media in order, with whether it is a picture without description."""

    html: str
    headings: tuple[Heading, ...]
    targets: tuple[tuple[str, bool], ...]


def finish(source: str) -> FinishedBody:
    """Return sanitized HTML made ready for a page; it remains a fixed point of the sanitizer."""
    body = _Body()
    for raw, name in tokens(source):
        if name:
            body.tag(raw, name)
        else:
            body.text(raw)
    headings = body.place_headings()
    return FinishedBody(credited("".join(body.out).strip()), headings, tuple(body.targets))


def credited(html: str) -> str:
    """Return HTML in which it is marked where tables and pictures come from, and what pictures show.

    A line that says so in the paragraph of its picture is a paragraph of its own.
    """
    if "<p><img " in html:
        html = _LINE_BELOW.sub(_apart, html)
    if "</figure>" in html:
        html = _BELOW_PICTURE.sub(r'\1<p class="credit">', html)
    if "</table>" in html:
        html = _BELOW_TABLE.sub(r'\1<p class="credit">', html)
    return html


def _apart(found: re.Match[str]) -> str:
    shown, caption = _figure("img", attributes(found[1]))
    return f"<figure>{shown}{caption}</figure>\n<p>"


class _Heading(Struct):
    level: int
    attrs: dict[str, str]
    start: int  # the place of its tag in the output
    end: int = 0
    text: str = ""


class _Paragraph(Struct):
    """A paragraph that has nothing in it so far but pictures or players, and links around them."""

    start: int
    shown: list[tuple[int, str, dict[str, str]]] = []  # place, element, attributes


def _figure(name: str, attrs: dict[str, str]) -> tuple[str, str]:
    """Return a picture or player, and its title as a caption, if it has one."""
    caption = attrs.get("title", "").strip()
    tag = start_tag(name, {key: value for key, value in attrs.items() if key != "title"})
    return tag, f"<figcaption>{escape(caption)}</figcaption>" if caption else ""


class _Body:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.targets: list[tuple[str, bool]] = []
        self._ids: set[str] = set()
        self._headings: list[_Heading] = []
        self._open_headings: list[_Heading] = []
        self._paragraph: _Paragraph | None = None
        self._fresh = False  # at the start of a paragraph or cell, where an indent may stand
        self._literal = False
        self._open = {"thead": 0, "figure": 0, "sup": 0, "pre": 0, "audio": 0, "video": 0}

    def text(self, raw: str) -> None:
        if self._fresh and not self._open["pre"]:
            raw = raw[match.end() :] if (match := _INDENT.match(raw)) else raw
        if self._open["pre"] and self.out[-1].startswith("<pre"):
            raw = raw.lstrip("\n")  # browsers drop one; without it the text reads the same to each of them
        if raw and not raw.isspace():
            self._fresh = False
            if not self._open["audio"] and not self._open["video"]:  # words for those who have no player
                self._paragraph = None
        if self._open_headings and not self._open["sup"]:
            for heading in self._open_headings:
                heading.text += as_typed(unescape(raw)) if self._literal else unescape(raw)
        self.out.append(raw)

    def tag(self, raw: str, name: str) -> None:
        if name.removeprefix("/") in LITERAL:
            self._literal = is_literal(raw, name)
        if name[0] == "/":
            self._close(raw, name[1:])
            return
        if name in self._open:
            self._open[name] += 1
        self._fresh = name in _TEXT_STARTS or (self._fresh and name not in ("img", "br"))
        if self._paragraph and name not in ("a", "img", *_MEDIA):
            self._paragraph = None
        if name in _HEADINGS:
            attrs = self._own_id(attributes(raw))
            heading = _Heading(int(name[1]), attrs, len(self.out))
            self._headings.append(heading)
            self._open_headings.append(heading)
        elif name == "img":
            self._picture(attributes(raw))
            return
        elif name == "a":
            raw = self._link(raw)
        elif name in _MEDIA:
            attrs = attributes(raw)
            self.targets += [(attrs[key], False) for key in ("src", "poster") if key in attrs]
            if name in _PLAYERS:
                self._player(name, attrs)
                return
        elif name == "p" and not self._open["figure"]:
            self._paragraph = _Paragraph(len(self.out))
        elif name == "th" and self._open["thead"] and "scope" not in attributes(raw):
            raw = start_tag(name, {**attributes(raw), "scope": "col"})
        if ' id="' in raw and name not in _HEADINGS:
            raw = start_tag(name, self._own_id(attributes(raw)))
        self.out.append(raw)

    def _close(self, raw: str, name: str) -> None:
        if name in self._open:
            self._open[name] -= 1
        if name == "p":
            if self._paragraph and self._paragraph.shown and self._make_figures(self._paragraph):
                return
            self._paragraph = None
            if self.out[-1] == "<p>":  # what was in it is left out
                self.out.pop()
                return
        elif name in _HEADINGS:
            self._open_headings.pop().end = len(self.out)
        self.out.append(raw)

    def _own_id(self, attrs: dict[str, str]) -> dict[str, str]:
        """Return the attributes without an id that the body already has."""
        if "id" in attrs:
            if attrs["id"] in self._ids:
                return {key: value for key, value in attrs.items() if key != "id"}
            self._ids.add(attrs["id"])
        return attrs

    def _link(self, raw: str) -> str:
        attrs = attributes(raw)
        href = attrs.get("href", "")
        if attrs.get("class") in ("footnote-ref", "footnote-backref"):
            attrs.pop("title", None)
            attrs["role"] = "doc-noteref" if attrs["class"] == "footnote-ref" else "doc-backlink"
            return start_tag("a", attrs)
        if href:
            self.targets.append((href, False))
        words = attrs.get("rel", "").split()
        if _OUTSIDE.match(href) and not {"noopener", "noreferrer"} & set(words):
            return start_tag("a", {**attrs, "rel": " ".join([*words, "noopener"])})
        return raw

    def _picture(self, attrs: dict[str, str]) -> None:
        source = attrs.get("src", "")
        if not source:
            return  # its address was not allowed, which `lost` reports
        alt = attrs.get("alt", "").strip()
        self.targets.append((source, not alt))
        attrs = self._own_id(
            {
                **attrs,
                "alt": "" if alt in DECORATIVE else attrs.get("alt", ""),
                "loading": "lazy",
                "decoding": "async",
            }
        )
        self._shown("img", attrs)

    def _player(self, name: str, attrs: dict[str, str]) -> None:
        """Write a film or a recording; nobody could play one without its buttons."""
        self._shown(name, self._own_id({**attrs, "controls": ""}))

    def _shown(self, name: str, attrs: dict[str, str]) -> None:
        if paragraph := self._paragraph:
            paragraph.shown.append((len(self.out), name, attrs))
        self.out.append(start_tag(name, attrs))

    def _make_figures(self, paragraph: _Paragraph) -> bool:
        """Turn a paragraph that is only a picture or a player into a figure, and one of several pictures into
        a gallery of figures; return whether that was done."""
        tag = self.out[paragraph.start]
        if len(paragraph.shown) == 1:
            ((place, name, attrs),) = paragraph.shown
            self.out[place], caption = _figure(name, attrs)
            self.out[paragraph.start] = "<figure" + tag[len("<p") :]
            self.out.append(f"{caption}</figure>")
        else:
            inside = self.out[paragraph.start + 1 :]
            pictures = [raw for raw in inside if not raw.isspace()]
            if tag != "<p>" or not all(raw.startswith("<img ") for raw in pictures):
                return False  # what links around pictures, or players, would be
            self.out[paragraph.start] = f'<div class="{GALLERY}">'
            for place, name, attrs in paragraph.shown:
                shown, caption = _figure(name, attrs)
                self.out[place] = f"<figure>{shown}{caption}</figure>"
            self.out.append("</div>")
        self._paragraph = None
        return True

    def place_headings(self) -> tuple[Heading, ...]:
        """Write the headings' tags, the highest as h2, and return them."""
        anchors = Anchors(self._ids)
        highest = min((heading.level for heading in self._headings), default=TOP)
        placed = []
        for heading in self._headings:
            level = min(heading.level - highest + TOP, 6)
            text = " ".join(heading.text.split())
            anchor = heading.attrs.get("id") or anchors.make(text)
            self.out[heading.start] = start_tag(f"h{level}", {**heading.attrs, "id": anchor})
            self.out[heading.end] = f"</h{level}>"
            placed.append(Heading(level, anchor, text))
        return tuple(placed)
