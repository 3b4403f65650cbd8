"""A name that was typed once, in each edition."""

from __future__ import annotations

from newsgen.editions.name_forms import name_forms


def test_a_name_stays_as_typed_in_its_own_script_and_is_converted_to_the_other() -> None:
    assert name_forms("贛江觀察", ("zh-Hant", "zh-Hans")) == {"zh-Hans": "赣江观察", "zh-Hant": "贛江觀察"}
    assert name_forms("赣江观察", ("zh-Hans", "zh-Hant-TW")) == {
        "zh-Hans": "赣江观察",
        "zh-Hant-TW": "贛江觀察",
    }
