"""Who made an article: names and roles out of the fields of a byline."""

from __future__ import annotations

import re

from newsgen.hanzi import fold
from newsgen.library.fields import ARTICLE
from newsgen.library.slugs import fits_address
from newsgen.model import Credit, Role
from newsgen.yamlfile import FieldReader

#: The words for each role as bylines have them, in both scripts; they are field names too.
ROLE_WORDS = {role: ARTICLE[role].spellings for role in Role}
_ROLES = {word: role for role, words in ROLE_WORDS.items() for word in words}
_WORDS = "|".join(sorted(_ROLES, key=len, reverse=True))
_PREFIX = re.compile(rf"(?P<organisation>[^\s:：]*?)(?P<role>{_WORDS})[\s:：]+(?=\S)")
_SHORT = {"文": Role.AUTHOR, "圖": Role.PHOTOGRAPHER, "图": Role.PHOTOGRAPHER}
_SHORT_PREFIX = re.compile(r"(?P<role>[文圖图])\s*[/／]\s*(?=\S)")


def read_credits(reader: FieldReader) -> tuple[Credit, ...]:
    """Return the names of a byline, each with its role.

    The role is that of the field (`通訊員: 甲`), or stands before the name (`author: 全媒體記者 甲`,
    `文/甲`), with the paper if it is named (`江西日報全媒體記者 甲`); it then holds for the names after it
    too, as people write 記者 甲、乙. A name in two scripts is one.
    """
    found_credits: dict[tuple[str, Role], Credit] = {}
    for role in Role:
        at, organisation = role, ""
        for typed in reader.texts(role.value):
            name = typed
            if found := _PREFIX.match(typed):
                at, organisation = _ROLES[found["role"]], found["organisation"]
                name = typed[found.end() :]
            elif found := _SHORT_PREFIX.match(typed):
                at, organisation = _SHORT[found["role"]], ""
                name = typed[found.end() :]
            credit = Credit(name, at, organisation)
            if fits_address(reader, role.value, name):
                found_credits.setdefault((fold(name).casefold(), at), credit)
    return tuple(found_credits.values())
