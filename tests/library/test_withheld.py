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
        "警方提醒：請勿轉發未經證實的消息。",
        "正文。",
    ],
)
def test_what_news_may_be_about_is_not(line: str) -> None:
    assert not is_withheld_by(line)
