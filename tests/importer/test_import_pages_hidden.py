"""What a page hides, and what Word and WPS write into a page that they save."""

from __future__ import annotations

import pytest

from importer.received import body, came
from linear import assert_linear, repeated
from newsgen.importer.extracted import Extracted

TEXT = (
    "<p>示例開發區昨日發布公告，首批項目十二個，涉及醫藥與光電。</p>"
    "<p>資金分三期撥付，每期須經審計，餘款在驗收後結清。</p>"
)


def page(inner: str, head: str = "") -> tuple[Extracted, list[str]]:
    title = "產業基地揭牌"
    source = f"<head><title>{title}</title>{head}</head><body><div><h1>{title}</h1>{TEXT}{inner}</div></body>"
    found, _, report = came(f"<html>{source}</html>".encode(), "a.html")
    return found, [problem.text() for problem in report.problems]


@pytest.mark.parametrize(
    ("sheet", "element"),
    [
        (".jam{display:none}", '<p class="jam">採集者看到的話。</p>'),
        ("p .jam, i { font-size: 0 }", '<p>前<span class="jam">採集者看到的話。</span>後</p>'),
        ("/* { */ #x { color: red; visibility: hidden; }", '<div id="x"><p>採集者看到的話。</p></div>'),
    ],
)
def test_what_a_style_sheet_hides_is_told_and_not_published(sheet: str, element: str) -> None:
    found, problems = page(element, f"<style>{sheet}</style>")
    assert "採集者" not in body(found)
    assert any("hidden text was left out: 採集者看到的話。" in problem for problem in problems)


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .tab { display: none } }",
        ".tab { display: none } .tab.open { display: block }",
        ".tab { display: none } .tab { display: block }",
        ":is(.tab) { display: none }",
        f"{'(' * 5_000}{')' * 5_000} {{ display: none }} .open {{ display: {'(' * 5_000}{')' * 5_000} }}",
        "div { display: none }",  # most of the page: a script shows it
    ],
)
def test_what_a_style_sheet_shows_after_all_stays(sheet: str) -> None:
    found, _ = page('<p class="tab open">頁籤裡的話。</p>', f"<style>{sheet}</style>")
    assert "頁籤裡的話。" in body(found)
    assert "首批項目十二個" in body(found)


@pytest.mark.parametrize("style", ["mso-hide:all", "text-indent:-9999px", "position:absolute; left:-5000px"])
def test_what_is_moved_out_of_sight_is_left_out_and_kept(style: str) -> None:
    found, _ = page(f'<p style="{style}">看不見的話。</p>')
    assert "看不見" not in body(found)
    assert "看不見的話。" in found.left_out


def test_white_text_stays_and_is_told_unless_something_is_behind_it() -> None:
    found, problems = page(
        '<p>前<span style="color:#FFF">白字的話</span>後。</p>'
        '<section style="background-color:#060"><p style="color: white">綠底的題</p></section>'
    )
    assert "前白字的話後。" in body(found)
    assert any("白字的話" in problem for problem in problems)
    assert not any("綠底的題" in problem for problem in problems)


def test_a_page_that_word_saved_has_its_numbers_and_none_of_its_marks() -> None:
    found, problems = page(
        "<?xml:namespace prefix = o />"
        '<p class=MsoNormal><![if !supportLists]><span style="mso-list:Ignore">一、</span><![endif]>總體要求'
        '<a class=msocomanchor href="#_msocom_1">[丙1]</a><o:p></o:p></p>'
        '<div style="mso-element:comment-list"><div style="mso-element:comment"><p class=MsoCommentText>'
        "<a class=msocomoff>[丙1]</a>金額請再核實。</p></div></div>"
    )
    assert "一、總體要求" in body(found)
    assert "supportLists" not in body(found)
    assert "namespace" not in body(found)
    assert "金額請再核實" not in body(found)
    assert any("a comment was left out: [丙1]金額請再核實。" in problem for problem in problems)


def test_what_a_picture_shows_is_kept_where_the_picture_is_not() -> None:
    found, problems = page('<p><img src="a.files/b.png" alt="江岸的工地"></p>')
    assert "江岸" not in body(found)
    assert any("江岸的工地" in problem for problem in problems)


def test_pictures_in_several_sizes_are_taken() -> None:
    found, _ = page(
        '<picture><source srcset="https://a.example/c.webp 1x"><img alt="江岸"></picture>'
        '<p><img srcset="https://a.example/d-1.jpg 400w, https://a.example/d-2.jpg 800w" alt="工地"></p>'
        '<amp-img src="https://a.example/e.jpg" alt="車間"></amp-img>'
    )
    assert "![江岸](https://a.example/c.webp)" in body(found)
    assert "![工地](https://a.example/d-1.jpg)" in body(found)
    assert "![車間](https://a.example/e.jpg)" in body(found)


def test_notes_at_the_end_and_code_are_no_footer_and_no_advertisement() -> None:
    found, _ = page('<pre class="code-box">x = 1</pre><ol class="footnotes"><li>見統計公報</li></ol>')
    assert "x = 1" in body(found)
    assert "見統計公報" in body(found)


def test_a_page_within_a_page_is_kept() -> None:
    found, _ = page('<iframe srcdoc="&lt;p&gt;內頁的話&lt;/p&gt;"></iframe>')
    assert any("內頁的話" in line for line in found.left_out)


def test_all_that_a_card_of_wechat_says_is_told() -> None:
    _, problems = page(
        '<mp-common-profile data-nickname="示例號" data-signature="簽名的話"></mp-common-profile>'
    )
    assert any("示例號 簽名的話" in problem for problem in problems)


@pytest.mark.parametrize(
    "unit",
    [
        "<![if x]>字<![endif]>",
        "<?xml x ?>字",
        '<span style="color:#fff">字</span>',
        "<a class=msocomanchor>[甲]</a>",
        '<picture><source srcset="a.png 1x"><img alt="字"></picture>',
    ],
)
def test_a_page_of_one_thing_takes_time_by_its_length(unit: str) -> None:
    def read_all(inner: str) -> None:
        page(inner)

    assert_linear(read_all, repeated(unit), 10_000, 40_000)
