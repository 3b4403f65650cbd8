"""Addresses from titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.article_file.slugs import LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("百億基金叢林", "bai-yi-ji-jin-cong-lin"),
        ("百亿基金丛林", "bai-yi-ji-jin-cong-lin"),
        ("銀行行長談增長", "yin-hang-hang-zhang-tan-zeng-zhang"),
        ("重慶長大了，重要的是長江", "chong-qing-zhang-da-le-zhong-yao-de-shi-chang-jiang"),
        ("AI大模型2026年營收12.5%", "ai-da-mo-xing-2026-nian-ying-shou-12-5"),
        ("投資１２,０００萬元", "tou-zi-12000-wan-yuan"),
        ("  「贛江」 — “新區” ", "gan-jiang-xin-qu"),
        ("Café de l'Opéra", "cafe-de-lopera"),
        ("女排綠茵", "nv-pai-lv-yin"),
        ("-{zh-Hans:软件; zh-Hant-TW:軟體}-園", "ruan-jian-yuan"),
        ("-{不成規則", "bu-cheng-gui-ze"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_title_is_spelled(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@pytest.mark.parametrize("title", ["", "！？……", "🎉🎊", "—— 「」", "Москва", "\u200d"])
def test_a_title_that_cannot_be_spelled_has_the_fallback(title: str) -> None:
    assert slug_of(title) == "article"
    assert slug_of(title, "2026-01-15") == "2026-01-15"


def test_a_long_title_ends_with_a_clause() -> None:
    slug = slug_of("贛江新區設立百億基金：從引導基金到產業鏈的每一步")
    assert slug == "gan-jiang-xin-qu-she-li-bai-yi-ji-jin"


def test_a_title_that_begins_with_a_short_clause_ends_with_a_syllable() -> None:
    slug = slug_of("觀察：贛江新區設立百億基金從引導基金到產業鏈的每一步都有章可循")
    assert slug == "guan-cha-gan-jiang-xin-qu-she-li-bai-yi-ji-jin-cong-yin-dao"


def test_one_word_without_end_is_cut() -> None:
    assert slug_of("a" * 300) == "a" * LONGEST


@given(st.text(max_size=300))
def test_a_slug_is_never_empty_nor_long_nor_odd(title: str) -> None:
    slug = slug_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
