"""Characters that nobody sees are gone, and what they hold together is whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.invisible import without_invisible


@pytest.mark.parametrize(
    "character", "\u00ad\u200b\u200c\u200d\u200e\u202a\u202e\u2060\u2066\ufeff\u180e\u3164"
)
def test_it_parts_no_word(character: str) -> None:
    for word in ("基金", "ab", "甲b", "b，"):
        assert without_invisible(character.join(["", *word, ""])) == word


@pytest.mark.parametrize("whole", ["👨‍👩‍👧", "🏳️‍🌈", "می‌خواهم", "葛\U000e0100", "é"])
def test_one_sign_of_several_stays_one(whole: str) -> None:
    assert without_invisible(whole) == whole
    assert without_invisible(f"甲{whole}乙") == f"甲{whole}乙"


@given(st.text(max_size=30))
def test_what_is_left_has_none(text: str) -> None:
    once = without_invisible(text)
    assert "\u200b" not in once
    assert without_invisible(once) == once
