"""The source that a text names itself (來源：甲報), held against the field `source`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.hanzi import fold
from newsgen.library.front_matter import FrontMatterFile
from newsgen.library.registries import Registries
from newsgen.markup.verbatim import code_spans, fenced, without
from newsgen.model import Article, Status
from newsgen.problems import Report

#: What stands before a colon and the source of a text, in both scripts; 圖片來源 and 數據來源 are of others.
SOURCE_LABEL = "|".join(
    (
        "(?:信息|資訊|消息|新聞|新闻|文章|稿件|內容|内容|本文|原文)?(?:來 ?源|来 ?源)",
        "稿 ?源|稿件出處|稿件出处|轉自|转自",
    )
)
_SIGN = re.compile("[來来] ?源|稿 ?源|稿件出|[轉转摘][載载]?[自於于]")
_OPEN = r"^[\s（(【\[]*+|[\s　|｜丨，,；;（(【\[]"
_LABELLED = re.compile(
    rf"(?:{_OPEN})(?:{SOURCE_LABEL})[\]】]?\s*[:：|｜丨]\s*(?P<name>[^\s|｜丨，。；;（()）【】\[\]<>]{{1,40}}+)"
)
_REPRINTED = re.compile(
    r"^[\s（(【\[]*+(?:[※*＊注註]\s?[:：]?)?(?:本文|文章|本稿|稿件|[內内]容|全文)[系為为]?"
    r"(?:[轉转][載载]?|摘|摘[編编]|[選选])[自於于]\s*[:：]?\s*(?P<name>[^\s，。；;（()）【】\[\]<>]{1,40}+)"
)
_BARE = re.compile(r"(?:^|[^\w])[來来] ?源")  # of a text, or of what stands above it
_SENTENCE = re.compile(r"[。！？!?]")
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\[([^\[\]]*+)\]\([^()\s]*+\)")
_MARKS = re.compile(r"[*_~`\\]|^ {0,3}(?:#{1,6} |[-+] |\d{1,2}[.)] )")
_PICTURE_OR_TABLE = re.compile(
    r"!\[|<(?:img|figure|video|audio|iframe|table)\b|</(?:figure|table)>|^\s*+\||^\s*+:?-{3,}+[^|\n]*+\|"
    r"|^\s*+(?:embed|嵌入)\s*+[:：]|^\s*+<?https?://[^\s<>]++>?\s*+$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\s*(?:>|\||\[\^)| {4}|\t")  # quotations, tables, notes, code
_LONG = 40  # characters of a line that is text, and no byline
_LINE = 120  # characters that a byline has at most

_QUOTES = "《》〈〉「」『』“”‘’\"'【】"
_MANY = re.compile(r"[、,，/／+＋&]")
# What may stand before and behind the name of a source, and names the same one; folded.
_BEFORE = re.compile(r"^(?:(?:微信)?(?:公众号|公号|视频号|官微|微博)[:：]?|据)")
_BEHIND = re.compile(
    r"(?:新闻)?(?:网站|官网|官方网站|客户端|网|APP|App|app)|(?:官方)?(?:微信)?(?:公众号|公号|视频号|微信|微博|官微)"
    r"|(?:海外|电子|数字|网络)版|数字报|头条号|(?:记者|讯|电|消息|报道|供稿).*"
)
# Values that name nobody: an article that says so contradicts nothing.
_NOBODY = re.compile(r"综合|网络|互联网|网上|网$|整理|不详|未知|待|见|如|各|多|以上|上述|[xX×…]|https?:|www")
_OURSELVES = frozenset(("本网", "本站", "本报", "本刊", "本社", "本台", "原创", "本网站", "本报讯", "本网讯"))


class _Stated(NamedTuple):
    """A source as a text names it, at a line of it; `is_byline` where it stands above or below all text."""

    name: str
    line: int
    is_byline: bool


def reprinted_from(line: str) -> str:
    """Return the source that a line names which says nothing else (本文轉自甲報。); empty for any other."""
    found = _REPRINTED.match(line)
    return found["name"].strip(_QUOTES) if found and not line[found.end() :].strip(" 　）)】]。.") else ""


def check_stated_source(
    document: FrontMatterFile, article: Article, operator: str, registries: Registries, report: Report
) -> None:
    """Report each source that the text of an article names and that is not the one of its field.

    What stands above or below the text speaks of all of it, and is an error, or a warning in a draft; a line
    amid it is a warning if it says that it speaks of the article (稿源, 本文轉自). Quotations, code, tables
    and what stands below a picture or table say where those are from.
    """
    if article.kind != "article" or not article.source.typed or not _SIGN.search(document.body):
        return
    for stated in _stated(document.body):
        if _agrees(stated.name, article, operator, registries):
            continue
        is_error = stated.is_byline and article.status is not Status.DRAFT
        (report.error if is_error else report.warning)(
            document.body_line + stated.line,
            "the text says that it comes from {stated}, the field `source` says {typed}",
            "correct the wrong one; the source of a picture or of figures is 圖片來源：… or 數據來源：…",
            stated=stated.name,
            typed=article.source.typed,
        )


def _stated(body: str) -> Iterator[_Stated]:
    for code in (fenced, code_spans):
        body = without(body, code(body), " ")
    lines = body.split("\n")
    texts = [number for number, line in enumerate(lines) if _is_text(line)]
    above = ""
    for number, line in enumerate(lines):
        if name := _found(line):
            if not _PICTURE_OR_TABLE.search(above) and not _PICTURE_OR_TABLE.search(line):
                is_byline = not texts or number < texts[0] or number >= texts[-1]
                if is_byline or (not _is_text(line) and not _BARE.search(line)):
                    yield _Stated(name, number, is_byline)
        elif line.strip():
            above = line


def _is_text(line: str) -> bool:
    return len(line.strip()) >= _LONG and (not _found(line) or _SENTENCE.search(line) is not None)


def _found(line: str) -> str:
    """Return the source that a line names, if it is one that does."""
    if not _SIGN.search(line) or _OF_OTHERS.match(line):
        return ""
    plain = _MARKS.sub("", _LINK.sub(r"\1", _TAG.sub("", line))).strip()
    if reprinted := _REPRINTED.match(plain):
        return reprinted["name"]
    found = [*_LABELLED.finditer(plain)]
    if not found:
        return ""
    last = found[-1]
    before, after = plain[: last.start()], plain[last.end() :]
    if last[0].lstrip()[:1] in ("（", "(", "【", "[") and len(after.strip(" 　）)】]。.")) == 0:
        return last["name"]  # in brackets, at the end of a line
    if len(plain) > _LINE or _SENTENCE.search(before + after):
        return ""
    return last["name"]


def _agrees(name: str, article: Article, operator: str, registries: Registries) -> bool:
    """Whether a source that a text names is that of the field, under any name that it goes by."""
    folded = fold(name).strip(_QUOTES)
    if _NOBODY.match(folded) or not any(character.isalnum() for character in folded):
        return True
    if folded in _OURSELVES:
        return operator in article.source.candidates
    ours = fold(article.source.typed).strip(_QUOTES)
    for part in (folded, *_MANY.split(folded)):
        for name in _names(part):
            ids = {source for source, _ in registries.source_labels.get(name, ())}
            if name == ours or not ids.isdisjoint(article.source.candidates):
                return True
    return False


def _names(said: str) -> Iterator[str]:
    """Give what a folded text may name: itself, and without what stands around a name."""
    yield said
    bare = _BEFORE.sub("", said, count=1).strip(_QUOTES)
    yield bare
    for found in _BEHIND.finditer(bare):
        if found.end() == len(bare):
            yield bare[: found.start()].strip(_QUOTES)
