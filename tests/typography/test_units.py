"""Numbers on one line with what they count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.typography import has_units, keep_units, without_units


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("投資100億元。", "投資10[0億元。]"),
        ("投资 200 万美元", "投资 20[0 万美元]"),
        ("2026年6月30日", "202[6年][6月]3[0日]"),
        ("第3批、第12屆", "[第3批、][第12屆]"),
        ("（約190億元），「15天」", "（約19[0億元）]，「1[5天」]"),
        ("1,200公里與12.5萬座", "[1,200公里]與1[2.5萬座]"),
        ("10多家", "1[0多家]"),
        ("2025—2026年、5至10期", "202[5—2026年、][5至10期]"),
        ("超200億", "超20[0億]"),
    ],
)
def test_a_number_is_kept_with_its_unit(text: str, kept: str) -> None:
    """From its last figure on: figures are never parted, and what begins a line has no gap before it."""
    assert keep_units(text).replace('<span class="u">', "[").replace("</span>", "]") == kept
    assert has_units(text)


@pytest.mark.parametrize(
    "text", ["3.5%與5G", "B2B企業", "002415", "2026", "第一批", "3.1415", "甲", "GB/T 4754"]
)
def test_what_is_never_broken_costs_no_byte(text: str) -> None:
    assert keep_units(text) == text
    assert not has_units(text)


@given(st.text(alphabet="0123456789.,:第多億万元年个 -—至aB，」&;", max_size=30))
def test_nothing_is_lost(text: str) -> None:
    assert re.sub('<span class="u">|</span>', "", keep_units(text)) == text
    assert without_units(f"<b>{keep_units(text)}</b><span>") == f"<b>{text}</b><span>"
    assert has_units(text) == (keep_units(text) != text)
