"""A text with the tags of its generator -> Markdown that says the same, and what could not be said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from newsgen.markup.locate import line_numbers
from newsgen.readers.escape import escape_inline
from newsgen.takeover.lines import OldLine, code_block, folded, lines_of, made, quoted, trimmed
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import Syntax
from newsgen.takeover.tag_words import (
    CHARTS,
    CODE,
    EMBEDS,
    EMPTY,
    FOLDED,
    GALLERIES,
    LINKS,
    LOOKS,
    LOOKS_LIKE_FILE,
    MATHEMATICS,
    PICTURES,
    PLAIN,
    PLAYED,
    QUOTES,
)
from newsgen.takeover.tags import OldTag, find_tags

_KEYS = ("src", "url", "path", "image_path", "file", "image", "img", "link", "id", "name")
_SITE = re.compile(r"\{\{-?\s*(?:site\.(?:url|baseurl)|site\.baseurl\s*\|[^{}]*)\s*-?\}\}")
_FILTERED = re.compile(r"\{\{-?\s*(['\"])([^'\"{}]*)\1\s*\|[^{}]*(?:_url|prepend|append)[^{}]*\}\}")
_EXPRESSION = re.compile(r"\{\{[^{}\n]+\}\}")
_OF_PICTURES = re.compile(r"fig|im(?:g|age)|picture|photo", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:px|%)?")
_NAMED_CODE = re.compile(r"(?:^|\s)lang:([\w+#-]+)")
_OPTION = re.compile(r"\b(?:lang|line_number|highlight|first_line|mark|wrap|lines|from|to):\S+|\bstart=\d+")


class TagText:
    """Rewrites the tags of one text; `path` is that of the old file, for what is told."""

    def __init__(self, text: str, first_line: int, syntax: Syntax, path: str, log: Log) -> None:
        if syntax.liquid:
            text = _FILTERED.sub(lambda found: found[2], _SITE.sub("", text))
        self._text, self._syntax = text, syntax
        self._path, self._log = path, log
        self._line = line_numbers(text, first_line)

    def lines(self) -> list[OldLine]:
        """Return the text without tags."""
        found = find_tags(self._text, self._syntax)
        out = self._between(0, len(self._text), found)
        if self._syntax.liquid or self._syntax.interpolation:
            self._tell_expressions(out)
        return out

    def _tell_expressions(self, lines: Sequence[OldLine]) -> None:
        for line in lines:
            for found in _EXPRESSION.finditer(line.text):
                self._record(
                    line.origin,
                    "an expression of the generator, which stands in the text as it was",
                    found[0],
                )

    def _record(self, line: int, sentence: str, text: str) -> None:
        self._log.record(self._path, line, sentence, text)

    def _between(self, start: int, end: int, tags: Sequence[OldTag]) -> list[OldLine]:
        """Return a stretch of the text with its tags rewritten."""
        out = [OldLine(self._line(start), "")]
        for tag in tags:
            if tag.start < start:
                continue
            _append(out, lines_of(self._text[start : tag.start], self._line(start)))
            self._place(out, tag)
            start = tag.end
        _append(out, lines_of(self._text[start:end], self._line(start)))
        return out

    def _place(self, out: list[OldLine], tag: OldTag) -> None:
        origin = self._line(tag.start)
        inner = self._between(*tag.inner, tag.within) if tag.within is not None else None
        lines, is_block = self._rewritten(tag, inner, origin)
        if not is_block:
            _append(out, lines)
            return
        indent = out[-1].text if not out[-1].text.strip() else ""
        if out[-1].text.strip():
            out += [OldLine(origin, ""), OldLine(origin, "")]
        elif len(out) > 1 and out[-2].text.strip():
            out[-1] = OldLine(origin, "")
            out.append(OldLine(origin, ""))
        else:
            out[-1] = OldLine(origin, "")
        del out[-1]
        out += [OldLine(line.origin, f"{indent}{line.text}".rstrip()) for line in lines]
        out += [OldLine(origin, ""), OldLine(self._line(tag.end), "")]

    def _rewritten(self, tag: OldTag, inner: list[OldLine] | None, origin: int) -> tuple[list[OldLine], bool]:
        """Return what stands in the place of a tag, and whether that is a block."""
        name = tag.name.rsplit("/", 1)[-1].lower()
        if tag.name == "shown":
            return made(escape_inline(f"{tag.raw[:3]}{tag.said}{tag.raw[-3:]}"), origin), False
        if name == "include" or (name in PICTURES and tag.name != "/"):
            return self._picture(tag, inner, origin)
        if name in QUOTES and inner is not None:
            return self._quotation(tag, name, inner, origin), True
        if name in FOLDED and inner is not None:
            return folded(inner, self._title(tag), origin), True
        if name in CODE and inner is not None:
            return self._code(tag, name, origin), True
        if name in (*CHARTS, *MATHEMATICS) and inner is not None:
            kind = "a chart" if name in CHARTS else "mathematics"
            raw = lines_of(self._text[slice(*tag.inner)], self._line(tag.inner[0]))
            self._tell_kind(origin, kind == "a chart", tag.raw)
            return code_block(raw, name, origin), True
        if name in GALLERIES:
            self._record(origin, "a gallery", tag.raw)
            return (trimmed(inner), True) if inner is not None else ([OldLine(origin, "")], False)
        if name in LINKS and not (name == "link" and inner is not None):
            return self._link(tag, name, inner, origin), False
        if name in EMBEDS:
            return self._embed(tag, name, inner, origin)
        return self._other(tag, name, inner, origin)

    def _tell_kind(self, origin: int, is_chart: bool, text: str) -> None:
        if is_chart:
            self._record(origin, "a chart, which stands in the text as code", text)
        else:
            self._record(origin, "mathematics, which stands in the text as code", text)

    def _other(
        self, tag: OldTag, name: str, inner: list[OldLine] | None, origin: int
    ) -> tuple[list[OldLine], bool]:
        if name in EMPTY and inner is None:
            return [OldLine(origin, "")], False
        if name == "comment" and inner is not None:
            self._record(origin, "a comment", self._text[slice(*tag.inner)].strip())
            return [OldLine(origin, "")], False
        if not (name in PLAIN and not tag.said):
            self._record(origin, "a tag of the generator, which was left out", tag.raw)
        if inner is None:
            return [OldLine(origin, "")], False
        if name in ("raw", "verbatim"):
            return lines_of(self._text[slice(*tag.inner)], self._line(tag.inner[0])), False
        return inner, False

    def _picture(self, tag: OldTag, inner: list[OldLine] | None, origin: int) -> tuple[list[OldLine], bool]:
        places, named = list(tag.places), dict(tag.named)
        if tag.name == "include" and not (places and _OF_PICTURES.search(places.pop(0))):
            return self._other(tag, "include", inner, origin)
        src = next((named.pop(key) for key in _KEYS if LOOKS_LIKE_FILE.fullmatch(named.get(key, ""))), "")
        if not src:
            at = next((at for at, word in enumerate(places) if LOOKS_LIKE_FILE.fullmatch(word)), -1)
            if at < 0:
                return self._other(tag, tag.name, inner, origin)
            if not "".join(places[:at]).isascii():  # else names of classes
                self._record(origin, "a tag of the generator, which was left out", tag.raw)
            src, places = places[at], places[at + 1 :]
        for _ in ("width", "height"):
            if places and _SIZE.fullmatch(places[0]) and not re.search(rf"[\"']{places[0]}[\"']", tag.said):
                del places[0]
        if len(places) == 1 and re.search(r"[\"'].*[\"']", places[0]):
            places = re.findall(r"[\"']([^\"']*)[\"']", places[0])
        quoted_words = re.search(r"[\"']", tag.said)
        title = places[0] if quoted_words and places else " ".join(places)
        alt = named.get("alt") or (places[1] if quoted_words and len(places) > 1 else "")
        said = [named.get("title", ""), named.get("caption") or named.get("description") or ""]
        said += [named.get("attr", ""), title if alt else ""]
        caption = " ".join(part.strip() for part in said if part.strip())
        alt = alt or caption or title
        rest = {key: named[key] for key in ("attrlink", "credit", "source") if named.get(key)}
        if rest:
            self._record(origin, "a tag of the generator, which was left out", tag.raw)
        text = markdown_picture(src, _plain(alt), _plain(caption))
        if link := named.get("link") or named.get("href"):
            text = f"[{text}](<{link}>)"
        if inner is not None and any(line.text.strip() for line in inner):
            return [*made(text, origin), OldLine(origin, ""), *trimmed(inner)], True
        return made(text, origin), False

    def _quotation(self, tag: OldTag, name: str, inner: list[OldLine], origin: int) -> list[OldLine]:
        if name in ("blockquote", "quote", "epigraph") and tag.said:
            footer = f"—— {_with_link(tag.said)}" if self._syntax.liquid else self._title(tag)
            return quoted([*trimmed(inner), OldLine(origin, ""), OldLine(origin, footer)], "", origin)
        return quoted(inner, self._title(tag), origin)

    def _title(self, tag: OldTag) -> str:
        """Return what a tag says in words: its title, and not its colours or icons."""
        keys = ("title", "summary", "header", "heading", "name", "author", "source", "cite", "label")
        said = [tag.named[key] for key in keys if tag.named.get(key)]
        said += [
            word.strip()
            for word in tag.places
            if word.lower() not in LOOKS and not _is_icon(word) and word.strip()
        ]
        return escape_inline(" ".join(said)).strip()

    def _code(self, tag: OldTag, name: str, origin: int) -> list[OldLine]:
        raw = lines_of(self._text[slice(*tag.inner)], self._line(tag.inner[0]))
        if name == "highlight":
            language, title = (tag.places[0] if tag.places else tag.named.get("lang", "")), ""
        else:
            found = _NAMED_CODE.search(tag.said)
            language, title = (found[1] if found else ""), _OPTION.sub("", tag.said).strip()
        block = code_block(raw, language, origin)
        return [OldLine(origin, f"**{_with_link(title)}**"), OldLine(origin, ""), *block] if title else block

    def _link(self, tag: OldTag, name: str, inner: list[OldLine] | None, origin: int) -> list[OldLine]:
        places = [place for place in tag.places if place]
        if name in ("ref", "relref"):
            target = tag.named.get("path") or (places[0] if places else "")
            return self._address(tag, f"ref:{quote(target, safe='/#.')}", origin)
        if name in ("post_url", "post_path") or (name == "link" and len(places) == 1):
            kind = "file:/" if name == "link" else "post:"
            return self._address(tag, f"{kind}{quote(places[0] if places else '', safe='/#.')}", origin)
        if name == "asset_path":
            return made(quote(places[0] if places else "", safe="/#."), origin)
        if name in ("post_link", "asset_link") and places:
            words = " ".join(place for place in places[1:] if place not in ("true", "false"))
            target = f"post:{places[0]}" if name == "post_link" else places[0]
            return made(f"[{_plain(words) or POST_TITLE}](<{target}>)", origin)
        places = [tag.named[key] for key in ("href", "url", "link") if tag.named.get(key)] + places
        at = next((at for at, word in enumerate(places) if re.match(r"https?://|/", word)), -1)
        if at < 0:
            return self._other(tag, name, inner, origin)[0]
        said = [word for word in (*places[:at], *places[at + 1 :]) if not _is_icon(word)]
        words = " ".join((*map(_plain, said), *(line.text.strip() for line in inner or ()))).strip()
        return made(f"[{words or places[at]}](<{places[at]}>)", origin)

    def _address(self, tag: OldTag, target: str, origin: int) -> list[OldLine]:
        """Return an address where a link has its own, and a link where it stands in the text."""
        is_within = self._text[max(tag.start - 1, 0) : tag.start] in ("(", "<", '"', "'", "=")
        return made(target if is_within else f"[{POST_TITLE}](<{target}>)", origin)

    def _embed(
        self, tag: OldTag, name: str, inner: list[OldLine] | None, origin: int
    ) -> tuple[list[OldLine], bool]:
        given = next((tag.named[key] for key in _KEYS if tag.named.get(key)), "")
        words = [given, *tag.places] if given else list(tag.places)
        at = next((at for at, word in enumerate(words) if re.match(r"(?:https?:)?//", word)), 0)
        address = words[at] if words else ""
        if name in ("tweet", "twitter", "x") and tag.named.get("id"):
            address = tag.named["id"]
        if address and not re.match(r"(?:https?:)?//", address):
            local = PLAYED.search(address) or address.startswith("/")
            known = EMBEDS[name].format(address)
            address = known if re.match(r"https?://", known) else address if local else ""
        if address and PLAYED.search(address):
            title = tag.named.get("title") or tag.named.get("name") or tag.named.get("caption") or ""
            lines, told = (
                made(markdown_picture(address, _plain(title), ""), origin),
                set(tag.places) - {address},
            )
        else:
            lines, told = made(f"<{address}>" if "://" in address else "", origin), {"all"}
        if told:
            self._record(origin, "something of another host in the page; a link stands for it", tag.raw)
        return [*lines, *(trimmed(inner) if inner else ())], bool(inner)


#: Stands for the title of the text that a link leads to.
POST_TITLE = "\ue000"


def markdown_picture(src: str, alt: str, title: str) -> str:
    """Return a picture in Markdown."""
    target = f"<{src}>" if re.search(r"[\s()<>]", src) else src
    words = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'![{alt}]({target} "{words}")' if title else f"![{alt}]({target})"


def _plain(text: str) -> str:
    """Return words as they can stand between brackets."""
    return " ".join(re.sub(r"([\[\]\\])", r"\\\1", text).split())


def _is_icon(word: str) -> bool:
    return bool(
        re.fullmatch(r"(?:fa[bsrl]?|icon|el-icon|mdi|bi)[ -][\w -]+|#[0-9a-fA-F]{3,8}|\d+(?:px|%)", word)
    )


def _with_link(said: str) -> str:
    """Return words with an address in them as Markdown."""
    return re.sub(r"https?://\S+", lambda found: f"<{found[0]}>", said)


def _append(out: list[OldLine], lines: Sequence[OldLine]) -> None:
    """Put lines behind others, the first of them in the last line."""
    if lines:
        out[-1] = OldLine(
            out[-1].origin if out[-1].text.strip() else lines[0].origin, out[-1].text + lines[0].text
        )
        out += lines[1:]
