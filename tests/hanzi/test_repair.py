"""Careless Traditional is mended in steps; clean Traditional is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsgen.hanzi import Converter

DATA = Path(__file__).parents[3] / "shared" / "data"


def mended(text: str, repair: str) -> str:
    return Converter(source="Hant", repair=repair).convert(text)


def test_steps() -> None:
    text = "産業説明于一體的唯一齣路，慾言又止"
    assert mended(text, "off") == "産業說明于一體的唯一齣路，慾言又止"
    assert mended(text, "glyphs") == "產業說明于一體的唯一齣路，慾言又止"
    assert mended(text, "safe") == "產業說明於一體的唯一出路，慾言又止"
    assert mended(text, "mainland") == "產業說明於一體的唯一出路，欲言又止"


@pytest.mark.parametrize(
    ("careless", "right"),
    [
        ("首只基金", "首隻基金"),
        ("杠桿", "槓桿"),
        ("厘清", "釐清"),
        ("紛至遝來", "紛至沓來"),
        ("不限于此", "不限於此"),
        ("埃裏克森跑了八公裡", "埃里克森跑了八公里"),
        ("註資後方麵大傢庭", "注資後方面大家庭"),
        ("製度與控製權", "制度與控制權"),
        ("薑文導演與餘華小說", "姜文導演與余華小說"),
        ("導緻創業闆震盪", "導致創業板震盪"),
        ("餘先生與薑女士在面館談植發", "余先生與姜女士在麵館談植髮"),
        ("幹散貨與鍾表，中簽率與對衝基金", "乾散貨與鐘錶，中籤率與對沖基金"),
        ("成立于去年，有別于同業", "成立於去年，有別於同業"),
        ("上遊產業与開髮區", "上游產業與開發區"),
        ("范圍很小，隻有模范村", "範圍很小，只有模範村"),
        ("麵嚮未來，穫得讚助", "面向未來，獲得贊助"),
        ("複牌影嚮不大，臟水與蘿卜", "復牌影響不大，髒水與蘿蔔"),
        ("公仆抵御誘惑，剋服困難", "公僕抵禦誘惑，克服困難"),
        ("幹隆年間的銅鍾與奏折", "乾隆年間的銅鐘與奏摺"),
        ("喂食後惡心嘔吐，吁請就醫", "餵食後噁心嘔吐，籲請就醫"),
        ("盛贊雲吞面和涼拌面，人雲亦雲", "盛讚雲吞麵和涼拌麵，人云亦云"),
    ],
)
def test_reviewed_forms(careless: str, right: str) -> None:
    assert mended(careless, "safe") == right


def test_what_only_simplified_has_never_stays() -> None:
    assert mended("头发与杂志，开发商發生了当时的争执", "safe") == "頭髮與雜志，開發商發生了當時的爭執"
    assert mended("客庄發霉的菜肴", "safe") == "客庄發霉的菜肴"


@pytest.mark.parametrize(
    "text",
    [
        "應徵服役的役男",
        "消防御用車輛與若干淨資產",
        "立體製圖",
        "合併非以買賣為目的",
        "若幹線有空間",
        "接種羊隻需健存",
        "往來銀行",
        "管制造假",
        "那裡海水很藍",
        "應付帳款應併入計算",
        "有關系所主任",
        "鍋裡拉麵條",
        "這傢伙",
        "頭髮展現光澤",
        "犬隻能做什麼，一隻是黑的",
        "秀髮現光澤",
        "每齣門票",
        "證書簽發",
        "其餘先生，導遊先生",
        "宿舍不得轉租，正面館藏，對面館子，移植發展",
        "全面團結，時鐘表示時間",
        "白癡與白痴，老年癡呆症",
        "樹幹隆起，觀點贊同，庫存折價，早飯團聚",
    ],
)
def test_words_side_by_side_stay(text: str) -> None:
    assert mended(text, "safe") == text


@pytest.mark.parametrize(
    "text",
    [
        "五袋麵、三斤麵與一碗素麵",
        "這齣戲演了兩齣，一齣鬧劇",
        "他戴的錶值十萬元，看了看錶，起身",
        "座鐘走得不準，我一點也不睏",
        "爆鱔麵與蝦子麵，把麵和好",
        "后曰：不可",
    ],
)
def test_what_stands_beside_keeps_a_character(text: str) -> None:
    assert mended(text, "mainland") == text


@pytest.mark.parametrize(
    "text", ["于先生", "註冊與注意", "藉助與借助", "佈局與布局", "臺灣與台灣", "皇后與太后"]
)
def test_names_and_free_variants_stay(text: str) -> None:
    assert mended(text, "mainland") == text


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_headlines_of_every_region_stay(edition: str) -> None:
    text = (Path(__file__).parent / "right_traditional.txt").read_text(encoding="utf-8")
    shapes, safe = (Converter(edition, "Hant", repair).convert(text) for repair in ("glyphs", "safe"))
    assert [*zip(shapes.split("\n"), safe.split("\n"), strict=True)] == [
        (line, line) for line in shapes.split("\n")
    ]


def test_clean_text_is_left_alone() -> None:
    path = DATA / "drcd-dev.hant.txt"
    if not path.is_file():
        assert not os.environ.get("CI"), "the shared test data is missing"
        pytest.skip("no shared test data beside the checkout")
    text = path.read_text(encoding="utf-8")
    changed = sum(a != b for a, b in zip(mended(text, "glyphs"), mended(text, "safe"), strict=True))
    assert changed <= len(text) / 10_000


@pytest.mark.parametrize(
    ("careless", "right"),
    [
        ("他養了三只狗和七只羊", "他養了三隻狗和七隻羊"),
        ("吃了兩碗面，看了一出戲", "吃了兩碗麵，看了一齣戲"),
        ("凱文·裡夫斯與哈裡·凱恩", "凱文·里夫斯與哈里·凱恩"),
        ("他說，裡奧·費迪南德受傷", "他說，里奧·費迪南德受傷"),
        ("德米特裡·梅德韋傑夫", "德米特里·梅德韋傑夫"),
    ],
)
def test_what_is_certain_is_mended(careless: str, right: str) -> None:
    assert Converter("zh-Hant-TW", source="Hant").convert(careless) == right
    assert Converter("zh-Hant-TW", source="Hant", repair="glyphs").convert(careless) == careless


@pytest.mark.parametrize(
    "text", ["二只容器", "三人只有一個", "心裡·眼裡", "他家裡卡洛斯·桑托斯住過", "一出門就下雨"]
)
def test_what_is_right_is_not_taken_for_certain(text: str) -> None:
    assert Converter("zh-Hant-TW", source="Hant").convert(text) == text
