"""What a conversion keeps, whatever the text; and the phrases and names that it must get right."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.hanzi import Converter, NameTable, dictionary
from newsgen.model import EDITIONS, Forms, Name

REAL = Path(__file__).parents[3] / "shared" / "real"
OPERATOR = [
    {"zh-Hans": "国际在线", "zh-Hant": "國際在線"},
    {"zh-Hans": "国广国际在线网络（北京）有限公司", "zh-Hant": "國廣國際在線網絡（北京）有限公司"},
]


@cache
def converter(to: str = "zh-Hant-TW", repair: str = "safe", vocabulary: bool = False) -> Converter:
    return Converter(to, repair=repair, vocabulary=vocabulary)


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n")
    return [(a, b) for a, _, b in (line.partition("\t") for line in lines if line[:1] not in ("", "#"))]


def real(name: str) -> str:
    path = REAL / f"ganjiang.{name}.txt"
    if not path.is_file():
        assert not os.environ.get("CI"), "the shared test data is missing"
        pytest.skip("no shared test data beside the checkout")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("simplified", "traditional"), pairs("phrases.tsv"))
def test_phrases_both_ways(simplified: str, traditional: str) -> None:
    assert converter().convert(simplified) == traditional
    assert converter("zh-Hans").convert(traditional) == simplified


@pytest.mark.parametrize(("traditional", "simplified"), pairs("hard.tsv"))
def test_hard_sentences_to_simplified(traditional: str, simplified: str) -> None:
    assert converter("zh-Hans").convert(traditional) == simplified


def test_forms_that_people_use() -> None:
    text = "为里面的群众铺床，吃面，说明卫生署的线"
    assert Converter("zh-Hant", source="Hans").convert(text) == "為裡面的群眾鋪床，吃麵，說明衛生署的線"
    assert Converter("zh-Hant-HK", source="Hans").convert("说里面随着著名") == "説裏面隨着著名"
    assert Converter("zh-Hant-HK", source="Hant").convert("說明裡面的臺階") == "説明裏面的台階"
    assert Converter("zh-Hant-HK", source="Hant").convert("隨著著名著作") == "隨着著名著作"
    assert Converter("zh-Hant-TW", source="Hant").convert("説明裏面，隨着衞生署") == "說明裡面，隨著衛生署"


def test_real_article() -> None:
    received = real("hant")
    assert converter("zh-Hans").convert(received) == real("hans")
    assert converter(repair="mainland").convert(received) == real("hant-tw")


@pytest.mark.parametrize("vocabulary", [False, True])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["hans", "hant", "hant-tw"])
def test_operator_stays_intact(name: str, edition: str, vocabulary: bool) -> None:
    text = real(name)
    result = Converter(edition, vocabulary=vocabulary, names=OPERATOR).convert(text)
    key = "zh-Hans" if edition == "zh-Hans" else "zh-Hant"
    for forms in OPERATOR:
        narrow = {tag: form.replace("（", "(").replace("）", ")") for tag, form in forms.items()}
        assert result.count(narrow[key]) == max(text.count(form) for form in narrow.values())


def test_names_win_over_longer_phrases() -> None:
    names: list[Name | Mapping[str, str] | str] = [
        Name(Forms((("zh-Hans", "后天"), ("zh-Hant", "后天"), ("zh-Hant-HK", "后 天")))),
        {"zh-Hans": "特斯拉", "zh-Hant-TW": "特斯拉汽車"},
        "软件",
    ]
    taiwan = Converter(names=NameTable(names), vocabulary=True)
    assert taiwan.convert("后天性的特斯拉软件") == "后天性的特斯拉汽車軟件"
    assert Converter("zh-Hant-HK", names=names).convert("后天见") == "后 天見"
    assert taiwan.convert("特斯拉汽車") == "特斯拉汽車"


@pytest.mark.parametrize(
    "text", ["由于先生不在", "服务于某种目的", "各种代表", "共产党代表", "旅游先生", "对于某些人", "其余某些"]
)
def test_surnames_are_not_seen_where_there_are_none(text: str) -> None:
    kept = Converter(source="Hans").convert(text)
    assert not any(character in kept for character in "于余种党游"), kept


def test_segments_put_a_conversion_back() -> None:
    subject = Converter(names=[*OPERATOR, {"zh-Hans": "甲乙", "zh-Hant-TW": "某甲某乙"}], vocabulary=True)
    text = "甲乙的头发和国际在线的硬盘，甲乙"
    segments = subject.segments(text)
    assert "".join(segment.target for segment in segments) == subject.convert(text)
    assert [segments[0].start, segments[-1].end] == [0, len(text)]
    assert all(a.end == b.start for a, b in pairwise(segments))
    odd = [text[a:b] for a, b, target in segments if len(target) != b - a]
    assert odd == ["甲乙", "甲乙"]
    assert [tuple(segment) for segment in subject.segments("")] == [(0, 0, "")]


def test_vocabulary_only_where_asked_and_allowed() -> None:
    text = "软件和《软件》和“软件”，北京软件有限公司"
    assert converter().convert(text) == "軟件和《軟件》和“軟件”，北京軟件有限公司"
    exchanged = "軟體和《軟件》和“軟件”，北京軟件有限公司"
    assert converter(vocabulary=True).convert(text) == exchanged
    assert converter("zh-Hans", vocabulary=True).convert("複製時刻互動的核心軟體") == "复制时刻互动的核心软件"
    notice = "凡本网注明来源的软件，未经授权不得转载"
    assert converter(vocabulary=True).convert(notice) == converter().convert(notice)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("历代的士大夫与寒微的士人", "歷代的士大夫與寒微的士人"),  # words decide: no 的士 in them
        ("他叫的士去车站", "他叫計程車去車站"),
        ("视频监控与界面新闻", "視訊監控與界面新聞"),
        ("公司在主板挂牌，股价回调", "公司在主板掛牌，股價回調"),  # an ordinary meaning, too
        ("设备调试完毕，重载列车开行", "設備調試完畢，重載列車開行"),
        ("注销登记须经审核", "註銷登記須經審核"),
        ("车队奔驰在草原上，奔驰汽车交付", "車隊奔馳在草原上，賓士汽車交付"),
        ("字节跳动统计字节数", "字節跳動統計位元組數"),
    ],
)
def test_only_whole_words_without_another_meaning_are_exchanged(typed: str, right: str) -> None:
    assert converter(vocabulary=True).convert(typed) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("先人的智慧與智慧型手機", "先人的智慧与智能手机"),
        ("同一批次的產品，公司重新整理帳目", "同一批次的产品，公司重新整理账目"),
        ("登上獅子山，追求永續性", "登上狮子山，追求永续性"),
        ("數位發展部推動數位經濟", "数位发展部推动数字经济"),
    ],
)
def test_words_of_taiwan_with_an_ordinary_meaning_stay(typed: str, right: str) -> None:
    assert converter("zh-Hans", vocabulary=True).convert(typed) == right


def test_unknown_settings_are_refused() -> None:
    for to, source, repair in (
        ("zh-TW", "auto", "safe"),
        ("zh-Hans", "zh", "off"),
        ("zh-Hans", "Hant", "all"),
    ):
        with pytest.raises(ValueError, match="there are"):
            Converter(to, source, repair)


def test_is_picklable() -> None:
    subject = Converter("zh-Hant-HK", "Hans", "glyphs", names=OPERATOR)
    again = pickle.loads(pickle.dumps(subject))  # noqa: S301 - just made
    assert again.convert("国际在线说") == subject.convert("国际在线说") == "國際在線説"


@cache
def _words() -> list[str]:
    return [*dictionary.read("STPhrases"), *dictionary.read("TSCharacters"), *dictionary.read("STCharacters")]


mixed = st.lists(
    st.one_of(
        st.integers(0, 50_000).map(lambda index: _words()[index % len(_words())]),
        st.text(max_size=4),
        st.sampled_from(
            ["于先生", "埃里克", "，", "。", "\n", "\ud800", "한국", "かな", "\ue000", "😀", "<b>", "𠮶"]
        ),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=80, deadline=None)
@given(text=mixed)
def test_keeps_length_and_is_idempotent(edition: str, text: str) -> None:
    for source in ("Hans", "Hant"):
        once = converter(edition).convert(text, source)
        assert len(once) == len(text)
    target = "Hans" if edition == "zh-Hans" else "Hant"
    again = Converter(edition, source=target, repair="glyphs")
    settled = again.convert(converter(edition).convert(text))
    assert again.convert(settled) == settled


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("text", [simplified for simplified, _ in pairs("phrases.tsv")])
def test_what_was_converted_stays_with_the_defaults(edition: str, text: str) -> None:
    once = converter(edition).convert(f"这里说：{text}")
    assert len(once) == len(text) + 4
    assert converter(edition).convert(once) == once


@settings(max_examples=80, deadline=None)
@given(first=mixed, second=mixed)
def test_parts_at_sentence_ends_convert_alone(first: str, second: str) -> None:
    subject = Converter(source="Hans")
    assert subject.convert(f"{first}。{second}") == f"{subject.convert(first)}。{subject.convert(second)}"


@settings(max_examples=80, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Lo", "So"]), max_size=60))
def test_what_is_not_chinese_stays(text: str) -> None:
    for edition in EDITIONS:
        assert converter(edition).convert(text, "Hans") == converter(edition).convert(text, "Hant") == text


def test_one_very_long_line() -> None:
    text = "一只干头发里了于" * 20_000
    assert len(converter().convert(text)) == len(text)


@pytest.mark.parametrize("text", ["埃里克", "于某", "乾", "里", "一只干头发里了于", "制", "国际在线"])
def test_work_grows_with_the_text_and_no_faster(text: str) -> None:
    subject = Converter(source="Hans", names=OPERATOR)
    subject.convert(text * 100)

    def seconds(times: int) -> float:
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            subject.convert(text * times)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8_000) < 20 * max(seconds(1_000), 1e-3)  # 64 times, if it grew with the square


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("见https://example.com/新闻/发布。发布", "見https://example.com/新闻/发布。發布"),
        ("打开https://example.com查看发布", "打開https://example.com查看發布"),
        ("https://新闻.中国/发布 发布", "https://新闻.中国/发布 發布"),
        ("发至news@example.com发布", "發至news@example.com發布"),
        ("邮箱：发布@例子.中国，发布", "郵箱：发布@例子.中国，發布"),
    ],
)
def test_addresses_stay(text: str, converted: str) -> None:
    assert Converter(source="Hans").convert(text) == converted


@pytest.mark.parametrize(
    "invisible", ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060", "\u202a", "\ufe00", "\U000e0100"]
)
def test_invisible_characters_break_no_word(invisible: str) -> None:
    text = invisible.join("头发发展，复杂的国际在线")
    subject = Converter(source="Hans", names=OPERATOR)
    assert subject.convert(text) == invisible.join("頭髮發展，複雜的國際在線")
    segments = subject.segments(text)
    assert "".join(segment.target for segment in segments) == subject.convert(text)
    assert {choice.given for choice in subject.explain(text)} >= {"发", "复"}
