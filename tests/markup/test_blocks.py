"""Lists, tables, code, headings, figures and footnotes, the way that editors write them."""

from __future__ import annotations

import pytest

from newsgen.markup import render_markdown
from newsgen.model import Heading


def flat(text: str) -> str:
    return render_markdown(text).body.html.replace("\n", "")


NESTED = "<ul><li>甲<ul><li>乙<ul><li>丙</li></ul></li></ul></li><li>丁</li></ul>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 甲\n  - 乙\n    - 丙\n- 丁", NESTED),
        ("- 甲\n    - 乙\n        - 丙\n- 丁", NESTED),
        ("- 甲\n\t- 乙\n\t\t- 丙\n- 丁", NESTED),
        ("1. 甲\n   - 乙\n2. 丙", "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>"),
        ("1.  甲\n\n    - 乙\n\n2.  丙", "<ol><li><p>甲</p><ul><li>乙</li></ul></li><li><p>丙</p></li></ol>"),
        (
            "- 甲\n\n> 乙\n\n> 丙",
            "<ul><li>甲</li></ul><blockquote><p>乙</p></blockquote><blockquote><p>丙</p></blockquote>",
        ),
        ("- 甲\n\n      乙", "<ul><li><p>甲</p><pre><code>乙</code></pre></li></ul>"),
        ("甲\n　\n乙", "<p>甲</p><p>乙</p>"),
        ("1) 甲\n2) 乙", "<ol><li>甲</li><li>乙</li></ol>"),
        ("3. 甲\n4. 乙", '<ol start="3"><li>甲</li><li>乙</li></ol>'),
        ("包括：\n- 甲\n- 乙\n\n此外", "<p>包括：</p><ul><li>甲</li><li>乙</li></ul><p>此外</p>"),
        ("包括：\n1. 甲\n2. 乙", "<p>包括：</p><ol><li>甲</li><li>乙</li></ol>"),
        ("截至\n2024. 甲", "<p>截至\n2024. 甲</p>".replace("\n", "")),
        ("- 甲\n\n1. 乙", "<ul><li>甲</li></ul><ol><li>乙</li></ol>"),
        ("- 甲\n1. 乙", "<ul><li>甲</li></ul><ol><li>乙</li></ol>"),
        ("> - 甲\n>   - 乙", "<blockquote><ul><li>甲<ul><li>乙</li></ul></li></ul></blockquote>"),
        ("> 甲\n>> 乙", "<blockquote><p>甲</p><blockquote><p>乙</p></blockquote></blockquote>"),
        ("- 甲\n\n  续\n- 乙", "<ul><li><p>甲</p><p>续</p></li><li><p>乙</p></li></ul>"),
        ("甲\n***\n乙", "<p>甲</p><hr><p>乙</p>"),
        ("- - -", "<hr>"),
        ("-5%的降幅", "<p>-5%的降幅</p>"),
    ],
)
def test_lists_quotations_and_rules(text: str, expected: str) -> None:
    assert flat(text) == expected


def test_a_table_has_scopes_and_alignment_and_needs_no_blank_line() -> None:
    assert flat("下表：\n| 项目 | 金额 |\n| --- | ---: |\n| 甲 | **5** |") == (
        "<p>下表：</p><table><thead><tr>"
        '<th scope="col">项目</th><th align="right" scope="col">金额</th></tr></thead>'
        '<tbody><tr><td>甲</td><td align="right"><strong>5</strong></td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "```python\nif a < b:\n    *x*\n```",
            '<pre><code class="language-python">if a &lt; b:\n    *x*\n</code></pre>',
        ),
        ("~~~\n```\n~~~", "<pre><code>```\n</code></pre>"),
        ("````\n```\n````", "<pre><code>```\n</code></pre>"),
        ("> ```\n> 甲\n> ```", "<blockquote>\n<pre><code>甲\n</code></pre>\n</blockquote>"),
        (
            "```\n<script>x</script>\n\n- 甲\n```",
            "<pre><code>&lt;script&gt;x&lt;/script&gt;\n\n- 甲\n</code></pre>",
        ),
    ],
)
def test_fenced_code(text: str, expected: str) -> None:
    rendered = render_markdown(text)
    assert rendered.body.html == expected
    assert rendered.dropped == ()


def test_fenced_code_in_a_list_item_stays_in_it() -> None:
    assert flat("- 甲\n  ```\n  a\n    b\n  ```\n- 乙") == (
        "<ul><li>甲<pre><code>a  b</code></pre></li><li>乙</li></ul>"
    )


def test_a_fence_without_an_end_is_text() -> None:
    assert render_markdown("```\n甲\n\n乙").text == "```\n甲\n乙".replace("```\n", "``` ")


def test_headings_start_at_level_two_and_have_unique_anchors() -> None:
    text = "# 一、总投资（含税）\n\n### GDP Growth #\n## 总结\n## 总结\n\n## ！\n\n标题\n---\n"
    rendered = render_markdown(text)
    assert rendered.body.headings == (
        Heading(2, "一总投资含税", "一、总投资（含税）"),
        Heading(4, "gdp-growth", "GDP Growth"),
        Heading(3, "总结", "总结"),
        Heading(3, "总结-2", "总结"),
        Heading(3, "section", "！"),
        Heading(3, "标题", "标题"),
    )
    assert '<h2 id="一总投资含税">一、总投资（含税）</h2>' in rendered.body.html
    assert render_markdown("#### 甲").body.headings == (Heading(2, "甲", "甲"),)


def test_anchors_are_nfc_and_avoid_every_other_id() -> None:
    text = "## e\u0301\n\n## fn 1\n\n## t\n\n## site x\n\n甲[^1] <b id='t'>乙</b>\n\n[^1]: 注"
    anchors = [heading.anchor for heading in render_markdown(text).body.headings]
    assert anchors == ["\u00e9", "fn-1-2", "t-2", "on-site-x"]


def test_an_author_s_own_heading_id_is_kept_once() -> None:
    rendered = render_markdown('<h2 id="a">甲</h2>\n\n<h2 id="a">乙</h2>')
    assert [heading.anchor for heading in rendered.body.headings] == ["a", "乙"]


def test_a_hashtag_is_no_heading() -> None:
    assert render_markdown("#招商引资# 今日").body.html == "<p>#招商引资# 今日</p>"


def test_a_heading_s_text_has_no_footnote_mark() -> None:
    rendered = render_markdown("## 甲**乙**[^1]\n\n[^1]: 注")
    assert [heading.text for heading in rendered.body.headings] == ["甲乙"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '![图](a.png "说明")',
            '<figure><img alt="图" src="a.png" loading="lazy" decoding="async">'
            "<figcaption>说明</figcaption></figure>",
        ),
        ("![图](a.png)", '<figure><img alt="图" src="a.png" loading="lazy" decoding="async"></figure>'),
        (
            '[![图](a.png "题")](/大)',
            '<figure><a href="/大"><img alt="图" src="a.png" loading="lazy" decoding="async"></a>'
            "<figcaption>题</figcaption></figure>",
        ),
        (
            '甲![图](a.png "t")',
            '<p>甲<img alt="图" src="a.png" title="t" loading="lazy" decoding="async"></p>',
        ),
    ],
)
def test_a_paragraph_that_is_a_picture_becomes_a_figure(text: str, expected: str) -> None:
    assert render_markdown(text).body.html == expected


def test_footnotes_have_stable_ids_and_no_english() -> None:
    html = flat("甲[^b]乙[^a]丙[^b]\n\n[^a]: 注一\n[^b]: 注二\n\n    续")
    assert '甲<sup id="fnref-b"><a class="footnote-ref" href="#fn-b" role="doc-noteref">1</a></sup>乙' in html
    assert html.index('<li id="fn-b">') < html.index('<li id="fn-a">')
    assert 'href="#fnref2-b" role="doc-backlink">↩</a>' in html
    assert "<p>续" in html
    assert "Jump" not in html
    assert "title=" not in html


def test_footnote_labels_may_be_anything() -> None:
    html = render_markdown("甲[^*]乙[^注 一]丙[^空]\n\n[^*]: 星\n[^注 一]: 一\n[^空]:").body.html
    for label in ("2a", "注20一", "空"):
        assert f'href="#fn-{label}"' in html
        assert f'<li id="fn-{label}">' in html
        assert f'href="#fnref-{label}"' in html


def test_footnotes_are_no_part_of_the_plain_text() -> None:
    assert render_markdown("甲[^1]\n乙\n\n[^1]: 注").text == "甲乙"
