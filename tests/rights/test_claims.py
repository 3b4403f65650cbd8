"""A notice in somebody's own words, and whose rights it claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi import fold
from newsgen.rights import claims_for

_NAMES = ("国际在线", "国广国际在线网络（北京）有限公司")


def _claims(notice: str, names: tuple[str, ...] = _NAMES) -> bool:
    return claims_for(fold(notice), map(fold, names))


@pytest.mark.parametrize(
    "notice",
    [
        "© 國際在線",
        "©2019-2026 国际在线",
        "（C）2026 国际在线",
        "Copyright 国际在线",
        pytest.param(
            "Copyright 2026 国际在线",
        ),
        "COPYRIGHT © 国际在线",
        "版權所有：國際在線",
        "版权归国际在线所有",
        "版權歸屬於國際在線",
        "版权归国广国际在线网络（北京）有限公司",
        "版權屬於國廣國際在線網絡(北京)有限公司",
        pytest.param("著作权归国际在线"),
        pytest.param("著作權屬於國際在線"),
        "国际在线版权所有",
        "國際在線　所有",
        "國際在線 版權所有，違者必究",
        "本文转载自示例日报。\n国际在线　版权所有",
    ],
)
def test_a_claim_is_found_in_either_script_and_width(notice: str) -> None:
    assert _claims(notice)


@pytest.mark.parametrize(
    "notice",
    [
        "",
        "国际在线",
        "來源：國際在線",
        "转载自国际在线，转载目的在于传递更多信息。",
        "© 2026 示例日報",
        "版权归示例日报所有",
        "凡國際在線刊載的內容，版權歸原作者所有。",
        "© 2026 示例日报社。本文由示例日报社授权国际在线刊载。",
    ],
)
def test_what_claims_nothing_for_the_names_is_no_claim(notice: str) -> None:
    assert not _claims(notice)


def test_an_empty_name_claims_nothing() -> None:
    assert not _claims("© 2026 版权所有", ("",))
    assert not _claims("© 2026 版权所有", ())


def test_a_name_is_no_pattern() -> None:
    assert not _claims("© 2026 甲乙", ("甲.",))
    assert _claims("© 2026 甲.(乙", ("甲.(乙",))


@given(st.text("甲乙，。 ", max_size=8), st.sampled_from(_NAMES))
def test_a_claim_is_found_wherever_it_stands(before: str, name: str) -> None:
    assert _claims(f"{before}©{name}{before}")
    assert not _claims(f"{before}{name}{before}")
