"""An article as plain text: all that it says, in columns that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.export import plain_text
from newsgen.export.blocks import TableBlock, TableCell, TextRun
from newsgen.export.text import aligned_table
from newsgen.model import Outlet
from newsgen.text_columns import width

if TYPE_CHECKING:
    from export.conftest import Take


def test_everything_stands_in_the_text(take: Take) -> None:
    story, said = take("all", Outlet.TEXT)
    assert said == ()
    assert plain_text(story) == (
        "超過三十家企業簽約\n\n"
        "來源：贛江觀察　記者：甲乙\n2026年1月2日\n\n"
        "摘要在此。\n\n"
        "開頭[1]一段，有外部鏈接[2]、郵箱[3]與 https://bare.example/，也有公眾號文章[4]、本文一節、粗字、斜字。\n\n"
        "第二節\n\n"
        "項目     金額\n-------  ----\n甲園[5]     1\n乙乙乙   2200\n\n"
        "［圖裡的樓］https://news.example/articles/2026/tower.png\n\n"
        "圖下說明\n\n"
        "> 引文一句\n\n> • 引文條目\n\n"
        "• 條目甲\n  • 條目內\n• 條目乙\n\n"
        "5. 第五\n6. 第六\n\n"
        '    if x < 1:\n        print("a  b")\n\n'
        "摺起的標題\n\n摺起的話。\n\n"
        "漢（hàn）字；外部鏈接[2]再見[6]。\n\n"
        "註釋與連結\n"
        "[1] 註腳甲，見出處（https://note.example/）。\n"
        "[2] 外部鏈接：https://outside.example/a?b=1&c=2\n"
        "[3] 郵箱：desk@news.example\n"
        "[4] 公眾號文章：https://mp.weixin.qq.com/s/abc\n"
        "[5] 園：https://cell.example/\n"
        "[6] 註腳乙。\n\n"
        "————————\n" + "\n".join(story.notice) + "\n\n"
        "https://news.example/articles/2026/all/\n"
    )


@pytest.mark.parametrize("columns", [24, 40, 72])
def test_lines_are_as_wide_as_asked_and_say_the_same(take: Take, columns: int) -> None:
    story, _ = take("all", Outlet.TEXT)
    wrapped = plain_text(story, columns)
    assert "".join(wrapped.split()) == "".join(plain_text(story).split())
    too_wide = [line for line in wrapped.split("\n") if width(line) > columns]
    assert all("://" in line or line.startswith("    ") for line in too_wide), too_wide


def test_of_a_reprint_only_the_beginning_goes(take: Take) -> None:
    story, _ = take("reprint", Outlet.TEXT)
    said = plain_text(story)
    assert "轉載摘要。\n\n閱讀原文：https://daily.example/1\n" in said
    assert "轉載正文" not in said
    assert "來源：示例日報" in said


def _cell(text: str, across: int = 1, down: int = 1, align: str = "") -> TableCell:
    return TableCell((TextRun(text),), align, across, down)


def test_a_cell_that_spans_others_stands_in_the_first_of_them() -> None:
    table = TableBlock(
        (
            (_cell("年份"), _cell("金額", across=2)),
            (_cell("二〇二五", down=2), _cell("一", align="right"), _cell("x")),
            (_cell("二百", align="right"), _cell("yy")),
            (_cell("三"),),
        ),
        1,
    )
    assert aligned_table(table) == [
        "年份      金額",
        "--------  ----  --",
        "二〇二五    一  x",
        "          二百  yy",
        "三",
    ]
