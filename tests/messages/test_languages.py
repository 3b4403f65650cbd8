"""Which language is spoken: by the environment, and by --lang."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.messages import LANGUAGES, language_of, translation

_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh_CN.GB18030", "zh-Hans"),
        ("zh_SG.UTF-8", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh_TW.Big5", "zh-Hant"),
        ("zh_HK.UTF-8", "zh-Hant"),
        ("zh_MO", "zh-Hant"),
        ("zh_Hans_HK.UTF-8", "zh-Hans"),
        ("zh_Hant_CN", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh_TW.UTF-8@radical", "zh-Hant"),
        ("cmn_TW.UTF-8", "zh-Hant"),
        ("yue_HK.UTF-8", "zh-Hant"),
        ("en_US.UTF-8", "en"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("", "en"),
        ("zhuang", "en"),
    ],
)
@pytest.mark.parametrize("name", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_language_follows_from_the_locale(name: str, locale: str, language: str) -> None:
    assert language_of({name: locale}) == language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh-Hans"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_TW:zh_CN:en"}, "zh-Hant"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:de"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:zh_Hant"}, "zh-Hant"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, "zh-Hans"),
        ({"LANGUAGE": "zh_CN"}, "zh-Hans"),
        ({"LC_ALL": "C", "LANGUAGE": "zh_CN"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_of_several_variables_gettext_s_order_holds(environ: dict[str, str], language: str) -> None:
    assert language_of(environ) == language


@given(st.dictionaries(st.sampled_from(_NAMES), st.text()))
def test_whatever_the_environment_says_there_is_a_language(environ: dict[str, str]) -> None:
    assert language_of(environ) in LANGUAGES


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [
        ("en", "{number} article", "{number} articles"),
        ("zh-Hans", "{number} 篇文章", "{number} 篇文章"),
        ("zh-Hant", "{number} 篇文章", "{number} 篇文章"),
    ],
)
def test_counts_have_their_plural(language: str, one: str, three: str) -> None:
    said = translation(language)
    assert said.ngettext("{number} article", "{number} articles", 1) == one
    assert said.ngettext("{number} article", "{number} articles", 3) == three
