"""What holds for every text: nothing of it is lost, nothing is added, nothing is taken for markup."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.importer.extract import extract
from newsgen.markup import render_markdown
from newsgen.problems import Report
from newsgen.readers.escape import escape_text
from newsgen.readers.front_matter import read_front_matter
from newsgen.readers.markdown_text import read_markdown
from newsgen.readers.plain_text import read_plain

HAN = re.compile(r"[一-鿿]")
LINES = (
    "贛江新區產業基地揭牌",
    "發布時間：2025-06-30 09:30　來源：示例日報　瀏覽次數：12",
    "6月30日，贛江新區舉行產業基地揭牌儀式，首批十家企業簽約入駐,涉及數字經濟等領域。",
    "一年來，新區把招商的隊伍合成一支，項目落地的時間短了一半。（示例日報記者 甲乙）",
    "機制重塑",
    "以協同效能聚招商合力",
    "一、總體要求",
    "1. 第一項工作是 *重點* 與 [鏈接](x)",
    "免責聲明",
    "1、凡本網註明“來源：示例日報”的信息，未經授權不得轉載。",
    "（責任編輯：丙丁）",
    "2025年6月30日",
    "",
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_every_character_of_a_text_is_in_the_article_or_told(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = extract(read_plain(text), {}, Report("x"))
    body = render_markdown("\n\n".join(block.markdown for block in found.body))
    kept = "".join([body.text, *found.taken, *found.notice, *found.left_out])
    assert Counter(HAN.findall(kept)) == Counter(HAN.findall(text))
    assert not body.dropped


@settings(max_examples=400)
@given(st.text(st.sampled_from("甲乙12a\\`*_{}[]()>#+-.!<&;|~=^:/\"' \n"), max_size=40))
def test_plain_text_is_never_taken_for_markup(text: str) -> None:
    blocks = read_plain(text).blocks
    rendered = render_markdown("\n\n".join(block.markdown for block in blocks))
    assert re.sub(r"\s+", "", rendered.text) == re.sub(r"\s+", "", text)
    # What `-{` stands in is shown as typed, by an element that no edition converts.
    assert not re.search(r"<(?!/?p>|/?br>|span lang=\"zxx\">\{|/span>)", rendered.body.html)


@settings(max_examples=400)
@given(st.text(st.sampled_from("甲乙1.)-*#> \\`_[]"), min_size=1, max_size=12).filter(str.strip))
def test_an_escaped_line_is_a_paragraph(line: str) -> None:
    html = render_markdown(escape_text(line.strip())).body.html
    assert html.startswith("<p>")
    assert html.endswith("</p>")


@given(
    st.lists(
        st.sampled_from((*LINES[:9], "- 一\n- 二", "```\n碼\n\n碼\n```", "## 小節", "> 引文")), max_size=9
    )
)
def test_blocks_of_markdown_are_not_changed(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    given_blocks = [
        block.markdown for block in read_markdown(text, read_front_matter(text), Report("x")).blocks
    ]
    assert "\n\n".join(given_blocks) == "\n\n".join(part for part in parts if part)


def test_a_thousand_headings_in_a_row_are_read() -> None:
    text = "\n".join(["# 標題"] * 2_000)
    assert len(read_markdown(text, read_front_matter(text), Report("x")).blocks) == 2_000
