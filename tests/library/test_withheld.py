"""Lines by which a text says that it is not for everybody, or not yet."""

from __future__ import annotations

import pytest

from newsgen.library.withheld import is_withheld_by, may_be_withheld


@pytest.mark.parametrize(
    "line",
    [
        "（未經審核，請勿外傳）",
        "【內部資料】",
        "密级：内部",
        "3月1日9時前禁發",
        "本稿暫不公開",
        "严禁外传",
        "（embargo 10 May）",
        "（此稿2027年1月1日前不得發布）",
        "本稿件2027年1月1日后方可发布",
        "【12月1日8時後發布】",
        "（请于1月1日9时后刊发）",
        "1月5日上午9时前请勿报道",
        "明日見報前請勿公開",
        "請勿發布",
        "（先不要發）",
        "（等領導審核後再發）",
        "（僅供內部參閱）",
        "（送審稿）",
        "（待审）",
        "（内参）",
        "稿件狀態：待審",
        "状态：未审核",
        "定时发布：2027年1月1日",
        "禁发至：2027年1月1日",
        "机密★一年",
        "EMBARGOED UNTIL 09:00, 5 JANUARY",
    ],
)
def test_what_is_said_to_editors_is_found(line: str) -> None:
    assert is_withheld_by(line)
    assert may_be_withheld(line)


@pytest.mark.parametrize(
    "line",
    [
        "下周解禁股市值超百億元",
        "上半年淨利潤2.3億元（未經審計）。",
        "（未經審計）",
        "嚴禁發布虛假信息",
        "兩家公司未經審批擅自開工。",
        "會議強調，內部資料要按規定管理。",
        "未經審核並備案的不得上網傳播。",
        "有關企業3月1日前不得發布產品。",
        "新規3月1日後發布，企業可以開始申報。",
        "公報將於3月1日後發布。",
        "會場內請勿發表意見，也不要拍照。",
        "（包括營業秘密、個人資料等）",
        "（數據待審計）",
        "設備狀態：待修",
        "禁發名單再添三家公司",
        "秘密武器",
        "警方提醒：請勿轉發未經證實的消息。",
        "正文。",
    ],
)
def test_what_news_may_be_about_is_not(line: str) -> None:
    assert not is_withheld_by(line)
