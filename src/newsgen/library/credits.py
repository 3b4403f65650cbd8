"""Who made an article: names and roles out of the fields of a byline."""

from __future__ import annotations

import re

from newsgen.hanzi import fold
from newsgen.library.byline_roles import names
from newsgen.library.slugs import fits_address
from newsgen.model import Credit, Role
from newsgen.yamlfile import FieldReader

_APART = re.compile(r"[ \u3000]*[/／|｜&＆和與与及][ \u3000]*|[ \u3000]+")
# What stands beside names: who somebody is, an address, a telephone number, a mark.
_BESIDE = re.compile(
    r"[（(][^（）()]*[）)]|[A-Za-z0-9._+-]{1,64}@\S*|\+?\d[\d-]{4,}\d|[（）()<>＜＞。，,；;：:！!？?*]"
)
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
_CHECKING = (Role.EDITOR, Role.RESPONSIBLE_EDITOR, Role.PROOFREADER, Role.REVIEWER)
# What bylines say of the work at their end, and no name.
_WORK = re.compile(
    "[文圖图]|(?:[攝摄]影|[綜综]合)?[報报][道導导]|[採采][寫写]|[撰供]稿|撰文|供[圖图]|整理|[編编][譯译]|[綜综]合|[發发]自.+"
)


def read_credits(reader: FieldReader) -> tuple[Credit, ...]:
    """Return the names of a byline, each with its role.

    The role is that of the field (`通訊員: 甲`), or stands before the name (`author: 全媒體記者 甲`,
    `文/甲`), with the paper if it is named (`江西日報全媒體記者 甲`); it then holds for the names after it
    too, as people write 記者 甲、乙. A name in two scripts is one.
    """
    found_credits: dict[tuple[str, Role], Credit] = {}
    for role in Role:
        roles: tuple[Role, ...] = (role,)
        organisation = ""
        for typed in reader.texts(role.value, parted=True):
            for name, said, said_of in names(typed):
                if said:
                    roles, organisation = said, said_of
                if _is_nobody(name, role):
                    _tell_nobody(reader, role.value, name)
                    continue
                _tell_several(reader, role.value, name)
                if fits_address(reader, role.value, name):
                    for at in roles:
                        key = fold(name).casefold(), at
                        found_credits.setdefault(key, Credit(name, at, organisation))
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
    """Tell of names that stand together, and are read as one: 張三 李四, 張三和李四, 張三 攝影報道; and of
    what would be a part of a name: 張三（教授）."""
    bare = _BESIDE.sub(" ", name).strip()
    parts = _APART.split(bare)
    people = [parts[0], *(part for part in parts[1:] if not _WORK.fullmatch(part))]  # 文 may be a surname
    has_more = len(people) < len(parts) or bare != name
    if (len(parts) < 2 and not has_more) or not people or not all(map(_NAME.fullmatch, people)):
        return
    if _LONG_SURNAME.fullmatch(people[0]):
        return
    reader.report.warning(
        reader.line(field),
        "`{name}` is read as one name",
        "write the names alone: `{right}`" if has_more else "if they are several, write `{right}`",
        name=name,
        right="、".join(people),
    )
