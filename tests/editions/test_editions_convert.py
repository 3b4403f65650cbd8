"""An article in each edition."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.editions import EditionConverter
from newsgen.model import (
    Article,
    Attribution,
    Body,
    Correction,
    Credit,
    EditionArticle,
    Forms,
    Heading,
    Image,
    Name,
    Role,
    Script,
    Source,
)

_DAILY = Source("daily", Forms((("zh-Hans", "江西日报"), ("zh-Hant", "江西日報"))))
_ONLINE = Source("online", Forms((("zh-Hans", "国际在线"), ("zh-Hant", "國際在線"))))
_SOURCES = {source.id: source for source in (_DAILY, _ONLINE)}
_NAMES = [
    Name(Forms((("zh-Hans", "余承东"), ("zh-Hant", "余承東")))),
    Name(Forms((("zh-Hans", "奔驰"), ("zh-Hant", "奔馳"), ("zh-Hant-TW", "賓士")))),
]


def _convert(edition: str, html: str = "", **fields: Any) -> tuple[EditionArticle, Body]:
    values: dict[str, Any] = {
        "path": "content/articles/a.md",
        "key": "articles/a",
        "kind": "article",
        "script": Script.HANS,
        "title": "产业发展",
    }
    article = Article(**(values | fields))
    body = Body(html, (Heading(2, "产业", "产业"),))
    return EditionConverter(edition, _NAMES, _SOURCES).convert(article, body)


def test_every_text_that_readers_see_is_in_the_script_of_the_edition() -> None:
    item, body = _convert(
        "zh-Hant",
        "<p>产业</p>",
        summary="产业",
        original_title="产业",
        tags=("产业",),
        industries=("产业",),
        corrections=(Correction(datetime(2026, 1, 2, tzinfo=UTC), "产业"),),
        image=Image("产业.png", "产业", "产业"),
    )
    assert (item.title, item.summary, item.original_title) == ("產業發展", "產業", "產業")
    assert (item.tags, item.industries, item.corrections[0].text) == (("產業",), ("產業",), "產業")
    assert item.image == Image("产业.png", "產業", "產業")
    assert body == Body("<p>產業</p>", (Heading(2, "产业", "產業"),))
    assert item.article.title == "产业发展"


def test_an_article_in_the_script_of_the_edition_stays_as_typed() -> None:
    item, body = _convert("zh-Hans", "<p>产业<b>发展</b></p>", summary="头发")
    assert (item.title, item.summary) == ("产业发展", "头发")
    assert body.html == "<p>产业<b>发展</b></p>"


@pytest.mark.parametrize(
    ("edition", "form"),
    [("zh-Hans", "奔驰"), ("zh-Hant", "奔馳"), ("zh-Hant-TW", "賓士"), ("zh-Hant-HK", "奔馳")],
)
def test_a_registered_name_has_its_form_in_each_edition(edition: str, form: str) -> None:
    item, body = _convert(edition, "<p>奔驰</p>", credits=(Credit("奔驰"),), title="奔驰")
    assert ([credit.name for credit in item.credits], item.title, body.html) == (
        [form],
        form,
        f"<p>{form}</p>",
    )


@pytest.mark.parametrize("role", Role)
def test_a_person_who_is_not_registered_stays_as_typed_also_in_the_text(role: Role) -> None:
    item, body = _convert("zh-Hant", "<p>记者于发报道，发展。</p>", credits=(Credit("于发", role),))
    assert [replace(credit, is_person=False) for credit in item.credits] == [Credit("于发", role)]
    assert "于发" in body.html
    assert "發展" in body.html


def test_a_source_that_is_not_registered_stays_as_typed_in_the_text() -> None:
    _, body = _convert("zh-Hant", "<p>发展网报道，发展。</p>", source=Attribution("发展网"))
    assert body.html.startswith("<p>发展网")


def test_a_registered_source_has_its_form_in_the_text() -> None:
    for edition, form in (("zh-Hans", "国际在线"), ("zh-Hant", "國際在線"), ("zh-Hant-TW", "國際在線")):
        _, body = _convert(edition, "<p>国际在线消息</p>", source=Attribution("国际在线", ("online",)))
        assert form in body.html


def test_the_label_of_a_third_party_is_text_and_that_of_a_source_a_name() -> None:
    label = "国际在线（发展网供稿）"
    third, _ = _convert("zh-Hant", source=Attribution(label, ("online",), third_party=True))
    assert third.source == "國際在線（發展網供稿）"
    unregistered, _ = _convert("zh-Hant", source=Attribution(label))
    assert unregistered.source == label


def test_a_name_of_one_character_is_a_word_in_the_text() -> None:
    item, body = _convert("zh-Hant", "<p>发展</p>", credits=(Credit("发"),))
    assert item.credits == (Credit("发"),)
    assert body.html == "<p>發展</p>"


def test_the_names_of_one_article_do_not_bind_the_next() -> None:
    converter = EditionConverter("zh-Hant", _NAMES, {})
    first = Article("a.md", "a", "article", Script.HANS, "徐发", credits=(Credit("徐发"),))
    second = Article("b.md", "b", "article", Script.HANS, "徐发")
    assert converter.convert(first, Body(""))[0].title == "徐发"
    assert converter.convert(second, Body(""))[0].title == "徐發"


def test_the_name_of_an_office_is_made_of_words() -> None:
    item, body = _convert(
        "zh-Hant", "<p>发展网报道</p>", credits=(Credit("发展网"), Credit("张三", Role.EDITOR, "头发报"))
    )
    assert [(credit.name, credit.organisation) for credit in item.credits] == [
        ("發展網", ""),
        ("張三", "頭髮報"),
    ]
    assert body.html == "<p>發展網報道</p>"


def test_the_credit_of_a_picture_is_a_name() -> None:
    item, _ = _convert("zh-Hant", image=Image("a.png", credit="余承东"))
    assert item.image is not None
    assert item.image.credit == "余承東"
    item, _ = _convert("zh-Hant", image=Image("a.png", credit="于发"))
    assert item.image is not None
    assert item.image.credit == "于发"


def test_figures_stay_in_every_edition() -> None:
    text = "<p>50亿元、超200亿元、36.4%、20%、002415、2025年6月30日</p>"
    for edition in ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
        _, body = _convert(edition, text)
        for figure in ("50", "200", "36.4%", "20%", "002415", "2025年6月30日"):
            assert figure in body.html


@pytest.mark.parametrize("role", Role)
def test_a_person_has_the_script_of_the_edition_as_far_as_each_character_has_one_form(role: Role) -> None:
    for typed, script in (("楊靜", Script.HANT), ("杨静", Script.HANS), ("楊靜", Script.HANS)):
        for edition, form in (("zh-Hans", "杨静"), ("zh-Hant-TW", "楊靜"), ("zh-Hant-HK", "楊靜")):
            item, body = _convert(
                edition, f"<p>{typed}、杨静和楊靜</p>", credits=(Credit(typed, role),), script=script
            )
            assert [credit.name for credit in item.credits] == [form]
            assert body.html == f"<p>{form}、{form}和{form}</p>"


@pytest.mark.parametrize(
    ("typed", "edition", "form"),
    [
        ("余华", "zh-Hant", "余華"),
        ("于志伟", "zh-Hant", "于志偉"),
        ("乾隆生", "zh-Hans", "乾隆生"),
        ("鍾麗", "zh-Hant", "鍾麗"),
        ("欧阳丽", "zh-Hant-TW", "歐陽麗"),
    ],
)
def test_characters_with_several_forms_stay_as_typed(typed: str, edition: str, form: str) -> None:
    item, _ = _convert(edition, credits=(Credit(typed, Role.EDITOR),))
    assert [credit.name for credit in item.credits] == [form]


def test_what_only_the_bearer_of_a_name_knows_is_asked_about_once_for_all_its_places() -> None:
    values = ("content/articles/a.md", "a", "article", Script.HANS, "余华报道")
    article = Article(*values, credits=(Credit("余华"), Credit("余华", Role.EDITOR), Credit("杨静")))
    texts = EditionConverter("zh-Hant", (), {}).explain(article, Body("<p>余华</p>"))
    asked = [
        (text.source, choice.given, choice.candidates, choice.doubtful)
        for text in texts
        for choice in text.choices
        if choice.doubtful
    ]
    assert asked == [("余华", "余", ("余", "餘"), True)]
    registered = [Name(Forms((("zh-Hans", "余华"), ("zh-Hant", "余華"))))]
    texts = EditionConverter("zh-Hant", registered, {}).explain(article, Body("<p>余华</p>"))
    assert not any(choice.doubtful for text in texts for choice in text.choices)
