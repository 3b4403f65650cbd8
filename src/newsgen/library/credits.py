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
_APART = re.compile(r"[ \u3000]*[/／|｜][ \u3000]*|[ \u3000]+")
_NAME = re.compile(
    "[\u3400-\u9fff]{1,3}[\u3400-\u9fff](?<![部組组室處处局科社網网報报臺台團团院校委會会心所])"
)
# Surnames of two characters, which stand apart from what follows in bylines set wide.
_LONG_SURNAME = re.compile(
    "欧阳|歐陽|司[马馬]|上官|[诸諸]葛|[东東]方|皇甫|尉[迟遲]|公[孙孫]|令狐|慕容|司徒|夏侯|端木|南[宫宮]"
)
#: What stands where nobody is named: that nobody is, or how far an article has come.
NOBODY = re.compile(
    r"[無无]|暫[無无缺]|暂[无缺]|不[詳详]|待定|[空否]|N/?A|TBD"
    r"|(?P<state>(?:尚)?(?:未|待|已|不)\w{1,3}|通[過过])",
    re.IGNORECASE,
)
_CHECKING = (Role.EDITOR, Role.RESPONSIBLE_EDITOR, Role.REVIEWER)
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
        for typed in reader.texts(role.value, parted=True):
            name = typed
            if found := _PREFIX.match(typed):
                at, organisation = _ROLES[found["role"]], found["organisation"]
                name = typed[found.end() :]
            elif found := _SHORT_PREFIX.match(typed):
                at, organisation = _SHORT[found["role"]], ""
                name = typed[found.end() :]
            if _is_nobody(name, role):
                _tell_nobody(reader, role.value, name)
                continue
            _tell_several(reader, role.value, name)
            credit = Credit(name, at, organisation)
            if fits_address(reader, role.value, name):
                found_credits.setdefault((fold(name).casefold(), at), credit)
    return tuple(found_credits.values())


def _is_nobody(name: str, role: Role) -> bool:
    """Whether a word names nobody. Somebody may write as 未央, but 審核: 未過 is no person."""
    found = NOBODY.fullmatch(name)
    return found is not None and (found["state"] is None or role in _CHECKING)


def _tell_nobody(reader: FieldReader, field: str, name: str) -> None:
    """Tell of a byline that would have a word for a name, and an article that may not be for readers yet."""
    if reader.finished:
        reader.report.error(
            reader.line(field),
            "`{name}` in `{field}` is nobody's name",
            "an article that waits for somebody says `status: draft`; otherwise leave the word out",
            name=name,
            field=field,
        )


def _tell_several(reader: FieldReader, field: str, name: str) -> None:
    """Tell of names that stand together, and are read as one: 張三 李四, 張三/李四."""
    parts = _APART.split(name)
    if len(parts) < 2 or not all(map(_NAME.fullmatch, parts)) or _LONG_SURNAME.fullmatch(parts[0]):
        return
    reader.report.warning(
        reader.line(field),
        "`{name}` is read as one name",
        "if they are several, write `{right}`",
        name=name,
        right="、".join(parts),
    )
