"""Names of files and folders that say that an article is unfinished."""

from __future__ import annotations

import pytest

from newsgen.library.draft_names import check_file_name
from newsgen.problems import Report


def _told(path: str) -> list[str]:
    report = Report(path)
    check_file_name(path, report)
    return [problem.text().split("\n")[0] for problem in report.problems]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/articles/_drafts/a.md", "_drafts"),
        ("content/articles/2026/_a.md", "_a.md"),
        ("content/articles/草稿/a.md", "草稿"),
        ("content/articles/待審/2026/a.md", "待審"),
        ("content/pages/Draft/about.md", "Draft"),
        ("content/articles/a.bak.md", "a.bak.md"),
        ("content/articles/揭牌（草稿）.md", "揭牌（草稿）.md"),
        ("content/articles/a.draft.MD", "a.draft.MD"),
        ("content/articles/【待審】揭牌.md", "【待審】揭牌.md"),
        ("content/articles/[wip]a.md", "[wip]a.md"),
        ("content/articles/草稿-揭牌.md", "草稿-揭牌.md"),
        ("content/articles/揭牌_初稿2.md", "揭牌_初稿2.md"),
        ("content/articles/揭牌 待补.md", "揭牌 待补.md"),
        ("content/articles/待发/a.md", "待发"),
    ],
)
def test_a_name_that_says_so_is_told(path: str, name: str) -> None:
    said = f"{path}: its name, `{name}`, says that this is unfinished, and readers would see it"
    assert _told(path) == [said]


@pytest.mark.parametrize(
    "stem",
    [
        *(
            "a 副本",
            "a 副本 2",
            "a的副本",
            "a 拷贝",
            "揭牌 拷貝 2",
            "a copy",
            "a copy 3",
            "副本-a",
            "副本 揭牌",
        ),
        *("a - 副本", "a - 副本 (2)", "a - 複製", "a - 复制 (2)", "a - Copy", "a - Copy (2)", "a (copy)"),
        *(
            "揭牌（副本）",
            "揭牌（複製）",
            "a (Wang 的冲突副本 2026-03-02)",
            "a (conflicted copy 2026-03-02 1)",
        ),
        "a.sync-conflict-20260302-101010-ABCDEFG",
    ],
)
def test_a_name_of_a_copy_is_told(stem: str) -> None:
    path = f"content/articles/2026/{stem}.md"
    said = f"`{stem}.md`, says that this is a copy, and readers would see it beside the other"
    assert _told(path) == [f"{path}: its name, {said}"]


@pytest.mark.parametrize(
    "path",
    [
        "content/articles/2026/drafting-a-law.md",
        "content/articles/預算草案.md",
        "content/articles/backup-power.md",
        "content/articles/2026/a_b.md",
        "content/articles/備份中心.md",
        "content/articles/draft-law.md",
        "content/articles/草稿公開.md",
        "content/articles/copy-paste.md",
        "content/articles/hard-copy.md",
        "content/articles/經驗複製.md",
        "content/articles/可複製的經驗（二）.md",
        "content/articles/揭牌(2).md",
        "content/articles/副本製作.md",
    ],
)
def test_words_that_only_begin_so_are_not(path: str) -> None:
    assert _told(path) == []
