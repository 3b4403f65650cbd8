"""What the name of a file, or of its folder, says of the article in it."""

from __future__ import annotations

import re

from newsgen.problems import Report

_CHINESE = (
    "草稿 草稿箱 初稿 未定稿 未完成 未發布 未发布 待審 待审 待審稿 待审稿 未審 未审 待發 待发 待補 待补"
    " 廢稿 废稿 回收站 垃圾桶 備份 备份"
).replace(" ", "|")
_NAMES = f"draft|drafts|wip|backup|bak|{_CHINESE}"
# Jekyll and Hexo leave out `_x.md` and `_drafts/`; people type `x.draft.md`, `稿件（草稿）.md`,
# `【待審】稿件.md` and `草稿-稿件2.md`. In English `draft-law` may be what the article is about.
_DRAFT = re.compile(
    rf"_.*|(?:{_NAMES})\d{{0,3}}|.*[._](?:draft|bak|backup|old)|[（(【\[](?:{_NAMES})[】）)\]].*"
    rf"|.*[（(【\[](?:{_NAMES})\d{{0,3}}[】）)\]]"
    rf"|(?:{_CHINESE})[-_—.：: ].*|.*[-_—.： ](?:{_CHINESE})\d{{0,3}}"
)
# What file managers call a copy: `a 副本 2.md`, `a - 複製.md`, `a - Copy (2).md`, `a (copy).md`, `副本-a.md`;
# and what services call the second of two that were changed at once.
_COPY = re.compile(
    r".*(?:[ _]|的|[（(])(?:副本|拷[貝贝]|copy)(?:[ _]?[（(]?\d{1,3}[）)]?)?[）)]?|副本[-_ ：:].*"
    r"|.*(?: - |[（(])(?:[複复][製制]|複本)(?:[ _]?[（(]?\d{1,3}[）)]?)?[）)]?"
    r"|.*(?:[衝冲]突(?:的)?(?:副本|拷[貝贝])|conflicted copy|sync-conflict-\d).*"
)


def check_file_name(path: str, report: Report) -> None:
    """Report a path that says that an article is unfinished, or the copy of another one, where the article
    itself says nothing of it.

    `path` is relative to the site, below content/articles or content/pages.
    """
    for part in path.split("/")[2:]:
        stem = re.sub(r"\.(?:md|markdown)$", "", part, flags=re.IGNORECASE)
        if _DRAFT.fullmatch(stem.casefold()):
            report.error(
                0,
                "its name, `{name}`, says that this is unfinished, and readers would see it",
                "add `status: draft`; or `status: published`, where it is finished",
                name=part,
            )
            return
        if _COPY.fullmatch(stem.casefold()):
            report.error(
                0,
                "its name, `{name}`, says that this is a copy, and readers would see it beside the other",
                "delete one of the two; or add `status: published`, where it is an article of its own",
                name=part,
            )
            return
