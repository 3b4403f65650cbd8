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


def check_file_name(path: str, report: Report) -> None:
    """Report a path that says that an article is unfinished, where the article itself says nothing of it.

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
