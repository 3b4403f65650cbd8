"""The reference mode equals the package, on dictionary words thrown together and on real text."""

from __future__ import annotations

import os
import pickle
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.hanzi import Converter, dictionary
from newsgen.hanzi.reference import CONFIGURATIONS, Reference

SHARED = Path(__file__).parents[3] / "shared"


@cache
def package(name: str) -> Any:
    return opencc.OpenCC(name)


@cache
def ours(name: str) -> Reference:
    return Converter.reference(name)


@cache
def words() -> list[str]:
    found: list[str] = []
    for name in ("STPhrases", "TSPhrases", "TWPhrases", "TWPhrasesRev", "TWVariantsRevPhrases"):
        found += dictionary.read(name)
    for name in ("STCharacters", "TSCharacters", "TWVariants", "HKVariants", "HKVariantsRevPhrases"):
        found += dictionary.read(name)
    return found


@st.composite
def chinese(draw: st.DrawFn) -> str:
    """Words of the dictionaries, whole or cut, with anything between them."""
    pieces = draw(st.lists(st.integers(0, len(words()) - 1), min_size=1, max_size=12))
    text = ""
    for index in pieces:
        word = words()[index]
        text += word[draw(st.integers(0, 1)) : len(word) - draw(st.integers(0, 1))]
        text += draw(
            st.sampled_from(["", "", "", "", "，", " ", "a", "于", "里", "😀", "\u3000", "𠮶", "\ud800"])
        )
    return text


@pytest.mark.parametrize("name", CONFIGURATIONS)
@settings(max_examples=30, deadline=None)
@given(text=chinese())
def test_equals_the_package(name: str, text: str) -> None:
    assert ours(name).convert(text) == package(name).convert(text)


@pytest.mark.parametrize("name", CONFIGURATIONS)
@pytest.mark.parametrize("text", ["", "关系", "一只", "關係", "軟體", "\n", "里", "一二三四五六七八九十" * 9])
def test_equals_the_package_at_the_edges(name: str, text: str) -> None:
    assert ours(name).convert(text) == package(name).convert(text)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_equals_the_package_on_real_text(name: str) -> None:
    folder = SHARED / "real"
    if not folder.is_dir():
        assert not os.environ.get("CI"), "the shared test data is missing"
        pytest.skip("no shared test data beside the checkout")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    texts.append((SHARED / "data" / "drcd-dev.hant.txt").read_text(encoding="utf-8")[:8_000])
    if name.startswith("s"):
        texts = [ours("tw2s").convert(text) for text in texts]
    for text in texts:
        assert ours(name).convert(text) == package(name).convert(text)


def test_is_picklable_and_names_what_it_does_not_know() -> None:
    assert pickle.loads(pickle.dumps(ours("s2tw"))).convert("头发") == "頭髮"  # noqa: S301 - just made
    with pytest.raises(ValueError, match="s2xx"):
        Reference("s2xx")
