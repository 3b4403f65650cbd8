"""A long text is converted in chunks, as all of it would be in one piece."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.convert import conversion, explanation
from newsgen.convert.chunks import read_chunks
from newsgen.hanzi import Converter
from newsgen.problems import Problem

# What is decided by neighbours: words, surnames, measures, foreign names, careless forms, names.
_PIECES = [
    *("美国制裁多家企业", "意大利面临困难", "记者于海报道", "于先生", "姓余", "余莉、于浩等", "十二只ETF"),
    *("三周后", "双周", "埃里克", "多里", "一里", "頭发", "干部", "于一體", "關于倫敦", "唯一齣路", "里公司"),
    *"，。、· 《》在的周里后\u200b",
    *("a@b.cn", "\n", "\n\n", "\r\n"),
]
_NAMES = [{"zh-Hans": "里公司", "zh-Hant": "裏公司股份"}]


def _whole(converter: Converter, text: str, script: str) -> str:
    return converter.convert(text.replace("\r\n", "\n"), script)


@pytest.mark.parametrize("to", ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"])
@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(_PIECES), max_size=150),
    block=st.integers(300, 900),
    script=st.sampled_from(["Hans", "Hant"]),
)
def test_a_text_in_passages_is_that_in_one_piece(to: str, pieces: list[str], block: int, script: str) -> None:
    text = "".join(pieces)
    converter = Converter(to, names=_NAMES)
    found: list[Problem] = []
    chunks = read_chunks(lambda: io.BytesIO(text.encode()), "", found, block)
    converted = "".join(conversion(converter, chunks, script))
    assert converted.replace("\r\n", "\n") == _whole(converter, text, script)
    assert converted.count("\r\n") == text.count("\r\n")


def test_choices_stand_where_they_do_in_one_piece() -> None:
    text = "记者于海说，头发。\n" * 40 + "干部在里面，" * 100
    converter = Converter("zh-Hant-TW", "Hans")

    def lines(block: int) -> list[str]:
        chunks = read_chunks(lambda: io.BytesIO(text.encode()), "", [], block)
        return list(explanation(converter, chunks, "Hans"))

    whole = lines(1_000_000)
    assert whole == lines(200)
    assert whole[0].startswith("? 1:3  于 → 于")
    assert len(whole) > 200
    assert "41:" in whole[-1]
