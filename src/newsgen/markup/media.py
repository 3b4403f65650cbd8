"""`![…](…)`: a picture, or a player where the file is a film or a recording."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from newsgen.markup.document import literal
from newsgen.markup.targets import Target

_PLAYED = re.compile(
    r"\.(?:(?:mp4|m4v|webm|ogv|mov)|(mp3|m4a|aac|oga|ogg|opus|wav|flac))(?=$|[?#])", re.IGNORECASE
)
_LIST = re.compile(r"\{:?([^{}<>\n]{1,200})\}")
_ITEM = re.compile(r"\s*+(?:([.#])([\w-]++)|([\w-]++)=(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"']++)))(?=\s|$)")
_LENGTH = re.compile(r"(\d{1,5})(?:px)?", re.ASCII)


def picture(text: str, target: Target, alt: str) -> tuple[Element, int]:
    """Return the element for a picture's target and description, and where it ends in the text: after the
    list of attributes, such as `{width=300}`, if there is one."""
    given, end = _attributes(text, target.end)
    played = _PLAYED.search(target.address)
    if played:
        name = "audio" if played[1] else "video"
        element = Element(name, {"src": literal(target.address), "controls": "", "preload": "metadata"})
        element.text = literal(alt)
    else:
        element = Element("img", {"alt": literal(alt), "src": literal(target.address)})
    if target.title:
        element.set("title", literal(target.title))
    for key, value in given.items():
        element.set(key, literal(value))
    return element, end


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    """Return the attributes that are listed at a place, and where their list ends."""
    found = _LIST.match(text, at)
    if not found:
        return {}, at
    given: dict[str, str] = {}
    place = 0
    typed = found[1].rstrip()
    while place < len(typed):
        item = _ITEM.match(typed, place)
        if not item:
            return {}, at
        place = item.end()
        key = {".": "class", "#": "id"}.get(item[1] or "", item[3])
        value = item[2] or item[4] or item[5] or item[6] or ""
        if key in ("width", "height"):
            if length := _LENGTH.fullmatch(value):
                given[key] = length[1]
        elif key == "class":
            given[key] = f"{given.get(key, '')} {value}".strip()
        elif key in ("id", "title", "alt"):
            given[key] = value
    return given, found.end()
