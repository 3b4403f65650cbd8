"""Lines such as 「發布時間：2025-06-30 09:30　來源：江西日報　編輯：甲」 -> fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from newsgen.library.byline_roles import role_pattern
from newsgen.library.credits import NOBODY
from newsgen.library.stated_source import SOURCE_LABEL, reprinted_from
from newsgen.model import Role
from newsgen.readers.dates import tidy_date

# What stands before a colon, in both scripts, by the field that it means; `other` is said and left out.
_LABELS: Mapping[str, str] = {
    "title": "(?:文章)?(?:主)?(?:標題|标题)|題目|题目",
    "kicker": "引題|引题|肩題|肩题|眉題|眉题",
    "subtitle": "副標題|副标题|副題|副题",
    "date": "(?:發[佈布]|发布|發表|发表|刊發|刊发|發稿|发稿|更新)(?:時間|时间|日期)|日期|時間|时间",
    "source": SOURCE_LABEL,
    "author": "(?:本文)?作者|撰稿|撰文|文字|文稿|采写|採寫|文",
    "reporter": rf"[^\s:：]{{0,8}}?(?:{role_pattern(Role.REPORTER)})",
    "correspondent": f"(?:特約|特约)?(?:{role_pattern(Role.CORRESPONDENT)})",
    "intern": role_pattern(Role.INTERN),
    "photographer": f"{role_pattern(Role.PHOTOGRAPHER)}|圖|图",
    "responsible_editor": f"(?:{role_pattern(Role.RESPONSIBLE_EDITOR)})",
    "editor": f"(?:網絡|网络|本期|值班|微信|文字|圖文|图文)?(?:{role_pattern(Role.EDITOR)})",
    "proofreader": role_pattern(Role.PROOFREADER),
    "reviewer": f"(?:終審|终审)?(?:{role_pattern(Role.REVIEWER)})",
    "original_title": "原標題|原标题|原題|原题",
    "original_url": (
        "(?:原文|文章|信息)?(?:鏈接|链接|連結|连结)(?:地址|網址|网址)?|原文地址|原文網址|原文网址"
    ),
    "other": (
        "(?:瀏覽|浏览|點擊|点击|閱讀|阅读|訪問|访问)(?:次數|次数|量|數|数)?|人氣|人气|字號|字号|字體(?:大小)?|字体(?:大小)?"
        "|分享(?:到|至)?|打印|視力保護色|视力保护色|審校|审校|初審|初审|複審|复审|終審|终审|監製|监制|監審|监审"
        "|索引號|索引号|發佈機構|发布机构|發布機構|主編|主编|值班主任|值班編委|值班编委|簽發|签发|總值班|总值班|主任"
    ),
}
_LABEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()))
_BEGIN = r"(?<![^\s|｜丨︱/／,，;；。.)）\]】])"
_START = re.compile(rf"{_BEGIN}(?:{_LABEL.pattern})\s*[:：]\s*")
# 編輯丨甲乙, 文/丙丁: as accounts of WeChat write it, on a line of its own.
_START_BAR = re.compile(rf"{_BEGIN}(?:{_LABEL.pattern})\s*(?:[:：|｜丨︱]|[/／](?!\s*[文图圖摄攝]))\s*")
# How to reach people, which is behind their names at times, and no name.
_CONTACT = re.compile(
    r"(?:[（(]\s*+|(?<!\s)\s++)?(?:(?:[聯联][系繫絡络]|[投供]稿|新[聞闻]|[報报]料)?(?:電話|电话|手[機机]|[郵邮]箱|信箱|[熱热][線线]|方式|微信號?|微信号?)"
    r"|Tel|E-?mail|QQ)|[（(]?(?<!\d)\d{5,}|[（(]?(?<!\d)\d{3,4}-\d{5,}|[（(]?[\w.+-]{1,40}@\w",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:\d{4}|(?:中華|中华)?民[國国]\s*\d{1,3})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"(?:\s*[T ]?\s*\d{1,2}(?::|：|時|时)\d{1,2}(?:(?::|：|分)\d{1,2})?分?秒?)?"
    r"(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?(?!\d)"
)
# Who somebody is, behind a name: 甲乙（江西財經大學教授）.
_WHO = re.compile(r"[（(][^（）()]*[）)]")
# What stands beside bylines on pages, and says nothing about the text.
_CHROME = re.compile(
    r"[【\[(（<]\s*+(?:字[體体號号][:：]?)?[\s大中小打印關关閉闭返回頂顶部收藏分享複复製制鏈链接|｜]*+[】\])）>]"
    r"|(?:字[體体號号][:：]?\s*)?(?:大\s+中\s+小|大中小|A[+-]\s*A[+-]?)|打印本?[頁页]?|[關关][閉闭](?:窗口|本[頁页])?|收藏|點贊|点赞|[舉举][報报]$|[關关]注$|次$"
)
_EDGES = " \t\u3000\xa0|｜丨︱/／,，;；()（）[]【】<>·•—-"
_LONGEST_LINE = 200
_LONGEST_VALUE = 60
_LONGEST_TITLE = 100
_TITLES = ("title", "kicker", "subtitle", "original_title")
_NAMES = frozenset(Role)
_SENTENCE = re.compile(r"[。！？!?]")


class Labelled(Struct, frozen=True):
    """What a line says: values by field; `other` are the words that no field has."""

    values: tuple[tuple[str, str], ...]
    other: str = ""


def read_labels(line: str) -> Labelled | None:
    """Return what a line of labels says; None for a line that is anything else, wholly or in part.

    A line that is only a date is one too.
    """
    begin = _START if "\n" in line.strip() else _START_BAR
    line = " ".join(line.split("\n")).strip()
    if not line or len(line) > _LONGEST_LINE:
        return None
    inner = _unwrapped(line)
    if reprinted := reprinted_from(inner):
        return Labelled((("source", reprinted),))
    starts = list(begin.finditer(inner))
    values: list[tuple[str, str]] = []
    other: list[str] = []
    head = inner[: starts[0].start()] if starts else inner
    rest = _dates(_chrome(head, other), values)
    if rest.strip(_EDGES):
        return None
    ends = [*(found.start() for found in starts), len(inner)][1:]
    for found, end in zip(starts, ends, strict=True):
        field = found.lastgroup or ""
        if not _take(field, found[0], inner[found.end() : end], values, other):
            return None
    if not values and not other:
        return None
    return Labelled(tuple(values), "\n".join(other))


def labelled_title(lines: Iterable[str]) -> str:
    """Return the title of a line that says that it is one, beside which no other line is a title; else
    nothing."""
    read = filter(None, map(read_labels, lines))
    return next((value for line in read for name, value in line.values if name == "title"), "")


def people(value: str) -> tuple[str, ...]:
    """Return the names in a value such as `甲、乙` or `張　三 李四`; a name set wide is one name."""
    value = value.strip(_EDGES)
    if re.search(r"[A-Za-z]", value):
        parts = re.split(r"[、,，;；/／]", value)
    else:
        parts = re.split(r"[、,，;；/／]|\s+", re.sub(r"(?<!\S)(\S)\s+(\S)(?!\S)", r"\1\2", value))
    return tuple(part.strip() for part in parts if part.strip())


def _take(field: str, label: str, value: str, values: list[tuple[str, str]], other: list[str]) -> bool:
    """Read a value; say whether it is one."""
    if field == "other":
        rest = _dates(value, values)
        other.append(f"{label}{rest}".strip(_EDGES))
        return len(rest) <= _LONGEST_VALUE and not _SENTENCE.search(rest)
    if field == "original_url":
        address = value.strip(_EDGES)
        values.append((field, address))
        return bool(re.fullmatch(r"https?://\S+", address))
    value = _chrome(value, other)
    if field == "date":
        found = _DATE.search(value)
        tidy = tidy_date(found[0]) if found else ""
        values.append((field, tidy))
        return bool(tidy) and not _DATE.sub("", value, count=1).strip(_EDGES)
    if field not in _TITLES:
        value = _dates(value, values)
        if contact := _CONTACT.search(value):
            other.append(value[contact.start() :].strip())
            value = value[: contact.start()]
    if field in _NAMES:
        other += _WHO.findall(value)
        value = _WHO.sub(" ", value)
    value = value.strip(_EDGES) if not value.strip().endswith(("）", ")")) else value.strip()
    too_long = len(value) > (_LONGEST_TITLE if field in _TITLES else _LONGEST_VALUE)
    if too_long or (field not in _TITLES and _SENTENCE.search(value)):
        return False
    if field not in (*_TITLES, "source") and NOBODY.fullmatch(value):
        other.append(f"{label}{value}")
        return True
    if value:
        if field == "reporter":
            role = label.strip().rstrip(":：|｜丨︱/／").strip()
            values.append(("author", f"{role} {value}"))
        else:
            values.append((field, value))
    return True


def _dates(text: str, values: list[tuple[str, str]]) -> str:
    """Take the dates out of a text."""

    def take(found: re.Match[str]) -> str:
        tidy = tidy_date(found[0])
        if tidy:
            values.append(("date", tidy))
            return " "
        return found[0]

    return _DATE.sub(take, text)


def _chrome(text: str, other: list[str]) -> str:
    def take(found: re.Match[str]) -> str:
        if found[0].strip(_EDGES):
            other.append(found[0].strip())
        return " "

    return _CHROME.sub(take, text)


def _unwrapped(line: str) -> str:
    pairs = ("（）", "()", "【】", "[]", "〔〕")
    return line[1:-1] if line[0] + line[-1] in pairs else line
