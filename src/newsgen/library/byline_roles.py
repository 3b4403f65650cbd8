"""A part of a byline without commas -> its names, by the roles before them: 記者 甲 通訊員 乙."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.library.fields import ARTICLE
from newsgen.model import Role

_ROLES = {word: role for role in Role for word in ARTICLE[role].spellings}
# What has a stroke or a colon behind it where it is a role: 文 is a surname, too.
_SHORT = {
    **dict.fromkeys(("文", "文字", "撰文"), Role.AUTHOR),
    **dict.fromkeys(("圖", "图", "圖片", "图片"), Role.PHOTOGRAPHER),
}


def role_pattern(*roles: Role) -> str:
    """Return a regular expression for the words of some roles as bylines have them, in both scripts; they are
    names of fields too."""
    return _any(word for word, role in _ROLES.items() if role in roles)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BETWEEN = r"\s:：/／|｜"
# Nobody is called 記者楊靜; but a 記者站 is no person.
_NAME_AT_ONCE = (
    r"(?<=[者員员生])(?![\s站部會会室組组處处家之俱團团隊队們们])"
    r"(?=[㐀-鿿]{2,4}(?<![站部室組组會会])(?:[\s/／|｜]|$))"
)
_MARK = re.compile(
    rf"(?:^|(?<=[\s/／|｜]))(?:(?P<both>文[/／|｜]?[圖图]|[圖图][/／|｜]?文)[{_BETWEEN}]+(?=\S)"
    rf"|(?P<short>{_any(_SHORT)})\s*[/／|｜:：]\s*(?!(?:{_any(_SHORT)})(?:\s|$))(?=\S)"
    rf"|(?P<organisation>[^{_BETWEEN}]*?)(?P<role>{_any(_ROLES)})(?:[{_BETWEEN}]+(?=\S)|{_NAME_AT_ONCE}))"
)
_STROKES = " \t\u3000/／|｜"


class Named(NamedTuple):
    """A name, the roles that stand before it, and the organisation before these: none where they are those of
    the name before it."""

    name: str
    roles: tuple[Role, ...]
    organisation: str


def names(typed: str) -> Iterator[Named]:
    """Give the names of a part of a byline without commas, in order.

    A role begins at a blank or a stroke, and has a blank, a colon or a stroke behind it, or, where it is
    that of a reporter, the name at once: 本報記者 甲 通訊員 乙, 文/甲 圖/乙, 記者甲乙. Roles with no name
    between them are the next one's: 攝影/文字：甲, 文/圖 甲.
    """
    roles: tuple[Role, ...] = ()
    organisation, start = "", 0
    for mark in _MARK.finditer(typed):
        if name := typed[start : mark.start()].strip(_STROKES):
            yield Named(name, roles, organisation)
            roles, organisation = (), ""
        roles += _roles(mark)
        organisation = organisation or mark["organisation"] or ""
        start = mark.end()
    yield Named(typed[start:], roles, organisation)


def _roles(mark: re.Match[str]) -> tuple[Role, ...]:
    if mark["both"]:
        return Role.AUTHOR, Role.PHOTOGRAPHER
    return (_SHORT[mark["short"]] if mark["short"] else _ROLES[mark["role"]],)
