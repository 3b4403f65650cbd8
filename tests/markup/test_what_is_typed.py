"""What editors type, and what other generators' articles have in them."""

from __future__ import annotations

import pytest

from newsgen.markup import render_markdown
from newsgen.model import Link


def inside(text: str) -> str:
    """The HTML of a text's only paragraph."""
    return render_markdown(text).body.html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[按语]: 本文为独家稿件，未经许可不得转载。", ["[按语]: 本文为独家稿件，未经许可不得转载。"]),
        ("[注]:截至六月底。", ["[注]:截至六月底。"]),
        ("[1]: 市统计局《年报》\n[2]: 县财政局公告", ["[1]: 市统计局《年报》", "[2]: 县财政局公告"]),
        ("见[甲][9]。\n\n[9]: 年鉴", ["见[甲][9]。", "[9]: 年鉴"]),
        ("[无人引用]: https://e.cn/x", ["[无人引用]: https://e.cn/x"]),
    ],
)
def test_a_definition_that_defines_nothing_is_text(text: str, expected: list[str]) -> None:
    assert render_markdown(text).text.split("\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[甲](乙 丙)", "[甲](乙 丙)"),
        ("[甲](乙)", '<a href="乙">甲</a>'),
        ("[甲](</乙 丙>)", '<a href="/乙%20丙">甲</a>'.replace("%20", " ")),
        ("[甲](a_(b).html)", '<a href="a_(b).html">甲</a>'),
        (r"花\$5，\~，\"引\"，\<b\>，\@，\%", '花$5，~，"引"，&lt;b&gt;，@，%'),
        ("甲~~乙~~丙", "甲<del>乙</del>丙"),
        ("H~2~O，3~5年", "H~2~O，3~5年"),
        ("&amp;amp; &copy 2026", "&amp;amp; &amp;copy 2026"),
        ("`&amp;`", "<code>&amp;amp;</code>"),
        ("见https://e.cn/a，后文", '见<a href="https://e.cn/a" rel="noopener">https://e.cn/a</a>，后文'),
        (
            "（https://e.cn/a_(b)）。",
            '（<a href="https://e.cn/a_(b)" rel="noopener">https://e.cn/a_(b)</a>）。',
        ),
        ("(https://e.cn/).", '(<a href="https://e.cn/" rel="noopener">https://e.cn/</a>).'),
        ("**https://e.cn/**", '<strong><a href="https://e.cn/" rel="noopener">https://e.cn/</a></strong>'),
        ("[https://e.cn](/x)", '<a href="/x">https://e.cn</a>'),
        ('<a href="/x">https://e.cn</a>', '<a href="/x">https://e.cn</a>'),
        ("`https://e.cn` xhttps://e.cn https://", "<code>https://e.cn</code> xhttps://e.cn https://"),
        ("Map<K,V> 与 a<b>c", "Map&lt;K,V&gt; 与 a&lt;b&gt;c"),
    ],
)
def test_a_line_reads_as_elsewhere(text: str, expected: str) -> None:
    assert inside(text) == expected


def test_tasks_show_what_is_done() -> None:
    html = render_markdown("- [ ] 待办\n- [x] 已办\n- [甲] 乙").body.html.replace("\n", "")
    assert html == "<ul><li>☐ 待办</li><li>☑ 已办</li><li>[甲] 乙</li></ul>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{width=300}", 'width="300"'),
        ('{: .wide #p height="20px"}', 'height="20"'),
        ("{width=50%}", ""),
        ("{宽}", "{宽}"),
    ],
)
def test_a_picture_may_have_a_list_of_attributes(text: str, expected: str) -> None:
    html = render_markdown(f"甲![图](a.png){text}乙").body.html
    assert expected in html
    assert ("{" in html) == ("{" in expected)


def test_a_film_or_recording_becomes_a_player() -> None:
    rendered = render_markdown("![采访](v.mp4)\n\n![录音](s.mp3?x=1)")
    assert '<video controls="" preload="metadata" src="v.mp4">采访</video>' in rendered.body.html
    assert '<audio controls="" preload="metadata" src="s.mp3?x=1">录音</audio>' in rendered.body.html
    assert rendered.links == (Link("v.mp4", 1), Link("s.mp3?x=1", 3))


def test_players_keep_how_they_play_and_their_subtitles() -> None:
    html = '<video controls="" muted="" loop="" playsinline="" src="v.mp4">'
    html += '<track kind="subtitles" src="zh.vtt" srclang="zh" label="中文" default="">无法播放</video>'
    rendered = render_markdown(html)
    assert rendered.body.html == html
    assert [link.target for link in rendered.links] == ["v.mp4", "zh.vtt"]


def test_markdown_between_blank_lines_in_an_element_is_read() -> None:
    html = render_markdown(
        "<details>\n<summary>题</summary>\n\n**甲** [乙](/x)\n\n- 丙\n\n</details>\n\n## 后"
    ).body.html
    assert "<strong>甲</strong>" in html
    assert "<li>丙</li>\n</ul>\n</details>\n<h2" in html


def test_a_table_may_stand_in_a_list_item() -> None:
    html = render_markdown("- 甲\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- 乙").body.html
    assert html.index("<table>") < html.index("</li>")


def test_a_cell_too_many_is_kept_and_told() -> None:
    rendered = render_markdown("| a | b |\n|---|---|\n| 1 | 2 | 三 |\n| `x|y` | 4 |", 5)
    assert "<td>三</td>" in rendered.body.html
    assert "<code>x|y</code>" in rendered.body.html
    assert [(remark.line, str(remark.said)) for remark in rendered.remarks] == [
        (7, "this row has 3 cells, but the table has 2 columns")
    ]


def test_notes_and_their_citations_miss_each_other_aloud() -> None:
    rendered = render_markdown("甲[^9]。\n乙[^1]，丙[^9]\n\n[^1]: 注\n[^2]: 闲注", 3)
    assert "[^9]。" in rendered.body.html
    assert '<li id="fn-2"><p>闲注</p>' in rendered.body.html
    assert [(remark.line, str(remark.said)) for remark in rendered.remarks] == [
        (3, "there is no note for `[^9]`"),
        (7, "no place cites the note `[^2]`"),
    ]


def test_the_second_note_of_a_label_is_text() -> None:
    assert render_markdown("甲[^1]\n\n[^1]: 甲\n\n[^1]: 乙").text == "甲\n: 乙"


def test_a_picture_in_the_address_itself_is_told_briefly() -> None:
    rendered = render_markdown(f"甲\n\n![图](data:image/png;base64,{'A' * 9_000})\n\n乙")
    assert rendered.body.html == "<p>甲</p>\n\n<p>乙</p>"
    assert [(link.line, len(link.target)) for link in rendered.dropped] == [(3, 101)]


def test_a_picture_without_an_address_is_told() -> None:
    text = '甲\n\n<img class="x" data-src="p.png" alt="图">\n\n<p>乙 <img data-original="p.png"></p>\n\n<img>'
    assert render_markdown(text).dropped == (
        Link("<img data-src>", 3),
        Link("<img data-original>", 5),
        Link("<img>", 7),
    )


def test_code_is_indented_and_chinese_sentences_are_not_code() -> None:
    text = "甲\n\n    x = 1\n\n      y\n\n乙\n\n    这一段缩进两字，是正文。\n\n丙"
    html = render_markdown(text).body.html
    assert "<pre><code>x = 1\n\n  y\n</code></pre>" in html
    assert "<p>这一段缩进两字，是正文。</p>" in html


@pytest.mark.parametrize("note", ["[^1]:", "[^1]:  \n\n後文。"])
def test_a_note_without_text_is_told(note: str) -> None:
    rendered = render_markdown(f"正文[^1]。\n\n{note}\n")
    assert [(remark.line, str(remark.said)) for remark in rendered.remarks] == [
        (3, "there is no text behind the note `[^1]:`")
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("&notes;", "&amp;notes;"),
        ("&section;", "&amp;section;"),
        ("&copyright;", "&amp;copyright;"),
        ("&not;", "¬"),
        ("&hellip;", "…"),
        ("&#x4e00;", "一"),
    ],
)
def test_a_name_that_no_character_has_stays_as_it_is(typed: str, shown: str) -> None:
    assert f"甲{shown}乙" in render_markdown(f"甲{typed}乙").body.html
    assert f'title="甲{shown}乙"' in render_markdown(f'[甲](https://a.example/ "甲{typed}乙")').body.html
