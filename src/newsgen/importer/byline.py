"""「（江西日報全媒體記者 楊靜）」 -> the names, and the paper that they are of."""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.importer.labels import people
from newsgen.library.byline_roles import role_pattern
from newsgen.model import Role

_WRITING = role_pattern(Role.REPORTER, Role.MEDIA_REPORTER, Role.CORRESPONDENT, Role.INTERN)
# What was done, behind which a name stands apart: 人文地理, 深度報道系列 and 攝影比賽 are nobody.
_PHOTOGRAPHED = role_pattern(Role.PHOTOGRAPHER)
_DEEDS = rf"(?:(?:{_PHOTOGRAPHED})?(?:報道|报道)|文|{_PHOTOGRAPHED})(?=[\s/／:：])"
_ROLES = f"(?:融媒體|融媒体|首席|特約|特约|見習|见习|實習|实习)?(?:{_DEEDS}|{_WRITING})"
_PART = re.compile(
    rf"(?P<organisation>[^\s:：、，,（(/]{{0,20}}?)(?P<role>{_ROLES})\s*[/／:：]?\s*"
    rf"(?P<names>[一-鿿㐀-䶿·]{{2,12}}(?:[\s、，,/／]+(?!\S{{0,20}}?(?:{_ROLES}))[一-鿿㐀-䶿·]{{1,12}})*)[\s、，,;；]*"
)
_LAST = re.compile(r"(?<!\s)\s*+[（(【\[]\s*+([^（）()【】\[\]]{3,80}?)\s*+[）)】\]]\s*+$")
_DATELINE = re.compile(r"(?:[^\s，。（(]{2,14}?)?(?:電|电|訊|讯|消息)\s*[（(]([^（）()]{3,60})[）)]")
_NOT_A_PAPER = re.compile(r"^(?:本[報报網网台刊社]|特約|特约|文|圖|图)*$")
# What follows 記者 in sentences and headings.
_NO_NAME = re.compile(
    r"[從从在獲获了採采訪访報报攝摄說说]|手[記记]|[觀观]察|[調调]查|[連连][線线]|[協协][會会]|[節节]$|站$"
)
_RANKS = re.compile(r"(?:駐|驻)?\S{0,6}?(?:分社|記者站|记者站)$")


class Byline(Struct, frozen=True):
    """Authors as the field `author` takes them (`江西日報全媒體記者 楊靜`), and their paper, if named."""

    authors: tuple[str, ...]
    organisation: str = ""


def read_byline(text: str) -> Byline | None:
    """Return what a text says that is nothing but roles and names; None for any other."""
    text = text.strip()
    authors: list[str] = []
    organisation = ""
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            return None
        names = _names(found["names"])
        if names is None:
            return None
        role = f"{found['organisation']}{found['role']}"
        authors += [f"{role} {names[0]}", *names[1:]]
        named = found["organisation"]
        if not organisation and len(named) > 1 and not _NOT_A_PAPER.match(named):
            organisation = _RANKS.sub("", named) or named
        at = found.end()
    return Byline(tuple(authors), organisation) if authors else None


def split_last(text: str) -> tuple[str, Byline] | None:
    """Return a paragraph without the parenthesis at its end that names who wrote it, and what that says."""
    found = _LAST.search(text)
    byline = read_byline(found[1]) if found else None
    return (text[: found.start()], byline) if found and byline else None


def read_dateline(text: str) -> Byline | None:
    """Return who a paragraph that begins 「本報訊（記者 甲）」 says has written it."""
    found = _DATELINE.match(text)
    return read_byline(found[1]) if found else None


def _names(text: str) -> tuple[str, ...] | None:
    names = people(text)
    return names if names and all(map(_is_name, names)) else None


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= (12 if "·" in text else 4) and not _NO_NAME.match(text)
