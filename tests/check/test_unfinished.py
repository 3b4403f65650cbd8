"""What editors leave for each other in a text, and markup where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.check.fixer import fixed
from newsgen.problems import Message

if TYPE_CHECKING:
    from check.conftest import Find


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("【待補】碼頭竣工。", 6),
        ("碼頭竣工。\n\n投資（数据待核实）億元。", 8),
        ("碼頭竣工。TODO 補圖", 6),
        ("此處插入圖片", 6),
        ("總投資XX億元。", 6),
        ("同比增長××%。", 6),
        ("（草稿，二稿）\n\n碼頭竣工。", 6),
        ("碼頭竣工。\n\n（未經審核，請勿外傳）", 8),
    ],
)
def test_what_is_unfinished_is_told_at_its_line(find: Find, body: str, line: int) -> None:
    (told,) = find("unfinished", body)
    assert told.line == line
    assert find("unfinished", body, status="draft") == []


@pytest.mark.parametrize(
    "body",
    [
        "會議地點（待定）另行通知。",
        "××公司與XX集團簽約。",
        "他等待核查結果。",
        "辦法（草案）公開徵求意見。",
        "`TODO` 是一個詞，todomvc 也是。",
        "待補的缺口還有三成。",
    ],
)
def test_what_is_news_is_not(find: Find, body: str) -> None:
    assert find("unfinished", body) == []


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        ("'**碼頭**竣工'", "**碼頭**"),
        ("碼頭<b>竣工</b>", "<b>"),
        ("碼頭<br>竣工", "<br>"),
        ("碼頭&nbsp;竣工", "&nbsp;"),
        ("'[碼頭](https://a.example/)竣工'", "[碼頭](https://a.example/)"),
        ("'## 碼頭竣工'", "## "),
        ("碼頭\\n竣工", "\\n"),
    ],
)
def test_markup_in_a_title_is_told(find: Find, title: str, markup: str) -> None:
    (told,) = find("stray-markup", title=title)
    assert told.line == 2
    assert dict(told.values)["markup"] == markup.strip()
    assert "readers see this as it is typed" in Message(told.message, told.values).text()


@pytest.mark.parametrize(
    "title", ["AT&T 與 R&D", "A<B 與 C>D", "2*3*4 與 5**2", "#1 碼頭", "C:\\new", "[獨家]碼頭竣工"]
)
def test_signs_in_a_title_are_not(find: Find, title: str) -> None:
    assert find("stray-markup", title=f"'{title}'") == []


@pytest.mark.parametrize(
    "body", ["[//]: # (等李某覆核)", '[comment]: <> "等李某覆核"', "[#]: # '等李某覆核'"]
)
def test_what_other_programs_take_for_a_comment_is_told_and_made_one(find: Find, body: str) -> None:
    (told,) = find("stray-markup", f"正文。\n\n{body}")
    assert (told.line, told.message) == (8, "this is no comment here, and readers see it: {markup}")
    front = "---\ntitle: 標題\ndate: 2026-01-02\nsource: 示例報\n---\n"
    mended = fixed(f"{front}正文。\n\n{body}\n".encode(), None, frozenset(("stray-markup",)))
    assert mended == f"{front}正文。\n\n<!-- 等李某覆核 -->\n".encode()
