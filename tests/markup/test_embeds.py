"""Films and maps of other hosts, in Markdown and in raw HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.config import Embeds
from newsgen.markup import Rendered, render_markdown, tokens
from newsgen.markup.sanitize import sanitize
from newsgen.model import Link

_ALLOWED = Embeds(("bilibili", "youtube"))
FILM = "https://www.bilibili.com/video/BV1Gj411K7aB"
_TUBE = "https://www.youtube.com/embed/a-_4567890b"


def _rendered(text: str) -> Rendered:
    return render_markdown(text, 1, _ALLOWED)


def _figure(address: str = FILM, title: str = "") -> str:
    return f'<figure><a class="embed" href="{address}" rel="noopener">{title}</a></figure>'


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"embed: {FILM}", ""),
        (f"embed:{FILM}", ""),
        (f"Embed：<{FILM}>  ", ""),
        (f"嵌入：{FILM} 開園", "開園"),
        (f"embed: {FILM} “開園”", "開園"),
        (f"embed: {FILM} 「開園」上午", "「開園」上午"),
        (f"embed: {FILM}　*開* & 園", "*開* &amp; 園"),
        (f"   {FILM}", ""),
        (f"<{FILM}>", ""),
    ],
)
def test_a_line_asks_for_a_film(line: str, title: str) -> None:
    rendered = _rendered(f"甲\n{line}\n乙")
    assert rendered.body.html == f"<p>甲</p>\n{_figure(title=title)}\n<p>乙</p>"
    assert rendered.links == (Link(FILM, 2),)
    assert (rendered.remarks, rendered.dropped) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        f"看 {FILM}",
        f"{FILM} 看",
        f"{FILM}。",
        f"- {FILM}\n- 乙",
        f"> {FILM}",
        f"[{FILM}]({FILM})",
        "https://www.bilibili.com/read/cv1",
        "https://v.youku.com/v_show/id_XNDEyMzQ1Njc4OA==.html",
        f"`{FILM}`",
        f"```\n{FILM}\n```",
        f"    {FILM}",
        "| 甲 |\n|---|\n| " + FILM + " |",
        f"[^1]\n\n[^1]: {FILM}",
        f"[甲](\n{FILM}\n)",
        f"[甲][a]\n\n[a]:\n{FILM}",
    ],
)
def test_an_address_in_a_text_stays_what_it_is(text: str) -> None:
    rendered = _rendered(text)
    assert rendered.body.html == render_markdown(text).body.html
    assert "<figure>" not in rendered.body.html


def test_it_stands_wherever_blocks_do() -> None:
    text = f"- 甲\n\n  {FILM}\n\n> embed: {FILM}\n\n| a |\n|---|\n| b |\n{FILM}\n\n- embed: {FILM}"
    assert _rendered(text).body.html.count(_figure()) == 4


@pytest.mark.parametrize(
    ("frame", "address", "title"),
    [
        (f'<iframe src="{_TUBE}" width="560" title="開園" allowfullscreen></iframe>', _TUBE, "開園"),
        (f"<iframe src={_TUBE} title='YouTube video player'></iframe>", _TUBE, ""),
        (f'<IFRAME\n  data-src="{_TUBE}">\n舊瀏覽器\n</IFRAME>', _TUBE, ""),
        (
            '<iframe src="//player.bilibili.com/player.html?bvid=BV1Gj411K7aB&amp;p=2" on=x></iframe>',
            "https://player.bilibili.com/player.html?bvid=BV1Gj411K7aB&amp;p=2",
            "",
        ),
        (f'<p><iframe src="{_TUBE}"></iframe></p>', _TUBE, ""),
    ],
)
def test_a_frame_of_an_allowed_host_becomes_one(frame: str, address: str, title: str) -> None:
    rendered = _rendered(f"甲\n\n{frame}\n\n乙")
    assert rendered.body.html.replace("\n", "") == f"<p>甲</p>{_figure(address, title)}<p>乙</p>"
    assert rendered.dropped == ()


def test_a_frame_in_a_sentence_stays_in_it() -> None:
    link = f'<a class="embed" href="{_TUBE}" rel="noopener"></a>'
    assert _rendered(f"甲<iframe src='{_TUBE}'></iframe>乙").body.html == f"<p>甲{link}乙</p>"


def test_other_frames_are_left_out_and_told() -> None:
    told = '<iframe src="//v.qq.com/iframe/player.html?vid=a0123456789">'
    text = f'<iframe src="https://a.example/"></iframe>\n\n{told}</iframe>'
    assert _rendered(text).dropped == (Link("<iframe>", 1), Link(told, 3))


@pytest.mark.parametrize(
    ("line", "said", "html"),
    [
        (
            "embed: https://youku.com.example/x 甲",
            "knows no film or map",
            '<p><a href="https://youku.com.example/x" rel="noopener">甲</a></p>',
        ),
        (
            "embed: https://v.qq.com/x/page/a0123456789.html",
            "does not allow players of `{host}`",
            '<p><a href="https://v.qq.com/x/page/a0123456789.html" rel="noopener">'
            "https://v.qq.com/x/page/a0123456789.html</a></p>",
        ),
        ("embed: BV1Gj411K7aB", "needs a web address", "<p>embed: BV1Gj411K7aB</p>"),
        ("embed: javascript:alert(1)", "needs a web address", "<p>embed: javascript:alert(1)</p>"),
    ],
)
def test_a_line_that_cannot_be_followed_is_told(line: str, said: str, html: str) -> None:
    rendered = _rendered(f"甲\n\n{line}")
    assert rendered.body.html == f"<p>甲</p>\n{html}"
    [remark] = rendered.remarks
    assert remark.line == 3
    assert said in remark.said.sentence


def test_a_film_is_no_summary() -> None:
    rendered = _rendered(f"embed: {FILM} 開園\n\n正文的第一句。")
    assert rendered.opening == "正文的第一句。"
    assert rendered.text == "開園\n正文的第一句。"


_MARKS = """embed: | <iframe src= | ' | " | > | </iframe> | - | > | 甲 | <p> | </p> | [ | ]( | ) | ` |
    javascript:alert(1) | //evil.example/ | <a class=embed href= | &quot; | title= | \\"""
_PIECES = st.sampled_from([FILM, _TUBE, "\n", "\n\n", " ", *(mark.strip() for mark in _MARKS.split("|"))])


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_whatever_is_typed_frames_nothing(text: str) -> None:
    html = _rendered(text).body.html
    assert sanitize(html) == html
    for raw, name in tokens(html):
        assert name not in ("iframe", "embed", "object")
        assert not (name and " src=" in raw and "bilibili" in raw)
