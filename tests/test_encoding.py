"""Which encoding a received text is in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.encoding import Undecodable, decode, label_of, sure_text

HANS = "江西首个产业基地正式落户，吸引了一批企业。"
HANT = "江西首個產業基地正式落戶，吸引了一批企業。"
#: Sentences of the kind that is received, in both scripts.
SENTENCES = (
    HANS,
    HANT,
    "发布时间：2025-06-30 09:30　来源：示例日报",
    "發布時間：2025-06-30 09:30　來源：示例日報",
    "改革是唯一出路",
    "改革開放",
    "人民日報",
    "新华社",
)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("big5", "Big5"),
    ],
)
def test_a_line_is_enough_to_tell_an_encoding(text: str, codec: str, label: str) -> None:
    try:
        raw = text.encode(codec)
    except UnicodeEncodeError:
        assert codec == "big5"  # which has no Simplified characters
        return
    decoded = decode(raw)
    assert (decoded.text, decoded.label) == (text, label)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_needs_no_mark(codec: str) -> None:
    decoded = decode(HANT.encode(codec))
    assert (decoded.text, decoded.label) == (HANT, "UTF-16")


def test_big_endian_utf16_with_a_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + HANT.encode("utf-16-be")).text == HANT


def test_characters_of_hong_kong_are_told_from_plain_big5() -> None:
    text = "佢哋嘅產業基地喺江西，我哋睇咗好耐。"
    decoded = decode(text.encode("big5hkscs"))
    assert (decoded.text, decoded.label) == (text, "Big5-HKSCS")


def test_characters_beyond_gbk() -> None:
    text = "𠮷野先生的產業基地，在江西。"
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.label) == (text, "GB18030")


def test_the_encoding_that_a_page_names_is_believed_where_it_fits() -> None:
    assert decode(HANT.encode("gb18030"), "gb2312").label == "GB18030"


def test_the_encoding_that_a_page_names_is_not_believed_against_its_bytes() -> None:
    decoded = decode(HANS.encode("utf-8"), "gb2312")
    assert (decoded.text, decoded.label) == (HANS, "UTF-8")
    decoded = decode(HANS.encode("gb18030"), "utf-8")
    assert (decoded.text, decoded.label) == (HANS, "GB18030")


def test_plain_ascii_is_utf8() -> None:
    assert decode(b"fund matrix\n").label == "UTF-8"


def test_accents_are_no_chinese() -> None:
    text = "Café – “naïve”"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("text", [HANS, HANT])
def test_a_text_that_loses_a_byte_is_refused_and_the_place_is_told(text: str) -> None:
    raw = (text.encode("gb18030") * 3)[:-1] + b"\xff\xff\n"
    with pytest.raises(Undecodable) as refused:
        decode(raw)
    assert (refused.value.label, refused.value.at) == ("GB18030", len(raw) - 4)


@given(st.binary(max_size=300))
def test_whatever_is_read_is_read_without_loss(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except Undecodable:
        return
    assert raw.decode(decoded.codec, "strict") == decoded.text


@given(
    st.text(
        st.sampled_from(HANS + HANT + "的了在是我有和人这那個國0123456789，。 \n"), min_size=12, max_size=80
    )
)
def test_utf8_is_always_told(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("raw", [b"", b"\xff", b"\xff\xfe", b"\x80" * 100, "naïve café".encode("latin-1")])
def test_a_label_is_a_name_or_nothing(raw: bytes) -> None:
    assert label_of(raw) in ("", "UTF-8", "UTF-16")


@pytest.mark.parametrize("text", [HANS, HANT])
@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-16-be", "big5"])
def test_a_sentence_is_beyond_doubt(text: str, codec: str) -> None:
    if codec == "big5" and text == HANS:
        return  # which has no Simplified characters
    assert sure_text(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("改革", "gb18030"),  # too short
        ("新しい経済特区の産業投資基金について、知事は記者会見で明らかにした。", "shift_jis"),
        ("新しい経済特区の産業投資基金について、知事は記者会見で明らかにした。", "euc_jp"),
        ("경제자유구역 산업투자기금에 대하여 기자회견에서 밝혔다.", "euc_kr"),
        ("Новая особая экономическая зона привлекла инвестиции", "koi8-r"),
        ("Café naïve über größe señor año garçon élève", "latin-1"),
    ],
)
def test_what_is_in_doubt_is_not_rewritten(text: str, codec: str) -> None:
    assert sure_text(text.encode(codec)) is None
