"""Articles of WeChat accounts, saved as pages: who, when, and what is no text."""

from __future__ import annotations

import pytest

from importer import received
from newsgen.importer.extracted import Extracted
from newsgen.readers.received_text import Shape

FIRST = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟、生命健康等領域。"
SECOND = "開發區有關負責人表示，將繼續優化營商環境，推動項目早開工、早投產，爭取年內形成產業集聚。"
SHOWN = '<a id="js_name">示例發布</a><em id="publish_time">2025年6月30日 09:30</em>'
IN_SCRIPTS = (
    '<a id="js_name"> </a><em id="publish_time"></em>'
    '<script>var nickname = htmlDecode("示例發布"); var ct = "1751247000";</script>'
)


def came(source: str) -> Extracted:
    return received.came(source.encode(), "page.html")[0]


def page(meta: str, end: str = "編輯丨戊己　審核丨庚辛") -> str:
    return (
        '<html><head><title></title><meta property="og:title" content="示例基地揭牌">'
        '<meta property="og:site_name" content="微信公众平台">'
        '<meta property="og:url" content="https://mp.weixin.qq.com/s/example"></head><body>'
        f'<div id="page-content"><h1 id="activity-name">示例基地揭牌</h1><div id="meta_content">{meta}</div>'
        '<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">'
        "<section><p><strong>點擊藍字 關注我們</strong></p></section>"
        f"<section><p>{FIRST}</p></section>"
        '<p><img data-src="https://mmbiz.qpic.cn/a.png" src="data:,"></p><p>揭牌儀式現場</p>'
        f"<p>{SECOND}</p><p>△ 園區一角</p><p>{SECOND}</p>"
        f"<p>{end}</p><p>— END —</p><p>長按二維碼關注我們</p></div></div></body></html>"
    )


@pytest.mark.parametrize("meta", [SHOWN, IN_SCRIPTS])
def test_the_account_the_time_and_the_editor_are_found(meta: str) -> None:
    found = came(page(meta))
    assert found.values["source"] == "示例發布"
    assert str(found.values["date"]).startswith(("2025年6月30日 09:30", "2025-06-30 09:30"))
    assert (found.values["title"], found.values["editor"]) == ("示例基地揭牌", ("戊己",))
    assert found.values["reviewer"] in (("庚辛",), "庚辛")


def test_a_line_that_names_another_source_is_believed() -> None:
    assert came(page(SHOWN, "來源丨示例日報")).values["source"] == "示例日報"


def test_what_asks_readers_to_follow_and_lines_below_pictures_are_no_headings() -> None:
    found = came(page(SHOWN))
    assert not [block for block in found.body if block.shape is Shape.HEADING]
    text = "\n".join(block.plain for block in found.body)
    assert "揭牌儀式現場" in text
    assert "園區一角" in text
    for line in ("點擊藍字 關注我們", "— END —", "長按二維碼關注我們"):
        assert line not in text
        assert line in found.left_out


@pytest.mark.parametrize("line", ["編輯：戊己 電話：0791-88888888", "責編/戊己（0791-88888888）"])
def test_numbers_behind_names_are_no_names(line: str) -> None:
    values = came(page(SHOWN, line)).values
    people = [str(values.get(name)) for name in ("editor", "responsible_editor")]
    assert not any("0791" in each for each in people)


@pytest.mark.parametrize("last", ["點個「在看」再走吧", "供稿：示例街道", "監制：甲乙"])
def test_editors_are_found_above_other_short_lines(last: str) -> None:
    found = came(page(SHOWN, f"編輯丨戊己</p><p>審核丨庚辛</p><p>{last}"))
    assert (found.values["editor"], found.values["reviewer"]) == (("戊己",), ("庚辛",))
    kept = [*(block.plain for block in found.body), *found.left_out]
    assert any(last in each for each in kept)


def test_cards_and_players_of_its_own_are_told() -> None:
    cards = (
        '<mpvoice name="一段音頻"></mpvoice><mp-common-videosnap data-desc="一段視頻"></mp-common-videosnap>'
    )
    found = came(page(SHOWN, f"編輯丨戊己</p>{cards}<p>審核丨庚辛"))
    assert {aside.text for aside in found.asides} == {"一段音頻", "一段視頻"}


def test_what_stands_above_an_accounts_code_is_read() -> None:
    code = '</p><p><img data-src="https://mmbiz.qpic.cn/code.png">'
    found = came(page(SHOWN, f"來源 | 示例日報</p><p>文字 | 甲乙</p><p>編輯丨戊己{code}"))
    assert (found.values["source"], found.values["author"]) == ("示例日報", ("甲乙",))
    assert found.values["editor"] == ("戊己",)
