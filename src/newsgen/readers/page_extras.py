"""What a page holds beside its text: hidden, struck, drawn, played. Taken out of its tree, and given back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from msgspec import Struct

from newsgen.problems import sentence
from newsgen.readers.embeds import embed_line
from newsgen.readers.leaves import is_text, plain
from newsgen.readers.pictures import is_tiny
from newsgen.readers.style_sheet import hidden_elements
from newsgen.word import Aside
from newsgen.word.formula import mark, whole

_STRUCK = sentence("struck text was left out: {text}")
_FORMULA = sentence("a formula was written on one line: {text}")
_HIDDEN_HERE = sentence("hidden text was left out: {text}")
_WHITE_HERE = sentence("white text that readers may not have seen is in the article: {text}")
_COMMENT = sentence("a comment was left out: {text}")
_CARD = sentence("something that only plays elsewhere was left out: {text}")
# What these hold is no text, or nothing that a reader sees.
_SILENT = ("script", "style", "template", "title")
_CONTROLS = ("noscript", "select", "textarea", "button", "canvas", "svg")
_PLAYERS = ("iframe", "embed", "object", "video", "audio")
_ADDRESSES = ("src", "data-src", "data")
#: Cards and players of WeChat's own, and where they have words in any script.
_CARDS = re.compile(r"^(?:mp-|mpvoice$|mpvideosnap$|mpprofile$|qqmusic$|mpcps$)")
_CARD_WORDS = ("title", "name", "music_name", "data-title", "data-desc", "data-nickname",
               "data-miniprogram-title")  # fmt: skip
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-indent\s*:\s*-\d{3,}"
    r"|(?<![-\w])(?:left|top)\s*:\s*-\d{3,}|(?<![-\w])opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?:\.0+)?\s*(?:px|pt|r?em|%)?\s*(?:;|!|$)", re.IGNORECASE)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|!|$)",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff]")
#: What Word writes into a page for its comments: each where it is referred to, and all of them at the end.
_REMARK = re.compile(r"mso-element\s*:\s*comment(?:-list)?\b", re.IGNORECASE)
_REMARKS = frozenset(("MsoCommentReference", "msocomanchor", "msocomtxt", "msocomoff"))
_ON_LINE = {"msup": "^", "mover": "^", "msub": "_", "munder": "_"}


class Extras(Struct, frozen=True):
    """`left_out` are words that readers may have seen somewhere; `asides` are told. `players` are links that
    stand where something was played or shown that lies in a file of its own."""

    left_out: tuple[str, ...]
    asides: tuple[Aside, ...]
    players: tuple[Tag, ...]


def take_extras(soup: BeautifulSoup) -> Extras:
    """Take out of a page what is no text of an article."""
    for element in soup.find_all("amp-img"):
        element.name = "img"
    players = tuple(_players(soup))
    asides = [*_cards(soup), *_formulas(soup)]
    asides += (Aside(_COMMENT, "", said) for said in _all_of(soup, _is_remark))
    hidden = {id(element) for element in hidden_elements(soup)}
    asides += (Aside(_HIDDEN_HERE, "", said) for said in _all_of(soup, lambda tag: id(tag) in hidden))
    for element in soup.find_all(_SILENT):
        element.extract()
    left_out = tuple(_all_of(soup, _is_no_text))
    asides += (Aside(_STRUCK, "", said) for said in _all_of(soup, _is_struck))
    white = soup.find_all(_is_white)
    asides += (Aside(_WHITE_HERE, "", said) for element in white if (said := plain((element,))))
    return Extras(left_out, tuple(asides), players)


def _all_of(soup: BeautifulSoup, wanted: object) -> Iterator[str]:
    """Take out of a page the elements of a kind, and give the words of each that is in no other."""
    found = soup.find_all(wanted)  # type: ignore[call-overload] # the library's stub wants one of its callables
    for element in found:
        if element.find_parent(wanted) is None and (said := plain((element,))):
            yield said
    for element in found:
        element.extract()


def _is_struck(tag: Tag) -> bool:
    return tag.name in ("s", "strike", "del") or "line-through" in str(tag.get("style", ""))


def _is_remark(tag: Tag) -> bool:
    return bool(_REMARK.search(str(tag.get("style", "")))) or not _REMARKS.isdisjoint(
        tag.get_attribute_list("class")
    )


def _is_white(tag: Tag) -> bool:
    """Whether an element is white, and nothing around it says on what."""
    if not _WHITE.search(str(tag.get("style", ""))):
        return False
    return not any(
        each.get("bgcolor") or "background" in str(each.get("style", "")) for each in (tag, *tag.parents)
    )


def _is_no_text(tag: Tag) -> bool:
    if tag.name in _CONTROLS or tag.has_attr("hidden"):
        return True
    style = str(tag.get("style", ""))
    if _HIDDEN.search(style):
        return tag.get("id") != "js_content"  # which WeChat shows by a script, once it is loaded
    return bool(_NO_SIZE.search(style)) and tag.find(style=re.compile("font-size")) is None


def _players(soup: BeautifulSoup) -> Iterator[Tag]:
    """Put a link in the place of each file that is played or shown within a page; films and maps of the hosts
    that newsgen knows stay."""
    for element in soup.find_all(_PLAYERS):
        if embed_line(element):
            element.clear()  # of words for browsers that know no frames
            continue
        sources = [element, *element.find_all(["source", "embed"])]
        given = [str(each.get(name, "")).strip() for each in sources for name in _ADDRESSES]
        source = next((each for each in given if each and not re.match(r"(?!https?:)\w+:", each)), "")
        if source and not is_tiny(element) and element.parent is not None:
            link = soup.new_tag("a", href=source)
            link.string = str(element.get("title", "")).strip() or _named(source)
            element.insert_before(link)
            yield link
        if inner := str(element.get("srcdoc", "")):
            element.append(BeautifulSoup(inner, "html.parser").get_text(" "))
        element.name = "noscript"  # what it says is for those who cannot see it


def _named(source: str) -> str:
    try:
        parts = urlsplit(source)
    except ValueError:
        return source
    name = PurePosixPath(unquote(parts.path)).name
    return name if "." in name else f"{parts.netloc}{parts.path}"


def _cards(soup: BeautifulSoup) -> Iterator[Aside]:
    for element in soup.find_all(_CARDS):
        words = [str(element.get(name, "")).strip() for name in _CARD_WORDS]
        words += [str(value).strip() for value in element.attrs.values() if _HAN.search(str(value))]
        if said := " ".join(dict.fromkeys(filter(None, words))):
            yield Aside(_CARD, "", said)


def _formulas(soup: BeautifulSoup) -> Iterator[Aside]:
    """Put a text in the place of each formula."""
    for element in soup.find_all("math"):
        if said := " ".join(_on_one_line(element).split()):
            yield Aside(_FORMULA, "", said)
        element.replace_with(said)


def _on_one_line(node: PageElement) -> str:
    """Return what MathML says, as people type it: (b-a)/a, x^2, √2."""
    if not isinstance(node, Tag):
        return str(node).strip() if is_text(node) else ""
    if node.name in ("annotation", "annotation-xml"):
        return ""
    parts = [said for child in node.children if (said := _on_one_line(child))]
    if node.name == "mfrac" and len(parts) == 2:
        return f"{whole(parts[0])}/{whole(parts[1])}"
    if node.name in _ON_LINE and len(parts) == 2:
        return parts[0] + mark(_ON_LINE[node.name], parts[1])
    if node.name in ("msubsup", "munderover") and len(parts) == 3:
        return parts[0] + mark("_", parts[1]) + mark("^", parts[2])
    if node.name == "mroot" and len(parts) == 2:
        return f"{parts[1]}√{whole(parts[0])}"
    return ("√" + whole("".join(parts))) if node.name == "msqrt" else "".join(parts)
