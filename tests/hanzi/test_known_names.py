"""The names that ship: their forms, and where they stand."""

from __future__ import annotations

import pytest

from newsgen.hanzi import Converter, dictionary
from newsgen.hanzi.known_names import known_names

ROWS = [row for file in ("names.tsv", "places.tsv") for row in dictionary.own(file)]


def test_there_are_many_and_each_has_a_kind_and_a_source() -> None:
    assert len({row[0] for row in ROWS}) > 4_500
    assert {row[3] for row in ROWS} == {
        "capital", "company", "country", "division", "ministry", "organisation", "person", "place", "river",
        "university",
    }  # fmt: skip
    assert all(len(row) == 5 and row[4] for row in ROWS)
    assert all(len(form) in (0, len(row[0])) for row in ROWS for form in row[1:3])


@pytest.mark.parametrize(("column", "edition"), [(1, "zh-Hant-TW"), (2, "zh-Hant-HK")])
def test_every_name_has_its_form_alone_and_in_a_sentence(column: int, edition: str) -> None:
    rows = {row[0]: row[column] or row[1] for row in ROWS}
    to, back, same = Converter(edition, "Hans"), Converter("zh-Hans", "Hant"), Converter(edition, "Hant")
    text, right = ("，".join(names) for names in (rows, rows.values()))
    assert to.convert(text) == right
    assert same.convert(right) == right
    wrong = [
        (name, given)
        for name, given in zip(rows, back.convert(right).split("，"), strict=True)
        if given != name
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("代表团访问余干县和新干县", "代表團訪問餘干縣和新干縣"),
        ("马里政府军收复失地", "馬里政府軍收復失地"),
        ("北马里、里加和里斯本", "北馬里、里加和里斯本"),
        ("乾照光电与周六福发布公告", "乾照光電與周六福發布公告"),
        ("科尔沁左翼后旗和杭锦后旗", "科爾沁左翼後旗和杭錦後旗"),
        ("郁南县、仪征市与准格尔旗", "鬱南縣、儀徵市與準格爾旗"),
    ],
)
def test_names_in_sentences(simplified: str, traditional: str) -> None:
    assert Converter(source="Hans").convert(simplified) == traditional
    assert Converter("zh-Hans", "Hant").convert(traditional) == simplified
    assert Converter(source="Hant").convert(traditional) == traditional


@pytest.mark.parametrize(
    "text",
    [
        "宝马里程数很少",
        "人马里外三层",
        "每公里加价两元",
        "这里加强管理",
        "本周六福建有雨",
        "上周六福利院开放",
        "在公里海拔处",
        "创新余地不大",
        "更新余额",
        "道德里的规范",
        "舞台山水画",
        "若干宝贵经验",
        "前后稷山两县",
        "当当当的响声",
    ],
)
def test_no_name_stands_inside_other_words(text: str) -> None:
    assert not known_names("Hans", "zh-Hant-TW").patches(text)


def test_careless_spellings_of_names_are_mended_where_repair_is_asked_for() -> None:
    text = "斯裡蘭卡、餘幹縣與沈陽市"
    assert Converter(source="Hant").convert(text) == "斯里蘭卡、餘干縣與瀋陽市"
    assert Converter(source="Hant", repair="glyphs").convert(text) == text


def test_right_text_beside_a_name_stays() -> None:
    text = "位於田間，於丹麥設廠，於是之後開始，昆山市與崑山市"
    assert Converter(source="Hant").convert(text) == text


def test_a_name_of_the_site_goes_first() -> None:
    names = [{"zh-Hans": "马里", "zh-Hant-TW": "馬利"}]
    assert Converter(source="Hans", names=names).convert("马里总统") == "馬利總統"
