"""What is pasted into WeChat's editor stays as it is, and says all that the article says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from export.wechat_checker import broken_rules
from newsgen.export import Story, wechat_html
from newsgen.export.wechat_rules import RULES
from newsgen.model import Outlet

if TYPE_CHECKING:
    from conftest import SiteFolder
    from export.conftest import Take

BREAKING = {
    "one-piece": "<p style='color: red'>a</p><p style='color: red'>b</p>",
    "elements": "<section><figure></figure></section>",
    "attributes": "<section class='a'></section>",
    "properties": "<section style='position: fixed'></section>",
    "variables": "<section style='color: var(--ink)'></section>",
    "links": "<section><a href='https://other.example/'>x</a></section>",
    "anchors": "<section><a href='#x'>x</a></section>",
    "nested-lists": "<section><ul><li>a<ul><li>b</li></ul></li></ul></section>",
    "pictures": "<section><img src='/a.png' alt=''></section>",
    "colour": "<section><p>a</p></section>",
    "code": "<section><pre><code>a\nb</code></pre></section>",
}


def _text(html: str) -> str:
    return " ".join(lxml_html.fragment_fromstring(html).text_content().replace("\xa0", " ").split())


def test_the_checker_finds_each_rule_broken() -> None:
    assert BREAKING.keys() == RULES.keys()
    for rule, html in BREAKING.items():
        assert [found.partition(":")[0] for found in broken_rules(html)] == [rule], rule


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hans"])
def test_an_article_keeps_every_rule(newsroom: SiteFolder, take: Take, edition: str) -> None:
    story, said = take("all", edition=edition)
    html = wechat_html(story, newsroom.folder)
    assert said == ()
    assert broken_rules(html) == []
    font = {"zh-Hant": "PingFang TC", "zh-Hans": "PingFang SC"}[edition]
    assert font in html


def test_every_sample_article_keeps_every_rule(root: Path, sample: tuple[Story, ...]) -> None:
    assert len(sample) > 20
    for story in sample:
        assert broken_rules(wechat_html(story, root)) == [], story.path


def test_links_become_numbered_notes_in_the_order_of_the_text(newsroom: SiteFolder, take: Take) -> None:
    html = wechat_html(take("all")[0], newsroom.folder)
    said = _text(html)
    assert "開頭[1]一段，有外部鏈接[2]、郵箱[3]與 https://bare.example/，也有公眾號文章、本文一節" in said
    assert "甲園[4]" in said
    assert "外部鏈接[2]再見[5]。" in said
    lines = [str(line.text_content()) for line in lxml_html.fragment_fromstring(html).iter("p")]
    notes = [tuple(line[1:].split("] ", 1)) for line in lines if re.match(r"\[\d\] ", line)]
    assert notes == [
        ("1", "註腳甲，見出處（https://note.example/）。"),
        ("2", "外部鏈接：https://outside.example/a?b=1&c=2"),
        ("3", "郵箱：desk@news.example"),
        ("4", "園：https://cell.example/"),
        ("5", "註腳乙。"),
    ]
    assert re.findall(r'<a href="([^"]*)"', html) == ["https://mp.weixin.qq.com/s/abc"]


def test_nothing_that_the_article_says_is_lost(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all")
    html = wechat_html(story, newsroom.folder)
    said = _text(html)
    for words in (
        "來源：贛江觀察 記者：甲乙",
        "2026年1月2日",
        "摘要在此。",
        "第二節",
        "乙乙乙",
        "圖下說明",
        "引文條目",
        "條目內",
        "第六",
        'print("a b")',
        "摺起的標題",
        "摺起的話。",
        "漢（hàn）字",
        *(" ".join(line.split()) for line in story.notice),
    ):
        assert words in said, words
    assert "超過三十家" not in said  # WeChat has a field for titles
    assert 'src="https://news.example/articles/2026/tower.png"' in html
    assert re.search(r"<td style=\"[^\"]*text-align: right;\">2200</td>", html)


def test_the_look_is_that_of_the_site(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all")
    assert "#0e4f5a" in wechat_html(story, newsroom.folder)
    newsroom.write("static/assets/custom.css", ":root { --accent: light-dark(#123456, #abcdef); }")
    html = wechat_html(story, newsroom.folder)
    assert "#123456" in html
    assert "#0e4f5a" not in html


def test_of_a_reprint_the_title_goes_with_the_summary_and_a_link(newsroom: SiteFolder, take: Take) -> None:
    story, (said,) = take("reprint")
    html = wechat_html(story, newsroom.folder)
    assert broken_rules(html) == []
    assert "轉載摘要。" in html
    assert "轉載正文" not in html
    assert "閱讀原文：https://daily.example/1" in _text(html)
    assert said.text() == (
        "content/articles/2026/reprint.md:4: warning: this is a reprint: only its title, its summary and a"
        " link go out\n    source: 示例日報"
    )


def test_a_licence_decides_where_its_articles_go(newsroom: SiteFolder, take: Take) -> None:
    assert take("licensed")[0].body
    story, (said,) = take("licensed", Outlet.TEXT)
    assert story.excerpt
    assert "`示例研究院`" in said.text()
    sources = newsroom.folder / "content/sources.yaml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace("id: L-1,", "id: L-1, outlets: [text],"), encoding="utf-8")
    assert take("licensed", Outlet.TEXT)[0].body
    assert take("licensed")[0].excerpt
