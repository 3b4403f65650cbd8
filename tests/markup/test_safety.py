"""What may reach a reader, and what is told of the rest."""

from __future__ import annotations

import pytest

from newsgen.markup import render_markdown, tokens
from newsgen.model import Link


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>中",
        "<ScRiPt src=x></sCrIpT>中",
        "甲 <script>alert(1)",
        '<b onclick="x()">中</b>',
        "<img src=x onerror=alert(1) alt=甲>",
        "<iframe src=https://e.cn></iframe>中",
        "<style>body{display:none}</style>中",
        '<p style="position:fixed">中</p>',
        "<form action=/x><input name=a><button>中</button></form>",
        "<object data=x></object><embed src=x>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi xlink:href='javascript:alert(1)'>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<base href=//e.cn><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
    ],
)
def test_active_content_never_passes(text: str) -> None:
    tags = "".join(raw for raw, name in tokens(render_markdown(text).body.html.lower()) if name)
    active = "<script <iframe <style <form <input <svg <object <embed <base <meta <link"
    for word in (*active.split(), "alert(", "onclick", "onerror", "style=", "display:none"):
        assert word not in tags


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "java&#9;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,AAAA",
    ],
)
def test_a_link_that_runs_something_loses_its_address_and_is_told(target: str) -> None:
    for text in (
        f"甲\n[乙]({target})",
        f"甲\n<a href='{target}'>乙</a>",
        f"甲\n<{target}>",
        f"甲\n[乙][1]\n\n[1]: {target}",
    ):
        rendered = render_markdown(text)
        assert "href" not in rendered.body.html
        assert rendered.links == ()


def test_a_dropped_address_is_told_with_its_line() -> None:
    text = "甲\n\n[乙](javascript:alert(1))\n\n![丙](data:image/png;base64,AAAA)"
    assert render_markdown(text, 5).dropped == (
        Link("javascript:alert(1)", 7),
        Link("data:image/png;base64,AAAA", 9),
    )
    assert "<img" not in render_markdown(text).body.html


def test_a_dropped_element_is_told_with_its_line() -> None:
    text = "甲\n\n<script>\nx\n</script>\n\n乙 <IFRAME src=x></IFRAME>\n\n<script>y</script>"
    assert render_markdown(text, 10).dropped == (
        Link("<script>", 12),
        Link("<iframe>", 16),
        Link("<script>", 18),
    )


@pytest.mark.parametrize(
    "text",
    [
        "网页里的 <script> 标签",
        "<title> 是标题",
        "<style>\n甲",
        "Map<K,V>",
        "请写 <name>",
        "<某>",
        "<div>未闭合",
        "甲 <b>乙",
        "甲 </b> 乙",
        "甲 <textarea> 乙",
        "<!-- 甲",
        "<?php 甲 ?>",
        "<![CDATA[甲]]>",
        "<!DOCTYPE 甲>",
        "<form><input>甲</form>",
    ],
)
def test_what_is_no_markup_is_text_and_takes_nothing_of_what_follows(text: str) -> None:
    rendered = render_markdown(f"{text}\n\n## 乙\n\n**丙**")
    assert rendered.text == f"{text}\n乙\n丙".replace("\n甲", " 甲" if "<style>" in text else "\n甲")
    assert "<strong>丙</strong>" in rendered.body.html
    assert [heading.text for heading in rendered.body.headings] == ["乙"]
    assert not rendered.dropped


def test_elements_that_lose_only_their_looks_are_not_told() -> None:
    rendered = render_markdown("<center><font color=red>中</font></center>")
    assert rendered.dropped == ()
    assert rendered.body.html == "中"


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>甲</b><i>甲</i><u>甲</u><s>甲</s><sup>2</sup><sub>2</sub><small>甲</small></p>",
        "<p><mark>甲</mark><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>",
        '<p><abbr title="生产总值">GDP</abbr> <kbd>Ctrl</kbd> <time datetime="2026-01-02">昨日</time></p>',
        '<p><span lang="en">abc</span> <q>甲</q> <cite>甲</cite> <del>甲</del> <ins>甲</ins></p>',
        '<div class="note lead"><p lang="ja" dir="ltr">甲</p></div>',
        '<details open=""><summary>甲</summary><p>乙</p></details>',
        '<table><caption>甲</caption><tbody><tr><td colspan="2" rowspan="2">乙</td></tr></tbody></table>',
        '<blockquote cite="https://e.cn"><p>甲</p></blockquote>',
        '<video src="a.mp4" controls="" poster="a.jpg"></video>',
        "<dl><dt>甲</dt><dd>乙</dd></dl>",
        '<ol start="3" reversed=""><li value="5">甲</li></ol>',
    ],
)
def test_editorial_html_passes(html: str) -> None:
    rendered = render_markdown(html)
    assert rendered.body.html == html
    assert rendered.dropped == ()


def test_the_theme_s_names_cannot_be_taken() -> None:
    html = render_markdown('<div class="note site-header" id="site-main">甲</div>').body.html
    assert html == '<div class="note">甲</div>'


def test_an_id_stands_once() -> None:
    html = render_markdown('<b id="a">甲</b> <i id="a">乙</i> <i id="a b">丙</i>').body.html
    assert html == '<p><b id="a">甲</b> <i>乙</i> <i>丙</i></p>'


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<a href="https://e.cn">', '<a href="https://e.cn" rel="noopener">'),
        ('<a href="//e.cn">', '<a href="//e.cn" rel="noopener">'),
        ('<a href="/x">', '<a href="/x">'),
        ('<a href="mailto:a@e.cn">', '<a href="mailto:a@e.cn">'),
        ('<a href="http://e.cn" target="_blank">', '<a href="http://e.cn" target="_blank" rel="noopener">'),
        ('<a href="/x" target="frame">', '<a href="/x">'),
        ('<a href="http://e.cn" rel="nofollow evil">', '<a href="http://e.cn" rel="nofollow noopener">'),
        ('<a href="http://e.cn" rel="noreferrer">', '<a href="http://e.cn" rel="noreferrer">'),
    ],
)
def test_outside_links_do_not_hand_over_the_page(tag: str, expected: str) -> None:
    assert render_markdown(f"甲 {tag}乙</a>").body.html == f"<p>甲 {expected}乙</a></p>"
