"""Who made an article: names and roles out of the fields of a byline."""

from __future__ import annotations

import re

from newsgen.model import Credit, Role
from newsgen.yamlfile import FieldReader

#: The words for each role as bylines have them, in both scripts; they are field names too.
ROLE_WORDS: dict[Role, tuple[str, ...]] = {
    Role.AUTHOR: ("作者",),
    Role.REPORTER: ("記者", "记者"),
    Role.MEDIA_REPORTER: ("全媒體記者", "全媒体记者"),
    Role.CORRESPONDENT: ("通訊員", "通讯员"),
    Role.PHOTOGRAPHER: ("攝影", "摄影"),
    Role.EDITOR: ("編輯", "编辑"),
    Role.RESPONSIBLE_EDITOR: ("責任編輯", "责任编辑", "責編", "责编"),
    Role.REVIEWER: ("審核", "审核"),
}
_ROLES = {word: role for role, words in ROLE_WORDS.items() for word in words}
_PREFIX = re.compile(rf"({'|'.join(sorted(_ROLES, key=len, reverse=True))})[\s:：]+(?=\S)")


def read_credits(reader: FieldReader) -> tuple[Credit, ...]:
    """Return the names of a byline, each with its role.

    The role is that of the field (`通訊員: 張三`), or stands before the name (`author: 全媒體記者 楊靜`),
    and then holds for the names after it too, as people write 記者 甲、乙.
    """
    found_credits: dict[Credit, None] = {}
    for role in Role:
        at = role
        for typed in reader.texts(role.value):
            found = _PREFIX.match(typed)
            if found:
                at = _ROLES[found[1]]
            found_credits[Credit(typed[found.end() :] if found else typed, at)] = None
    return tuple(found_credits)
