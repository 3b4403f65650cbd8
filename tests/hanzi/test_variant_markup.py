"""`-{ }-` in MediaWiki's sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi import RuleError, VariantRule, pieces, rules


def test_forms_by_edition_with_fallback() -> None:
    (rule,) = rules("用-{zh-cn:软件; zh-tw:軟體;}-寫")
    assert (rule.start, rule.end) == (1, 24)
    assert rule.of("zh-Hans") == ("软件", "zh-Hans")
    assert rule.of("zh-Hant-HK") == ("軟體", "zh-Hant-TW")
    (rule,) = rules("-{zh-Hant:軟體; zh-Hant-HK:軟件; zh:soft}-")
    assert [rule.shown(edition) for edition in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")] == [
        "soft",
        "軟體",
        "軟件",
    ]


def test_a_text_without_tags_stands_as_it_is() -> None:
    assert rules("-{后 a:b; c}-")[0].shown("zh-Hant-TW") == "后 a:b; c"
    assert rules("-{R|后}-")[0].shown("zh-Hans") == "后"


def test_entities_may_hold_semicolons() -> None:
    assert rules("-{zh-Hans:A&amp;B;zh-Hant:甲&amp;乙}-")[0].shown("zh-Hant") == "甲&amp;乙"


def test_flags() -> None:
    shown, hidden = rules("-{A|zh-Hans:甲;zh-Hant:乙}-和-{H|zh-Hans:丙;zh-Hant:丁}-")
    assert shown.everywhere
    assert shown.shown("zh-Hant") == "乙"
    assert hidden.everywhere
    assert hidden.shown("zh-Hant") == ""
    assert hidden.name() == {"zh-Hans": "丙", "zh-Hant": "丁"}


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("甲-{乙", 1, "without"),
        ("-{a-{b}-", 3, "inside another"),
        ("-{zh-xx:a}-", 2, "unknown edition `zh-xx`"),
        ("-{zh-tw:a;zh-hant-tw:b}-", 10, "two forms"),
        ("-{Q|a}-", 0, "unknown flag"),
        ("-{}-", 0, "nothing in it"),
        ("-{H|a}-", 0, "each edition"),
    ],
)
def test_errors_say_where(text: str, offset: int, message: str) -> None:
    with pytest.raises(RuleError, match=message) as caught:
        rules(text)
    assert caught.value.offset == offset


@given(st.lists(st.sampled_from(["甲", "-{乙}-", "-{zh-cn:丙;zh-tw:丁}-", "}-", "a"])).map("".join))
def test_pieces_make_up_the_text(text: str) -> None:
    whole = "".join(
        text[piece.start : piece.end] if isinstance(piece, VariantRule) else piece for piece in pieces(text)
    )
    assert whole == text
