"""The typography of an article in its editions: what is set, and what stays as typed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.config import Typography
from newsgen.editions import EditionConverter
from newsgen.model import (
    Article,
    Attribution,
    Body,
    Correction,
    EditionArticle,
    Forms,
    Heading,
    Image,
    Name,
    Script,
)

_NAMES = [
    Name(Forms((("zh-Hans", "“小巨人”计划"), ("zh-Hant", "「小巨人」計劃")))),
    Name(Forms((("zh-Hans", "国广(北京)公司"), ("zh-Hant", "國廣(北京)公司")))),
    Name(Forms((("zh-Hans", "奔驰"), ("zh-Hant", "賓士汽車")))),
]


def _convert(
    edition: str, html: str, typography: Typography | None = None, **fields: Any
) -> tuple[EditionArticle, Body]:
    values: dict[str, Any] = {"path": "a.md", "key": "a", "kind": "article", "script": Script.HANS}
    article = Article(**({"title": "题"} | values | fields))
    converter = EditionConverter(edition, _NAMES, {}, typography=typography or Typography())
    return converter.convert(article, Body(html, (Heading(2, "“产业”", "“产业”"),)))


def test_texts_are_set_and_labels_are_not() -> None:
    typed = "“产业”,发展"
    item, body = _convert(
        "zh-Hant",
        f"<p>{typed}</p>",
        title=typed,
        summary=typed,
        original_title=typed,
        source=Attribution(typed, third_party=True),
        tags=(typed,),
        industries=(typed,),
        corrections=(Correction(datetime(2026, 1, 2, tzinfo=UTC), typed),),
        image=Image("“.png", typed, typed),
        copyright=typed,
    )
    read, label = "「產業」，發展", "“產業”,發展"
    assert (item.title, item.summary, item.corrections[0].text) == (read, read, read)
    assert item.image == Image("“.png", read, read)
    assert (item.original_title, item.source, item.tags, item.industries) == (
        label,
        label,
        (label,),
        (label,),
    )
    assert body == Body(f"<p>{read}</p>", (Heading(2, "“产业”", "「產業」"),))
    assert item.article.copyright == typed


def test_without_the_options_everything_stays_as_typed() -> None:
    off = Typography(quotes=False, punctuation=False, units=False)
    _, body = _convert("zh-Hant", "<p>“产业”,2026年...</p>", off)
    assert body.html == "<p>“產業”,2026年...</p>"


@pytest.mark.parametrize(
    ("html", "hant"),
    [
        ("“<strong>头</strong>发”,", "「<strong>頭</strong>髮」，"),
        ("<b>“</b>头<b>”...</b>甲", "<b>「</b>頭<b>」……</b>甲"),
        ('甲, <a href="“,”">乙</a>', '甲，<a href="“,”">乙</a>'),
        ("<p>“甲<br>乙”</p>", "<p>「甲<br>乙」</p>"),
        ("<p>“甲</p><p>“乙”</p>", "<p>「甲</p><p>「乙」</p>"),
        ("“奔驰”...<b>“奔驰”</b>,发", "「賓士汽車」……<b>「賓士汽車」</b>，發"),
        ("<code>“甲”,乙</code>“甲”", "<code>“甲”,乙</code>「甲」"),
        ('<span lang="en">“go”, 甲,乙</span>', '<span lang="en">“go”, 甲,乙</span>'),
        ('<img src="a" alt="“头发”,">', '<img src="a" alt="「頭髮」，">'),
        ('"头发" &amp; "a &lt; b"', "「頭髮」 &amp; 「a &lt; b」"),
        ("“-{“甲”,}-”,乙", "「“甲”,」，乙"),
        ("“-{zh-Hans:“甲”; zh-Hant:“乙”}-”...<b>丙</b>,丁", "「“乙”」……<b>丙</b>，丁"),
        ("“-{”甲", "「-{」甲"),
    ],
)
def test_marks_pair_across_tags_and_machines_texts_stay(html: str, hant: str) -> None:
    assert _convert("zh-Hant", html)[1].html == hant


def test_names_keep_their_own_punctuation() -> None:
    html = "<p>「小巨人」计划,国广(北京)公司,“甲(北京)”</p>"
    assert _convert("zh-Hans", html)[1].html == "<p>“小巨人”计划，国广(北京)公司，“甲（北京）”</p>"
    assert _convert("zh-Hant", html)[1].html == "<p>「小巨人」計劃，國廣(北京)公司，「甲（北京）」</p>"


def test_units_are_kept_in_bodies_but_not_in_tables_and_titles() -> None:
    cell = "<tr><td>5年</td></tr>"
    item, body = _convert("zh-Hant", f"<p>5<b>5年</b></p>\n<table>{cell}</table>\n<p>6年</p>", title="5年")
    assert item.title == "5年"
    assert body.html == (
        f'<p>5<b><span class="u">5年</span></b></p>\n<table>{cell}</table>\n<p><span class="u">6年</span></p>'
    )
    assert "span" not in _convert("zh-Hant", "<p>5年</p>", replace(Typography(), units=False))[1].html


def test_each_edition_is_as_if_it_were_the_only_one() -> None:
    html = "<p>“奔驰”,“小巨人”计划...“甲”</p>"
    article = Article("a.md", "a", "article", Script.HANS, "题")
    from_one = [_convert(edition, html)[1].html for edition in ("zh-Hans", "zh-Hant")]
    assert from_one == ["<p>“奔驰”，“小巨人”计划……“甲”</p>", "<p>「賓士汽車」，「小巨人」計劃……「甲」</p>"]
    assert article.title == "题"
