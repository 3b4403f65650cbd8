"""Saved web pages: the text is found, the rest is told, and nothing harmful comes in."""

from __future__ import annotations

import base64
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from importer import received
from importer.received import body
from newsgen.importer.extracted import Extracted
from newsgen.markup import render_markdown
from newsgen.problems import Report
from newsgen.readers import from_bytes
from newsgen.readers.reading import read
from newsgen.readers.received_text import ReceivedText

HAN = re.compile(r"[一-鿿]")
FIRST = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟、生命健康等領域。"
SECOND = "開發區有關負責人表示，將繼續優化營商環境，推動項目早開工、早投產，爭取年內形成產業集聚。"
GOVERNMENT = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>示例開發區產業基地揭牌_要聞動態_示例開發區管理委員會</title>
<meta name="SiteName" content="示例開發區管理委員會"><meta name="ColumnName" content="要聞動態">
<meta name="ArticleTitle" content="示例開發區產業基地揭牌"><meta name="PubDate" content="2025-06-30 17:20">
<meta name="ContentSource" content="示例日報"><link rel="canonical" href="https://zone.example/2025/0630/1.html">
<script>var 統計 = "不可見";</script><style>.紅 {{ color: red }}</style></head><body>
<div class="header"><ul class="nav"><li><a href="/">首頁</a></li><li><a href="/news">要聞</a></li>
<li><a href="/gov">政務公開</a></li></ul><form><input type="text"><button>搜索</button></form></div>
<div class="crumb">當前位置：<a href="/">首頁</a> &gt; <a href="/news">要聞動態</a></div>
<div class="main"><h1>示例開發區產業基地揭牌</h1>
<div class="info"><span>發布時間：2025-06-30 17:20</span> <span>來源：示例日報</span> <span>作者：甲乙</span>
<span>瀏覽次數：<b>128</b></span> 【字體：大 中 小】</div>
<div class="TRS_Editor"><p>　　{FIRST}</p>
<p style="text-align:center"><img src="https://zone.example/a.jpg" alt="揭牌儀式現場"></p>
<p><strong>一、優化環境</strong></p><p onclick="alert(1)">　　{SECOND}</p>
<table><tr><td>年份</td><td>項目（個）</td></tr><tr><td>2024</td><td>12</td></tr></table>
<p>詳見<a href="/2025/plan.html">方案</a>，或<a href="javascript:alert(1)">聯繫我們</a>。</p>
<img src="https://count.example/x.gif" width="1" height="1">
<div style="display:none">隱藏的統計文字</div>
</div><div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<p>（責任編輯：丙丁）</p></div>
<div class="related"><h3>相關新聞</h3><ul><li><a href="/1">另一條新聞的標題</a></li>
<li><a href="/2">再一條新聞的標題</a></li><li><a href="/3">第三條新聞</a></li></ul></div>
<div class="footer"><p>主辦單位：示例開發區管理委員會　版權所有，未經授權不得轉載。</p></div>
</body></html>"""


def came(source: str | bytes, folder: Path | None = None) -> tuple[Extracted, ReceivedText, Report]:
    return received.came(source if isinstance(source, bytes) else source.encode(), "page.html", folder)


def test_a_government_page() -> None:
    found, _, _ = came(GOVERNMENT)
    assert found.values == {
        "title": "示例開發區產業基地揭牌",
        "date": "2025-06-30 17:20",
        "source": "示例日報",
        "author": ("甲乙",),
        "responsible_editor": ("丙丁",),
        "original_url": "https://zone.example/2025/0630/1.html",
    }
    assert body(found) == (
        f"{FIRST}\n\n![揭牌儀式現場](https://zone.example/a.jpg)\n\n## 一、優化環境\n\n{SECOND}\n\n"
        "| 年份 | 項目（個） |\n| --- | --- |\n| 2024 | 12 |\n\n"
        "詳見[方案](https://zone.example/2025/plan.html)，或聯繫我們。"
    )


def test_what_is_left_out_of_a_page_is_told_to_the_last_character() -> None:
    found, _, _ = came(GOVERNMENT)
    page = html.fromstring(GOVERNMENT)
    for element in page.xpath("//head | //script | //style"):
        element.drop_tree()
    seen = Counter(HAN.findall(page.text_content()))
    kept = [*(block.plain for block in found.body), *found.taken, *found.notice, *found.left_out]
    told = Counter(HAN.findall("".join(kept)))
    # The heading is bold in the page and a heading in the article: the same words.
    assert told == seen


def test_where_the_line_of_the_source_leads_is_kept() -> None:
    source = '<span>來源：<a href="https://daily.example/2025/1.html">示例日報</a></span>'
    found, _, _ = came(GOVERNMENT.replace("<span>來源：示例日報</span>", source))
    assert found.values["source"] == "示例日報"
    assert "https://daily.example/2025/1.html" in "\n".join((*found.taken, *found.left_out))


def test_nothing_harmful_reaches_the_article() -> None:
    found, _, _ = came(GOVERNMENT)
    written = body(found)
    assert not re.search(r"script|onclick|javascript|count\.example|隱藏|統計", written)
    rendered = render_markdown(written)
    assert not rendered.dropped
    assert not rendered.images_without_alt


def test_a_picture_on_another_site_is_warned_of() -> None:
    _, _, report = came(GOVERNMENT)
    (problem,) = [each for each in report.problems if "on another site" in each.message]
    assert dict(problem.values)["address"] == "https://zone.example/a.jpg"


@pytest.mark.parametrize("codec", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_pages_in_other_encodings(codec: str) -> None:
    page = GOVERNMENT.replace('charset="utf-8"', f'charset="{codec.removesuffix("-sig")}"')
    found, _, _ = came(page.encode(codec))
    assert FIRST in body(found)


def test_a_page_that_names_the_wrong_encoding() -> None:
    found, _, _ = came(GOVERNMENT.encode("gb18030"))
    assert FIRST in body(found)


def test_text_behind_a_body_that_ends_too_early() -> None:
    text = f"<div class=content><p>{FIRST}</p><p>{SECOND}</p></div>"
    page = f"<html><body><div>首頁</div></div></body>{text}</html>"
    assert body(came(page)[0]) == f"{FIRST}\n\n{SECOND}"


def test_line_breaks_between_sentences_are_paragraphs() -> None:
    page = f"<div id=zoom>　　{FIRST}<br><br>　　{SECOND}<br>落款單位<br>二〇二五年</div>"
    assert body(came(page)[0]) == f"{FIRST}\n\n{SECOND}\n\n落款單位\n\n二〇二五年"


@pytest.mark.parametrize("named", ["本站", "本站原創", "本網", "本报讯", "原创"])
def test_another_site_that_calls_itself_ours_is_not_this_one(named: str) -> None:
    page = GOVERNMENT.replace("來源：示例日報", f"來源：{named}").replace("ContentSource", "x")
    found, _, report = came(page)
    assert found.values.get("source") == ("示例開發區管理委員會" if named.startswith("本") else None)
    assert any(f"來源：{named}" in line for line in found.left_out)
    assert any("says nothing here" in problem.message for problem in report.problems)


def test_the_author_that_a_head_names_is_not_the_site() -> None:
    head = "<title>揭牌的標題_示例網</title><meta name=author content='示例'>"
    assert "author" not in came(f"<html><head>{head}</head><body><p>{FIRST}</p></body></html>")[0].values


def test_a_sentence_outside_the_text_is_warned_of() -> None:
    aside = "另一篇長長的導讀文字，寫了別的園區，也寫了別的企業，讀起來像一段正文，其實不是這一篇。"
    page = f"<div class=content>{f'<p>{FIRST}</p>' * 6}</div><div class=box><p>{aside}</p></div>"
    found, _, report = came(page)
    assert aside not in body(found)
    assert aside in found.left_out
    assert any("was left out" in problem.message for problem in report.problems)


def test_a_table_with_spans_stays_html_that_the_sanitiser_lets_through() -> None:
    table = "<table><tr><td colspan=2 onclick=x>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"
    written = body(came(f"<div><p>{FIRST}</p>{table}<p>{SECOND}</p></div>")[0])
    assert '<table><tr><td colspan="2">甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>' in written
    rendered = render_markdown(written)
    assert '<td colspan="2">甲</td>' in rendered.body.html
    assert not rendered.dropped


def test_exponents_stay_above_the_line() -> None:
    assert "10<sup>8</sup>元" in body(came(f"<p>共10<sup>8</sup>元。{FIRST}</p>")[0])


def test_pieces_of_bold_text_become_one() -> None:
    written = body(came(f"<p>這是<b>粗</b><b>體</b>字。{FIRST}</p>")[0])
    assert "這是**粗體**字。" in written


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_pictures_saved_with_a_page_are_taken_from_beside_it_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "saved" / "page_files").mkdir(parents=True)
    (tmp_path / "saved" / "page_files" / "a b.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    page = (
        f"<p>{FIRST}</p><p><img src='page_files/a%20b.png' alt='園區鳥瞰'></p><p>{SECOND}</p>"
        "<p><img src='../secret.png' alt='別處的圖'></p><p><img src='page_files/gone.png'></p>"
    )
    found, received_text, report = came(page, tmp_path / "saved")
    assert [picture.data for picture in received_text.pictures] == [PNG]
    assert f"![園區鳥瞰]({received_text.pictures[0].mark})" in body(found)
    assert "secret" not in body(found)
    assert sum("is not beside the file" in problem.message for problem in report.problems) == 2


def test_a_picture_within_the_page() -> None:
    data = base64.b64encode(PNG).decode()
    found, received_text, _ = came(
        f"<p>{FIRST}</p><p><img src='data:image/png;base64,{data}' alt='IMG_01.png'></p>"
    )
    assert f"![]({received_text.pictures[0].mark})" in body(found)  # a file's name describes nothing


def test_html_nested_beyond_reason_is_refused_with_a_message() -> None:
    report = Report("page.html")
    received = from_bytes("page.html", b"<div>" * 5_000 + b"text", report)
    assert received is not None
    assert read(received, report) is None
    assert [problem.message for problem in report.problems] == ["this HTML cannot be read"]


def test_deep_inline_tags_lose_no_text() -> None:
    page = "<p>" + "<span><b>" * 150 + FIRST + "</b></span>" * 150 + "</p>"
    assert FIRST in body(came(page)[0])


@pytest.mark.parametrize(
    "struck", ["<s>{}</s>", "<del>{}</del>", "<span style='text-decoration:line-through'>{}</span>"]
)
def test_struck_text_is_told_and_not_published(struck: str) -> None:
    found, _, report = came(f"<p>投資{struck.format('三千萬元')}五千萬元。{FIRST}</p><p>{SECOND}</p>")
    assert "投資五千萬元" in body(found)
    assert "三千萬元" not in body(found)
    assert [aside.text for aside in found.asides] == ["三千萬元"]
    assert any("struck text" in problem.message for problem in report.problems)


def test_ruby_stays_and_links_to_files_are_no_list_of_links() -> None:
    links = "".join(f"<a href='https://zone.example/{at}.pdf'>附件{at}</a> " for at in range(4))
    written = body(
        came(f"<div class=content><p>地處<ruby>贛<rt>gàn</rt></ruby>江。{FIRST}</p><p>{links}</p></div>")[0]
    )
    assert "<ruby>贛<rt>gàn</rt></ruby>江" in written
    assert all(f"[附件{at}](https://zone.example/{at}.pdf)" in written for at in range(4))


def test_a_link_that_leads_nowhere_is_told() -> None:
    found, _, report = came(f"<p>{FIRST}</p><p>見<a href='plan.pdf'>方案</a>。{SECOND}</p>")
    assert "見方案。" in body(found)
    assert [aside.text for aside in found.asides] == ["方案: plan.pdf"]
    assert any("a link was left out" in problem.message for problem in report.problems)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("<mi>x</mi><mo>=</mo><mn>2</mn>", "x=2"),
        ("<msup><mn>10</mn><mn>8</mn></msup>", "10^8"),
        ("<mfrac><mrow><mi>b</mi><mo>-</mo><mi>a</mi></mrow><mi>a</mi></mfrac>", "(b-a)/a"),
        ("<msqrt><mi>y</mi></msqrt><annotation encoding='tex'>\\sqrt y</annotation>", "√y"),
    ],
)
def test_a_formula_is_written_on_one_line_and_told(formula: str, said: str) -> None:
    found, _, _ = came(f"<p>按<math>{formula}</math>計算。{FIRST}</p><p>{SECOND}</p>")
    assert f"按{said}計算。" in found.body[0].plain
    assert [aside.text for aside in found.asides] == [said]


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='visibility: hidden'>{}</span>",
        "<span style='opacity:0'>{}</span>",
        "<span style='font-size:0px'>{}</span>",
        "<span style='DISPLAY:NONE'>{}</span>",
        "<svg><text>{}</text></svg>",
    ],
)
def test_what_a_browser_does_not_show_as_text_is_left_out_and_kept(hidden: str) -> None:
    found, _, _ = came(f"<p>公開的話。{hidden.format('暗藏的話')}{FIRST}</p><p>{SECOND}</p>")
    assert f"公開的話。{FIRST}" in body(found)
    assert "暗藏的話" not in body(found)
    assert "暗藏的話" in found.left_out


@pytest.mark.parametrize(
    "shown", ["opacity:0.9", "font-size:0.8em", "background-opacity:0", "font-size:10px"]
)
def test_what_is_only_pale_or_small_stays(shown: str) -> None:
    assert "淡淡的話" in body(came(f"<p>{FIRST}<span style='{shown}'>淡淡的話</span></p><p>{SECOND}</p>")[0])


@pytest.mark.parametrize(
    ("player", "link"),
    [
        ("<embed src='https://zone.example/a.pdf'>", "[a.pdf](https://zone.example/a.pdf)"),
        (
            "<object data='https://zone.example/a.pdf' title='公報'>看不了</object>",
            "[公報](https://zone.example/a.pdf)",
        ),
        (
            "<iframe data-src='https://v.example/x?vid=1'></iframe>",
            "[v.example/x](https://v.example/x?vid=1)",
        ),
        (
            "<video poster='p.jpg'><source src='https://zone.example/v.mp4'>看不了</video>",
            "[v.mp4](https://zone.example/v.mp4)",
        ),
        ("<audio src='https://zone.example/s.mp3'></audio>", "[s.mp3](https://zone.example/s.mp3)"),
    ],
)
def test_what_plays_or_is_shown_from_a_file_becomes_a_link_and_is_told(player: str, link: str) -> None:
    found, _, _ = came(f"<div><p>{FIRST}</p><p>{player}</p><p>{SECOND}</p></div>")
    assert link in body(found)
    assert "看不了" not in body(found)
    assert [link[link.index("(") + 1 : -1] in aside.text for aside in found.asides] == [True]


def test_a_frame_that_counts_readers_is_no_player() -> None:
    found, _, _ = came(f"<p>{FIRST}</p><iframe src='https://count.example/' width=1></iframe><p>{SECOND}</p>")
    assert "count.example" not in body(found)
    assert not found.asides


def test_cells_over_several_keep_links_pictures_and_marks() -> None:
    table = (
        "<table><caption>附表 <b>甲</b></caption><tr><th rowspan=2>縣</th>"
        "<td>見<a href='https://zone.example/a.pdf'>附件</a></td></tr><tr><td><p>10<sup>8</sup></p>"
        "<p>第二行 -{</p><img src='https://zone.example/b.png' alt='園區'></td></tr></table>"
    )
    written = body(came(f"<p>{FIRST}</p>{table}<p>{SECOND}</p>")[0])
    assert "<caption>附表 <b>甲</b></caption>" in written
    assert '見<a href="https://zone.example/a.pdf">附件</a>' in written
    assert "10<sup>8</sup><br>第二行 -&#123;" in written
    assert '<img src="https://zone.example/b.png" alt="園區">' in written


def test_films_and_maps_become_lines_that_show_them() -> None:
    frames = (
        '<iframe src="//player.bilibili.com/player.html?bvid=BV1Gj411K7aB" title="揭牌 全程">舊</iframe>',
        '<iframe class="video_iframe" data-src="https://v.qq.com/iframe/preview.html?vid=a0123456789"></iframe>',
    )
    page = GOVERNMENT.replace(SECOND, f"{SECOND[:20]}{frames[1]}{SECOND[20:]}").replace(
        "<table>", f"<p>{frames[0]}</p><table>"
    )
    found, _, _ = came(page)
    written = [block.markdown for block in found.body]
    at = next(number for number, text in enumerate(written) if SECOND in text)
    assert written[at + 1 : at + 3] == [
        "embed: https://v.qq.com/x/page/a0123456789.html",
        "embed: https://www.bilibili.com/video/BV1Gj411K7aB/ 揭牌 全程",
    ]
    assert not any("舊" in text for text in written)
    assert not found.asides  # nothing of them is missing
