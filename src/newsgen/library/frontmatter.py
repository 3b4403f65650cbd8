"""A Markdown file -> its fields and its body, at their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsgen.library.credits import ROLE_WORDS
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import Fields, read_fields

#: Every field that an article may have, with the Chinese names that editors may use for it.
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("標題", "标题"),
    "date": ("日期", "發布日期", "發佈日期", "发布日期"),
    "source": ("來源", "来源", "稿源"),
    **{role.value: words for role, words in ROLE_WORDS.items()},
    "copyright": ("版權", "版权", "版權聲明", "版权声明"),
    "summary": ("摘要", "提要"),
    "regions": ("地區", "地区"),
    "industries": ("行業", "行业", "產業", "产业"),
    "tags": ("標籤", "标签", "關鍵詞", "关键词"),
    "section": ("欄目", "栏目"),
    "original_title": ("原標題", "原标题"),
    "original_url": ("原文鏈接", "原文连结", "原文連結", "原文链接"),
    "slug": ("網址", "网址"),
    "aliases": ("舊網址", "旧网址"),
    "status": ("狀態", "状态"),
    "publish_at": ("發布時間", "發佈時間", "发布时间"),
    "expires": ("撤下時間", "撤下时间"),
    "updated": ("更新日期", "更新時間", "更新时间"),
    "corrections": ("更正",),
    "editions": ("版本",),
    "repair": ("修復", "修复"),
    "image": ("圖片", "图片"),
    "figures": ("數字", "数字", "關鍵數字", "关键数字"),
    "records": ("記錄", "记录"),
    "checks": ("檢查", "检查"),
    "imported": ("匯入", "汇入", "導入", "导入"),
}
#: The name of a field, by each spelling that it may have.
NAMES = {spelling: name for name, spellings in FIELDS.items() for spelling in (name, *spellings)}
_FENCE = "---"
_LOOKS_LIKE_FENCE = re.compile(r"\s*(---+|[—–－]{2,}|-{1,2}|\+\+\+)\s*")


@dataclass(frozen=True, slots=True)
class Document:
    """The two parts of a file; `body_line` is the line that the body starts at."""

    fields: Fields
    body: str
    body_line: int


def read_document(file: SourceFile, report: Report) -> Document | None:
    """Split a file at its fences and parse what stands between them.

    The fence counts only at the first byte, so that a text that has a `---` somewhere is not taken for
    fields. Returns None where there is nothing to go on with; `report` then says why.
    """
    lines = file.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        _explain_missing(lines, report)
        return None
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            fields = read_fields("\n".join(lines[1 : number - 1]), report, first_line=2, known=NAMES)
            body = "\n".join(lines[number:])
            return None if fields is None else Document(fields, body, number + 1)
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and _LOOKS_LIKE_FENCE.fullmatch(line):
            _wrong_fence(number, report)
            return None
    report.error(1, "the front matter has no end", "close it with a line that holds only ---")
    return None


def _wrong_fence(number: int, report: Report) -> None:
    report.error(number, "this line should be three hyphens: ---", "type --- with the English input method")


def _explain_missing(lines: list[str], report: Report) -> None:
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    if lines[first - 1].strip() != _FENCE and _LOOKS_LIKE_FENCE.fullmatch(lines[first - 1]):
        _wrong_fence(first, report)
        return
    for number, line in enumerate(lines[:5], start=1):
        first_field = lines[number].split(":")[0].strip() if number < len(lines) else ""
        if line.strip() == _FENCE and (number == first or first_field in NAMES):
            report.error(number, "the first line must be ---", "delete what stands before it")
            return
    report.error(
        1,
        "the front matter is missing",
        "start the file with a line ---, then `title: …`, `date: …` and `source: …`, then a line ---",
    )
