"""No edition has another figure than the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.editions import EditionConverter, FigureGuard
from newsgen.model import Article, Body, Script
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder


def _article(text: str, title: str = "題") -> tuple[Article, Body]:
    article = Article("content/articles/a.md", "articles/a", "article", Script.HANT, title)
    return article, Body(f"<p>{text}</p>")


@pytest.mark.parametrize(
    ("typed", "became", "changed"),
    [
        ("共50億元，增長36.4%。", "共50亿元，增长36.4%。", None),
        ("共３兩", "共3两", None),
        ("鞦韆與千人", "秋千与千人", None),
        ("代碼002415", "代码002451", ("002415", "002451")),
        ("增長36.4%", "增长36.4", ("36.4%", "36.4")),
        ("1,200萬", "1200万", ("1,200", "1200")),
        ("三百億", "三百亿元和五亿", ("", "五亿")),
        ("五萬人", "萬人", ("五萬", "萬")),
        ("利潤−1.2億", "利润1.2亿", ("−1.2", "1.2")),
        ("利潤－1.2億，貳佰陸拾元", "利润-1.2亿，贰佰陆拾元", None),
        ("貳佰元", "叁佰元", ("貳佰", "叁佰")),
        ("增長5 %", "增长5", ("5 %", "5")),
        ("增長5 ％", "增长5%", None),
        ("誤差0.5‰", "误差0.5%", ("0.5‰", "0.5%")),
    ],
)
def test_a_figure_that_changed_is_found(typed: str, became: str, changed: tuple[str, str] | None) -> None:
    article, body = _article(typed)
    item, _ = EditionConverter("zh-Hans", [], {}).convert(article, body)
    assert FigureGuard(article, body).changed(item, Body(f"<p>{became}</p>")) == changed


@pytest.mark.parametrize(
    "text", ["共5萬一條線。", "在3千零幾年之前。", "第2萬一千人", "每年4百三十輛", "兩3億五千萬", "5月一日"]
)
def test_a_number_that_is_kept_on_a_line_with_its_unit_goes_on(text: str, site: SiteFolder) -> None:
    site.article("a", body=text)
    page = (site.publish() / "articles/a/index.html").read_text("utf-8")
    assert text in re.sub("[\N{NO-BREAK SPACE}\N{WORD JOINER}]|&nbsp;|<[^>]+>", "", page)


def test_a_title_is_guarded_too() -> None:
    article, body = _article("文", "增長20%")
    item, text = EditionConverter("zh-Hans", [], {}).convert(article, body)
    assert FigureGuard(article, body).changed(replace(item, title="增长2%"), text) == ("20%", "2%")


def test_a_registered_name_that_changes_a_figure_stops_the_build(site: SiteFolder) -> None:
    site.write("content/names.yaml", "- {zh-Hant: 第21號專案, zh-Hans: 第12号专案, kind: work}\n")
    site.article("a", body="第21號專案已經開始。")
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    (problem,) = failed.value.problems
    assert problem.text() == (
        "content/articles/a.md: the figure 21 became 12 in the edition zh-Hans\n"
        "  hint: look for it in content/names.yaml, or write it in -{ }- if the editions are to differ"
    )


def test_an_editor_may_say_it_otherwise_in_each_edition(site: SiteFolder) -> None:
    site.article("a", body="面積-{zh-Hans:330平方米; zh-Hant:100坪}-。")
    assert "330平方米" in (site.publish() / "zh-hans/articles/a/index.html").read_text("utf-8")


_PIECES = st.sampled_from(
    [
        "增長",
        "约",
        "50億元",
        "36.4%",
        "−2.1%",
        "貳佰",
        " %",
        "002415",
        "一千二百萬",
        "2025年1—5月",
        "第三",
        "兩億",
        "里面",
        "乾燥",
        "、",
        "，",
        "１２",
        "NT$3",
    ]
)


@given(st.lists(_PIECES, max_size=30), st.sampled_from(["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]))
def test_conversion_never_changes_a_figure(pieces: list[str], edition: str) -> None:
    article, body = _article("".join(pieces))
    item, text = EditionConverter(edition, [], {}, vocabulary=True).convert(article, body)
    assert FigureGuard(article, body).changed(item, text) is None


_TEXTS = (
    "2025年1—5月，進出口額達312.4億元，同比下降−2.6%；證券代碼002415，收報36.85元。",
    "人民幣兩億五千萬元，首付叁佰萬圓整，二〇二五年十二月到位，占３０ ％，即1,200.5萬元。",
)
_OF_FIGURES = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万萬亿億两兩叁佰%％−]")


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant-HK"])
@pytest.mark.parametrize("text", _TEXTS)
def test_each_change_of_a_figure_is_caught(text: str, edition: str) -> None:
    article, body = _article(text)
    item, became = EditionConverter(edition, [], {}).convert(article, body)
    guard = FigureGuard(article, body)
    assert guard.changed(item, became) is None
    for found in _OF_FIGURES.finditer(became.html):
        for other in ("", "7" if found[0] != "7" else "8", "七"):
            altered = Body(became.html[: found.start()] + other + became.html[found.end() :])
            assert guard.changed(item, altered), altered.html
