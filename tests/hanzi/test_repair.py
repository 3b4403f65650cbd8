"""Careless Traditional is mended in steps; clean Traditional is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsgen.hanzi import Converter

DATA = Path(__file__).parents[3] / "shared" / "data"


def mended(text: str, repair: str) -> str:
    return Converter(source="Hant", repair=repair).convert(text)


def test_steps() -> None:
    text = "産業説明于一體的唯一齣路，製度"
    assert mended(text, "off") == "産業說明于一體的唯一齣路，製度"
    assert mended(text, "glyphs") == "產業說明于一體的唯一齣路，製度"
    assert mended(text, "safe") == "產業說明於一體的唯一出路，製度"
    assert mended(text, "mainland") == "產業說明於一體的唯一出路，制度"


@pytest.mark.parametrize(
    ("careless", "right"),
    [
        ("首只基金", "首隻基金"),
        ("杠桿", "槓桿"),
        ("厘清", "釐清"),
        ("紛至遝來", "紛至沓來"),
        ("不限于此", "不限於此"),
    ],
)
def test_reviewed_forms(careless: str, right: str) -> None:
    assert mended(careless, "safe") == right


@pytest.mark.parametrize(
    "text", ["于先生", "註冊與注意", "藉助與借助", "佈局與布局", "臺灣與台灣", "皇后與太后"]
)
def test_names_and_free_variants_stay(text: str) -> None:
    assert mended(text, "mainland") == text


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_headlines_of_every_region_stay(edition: str) -> None:
    text = (Path(__file__).parent / "right_traditional.txt").read_text(encoding="utf-8")
    shapes, safe = (Converter(edition, "Hant", repair).convert(text) for repair in ("glyphs", "safe"))
    assert [*zip(shapes.split("\n"), safe.split("\n"), strict=True)] == [
        (line, line) for line in shapes.split("\n")
    ]


def test_clean_text_is_left_alone() -> None:
    path = DATA / "drcd-dev.hant.txt"
    if not path.is_file():
        assert not os.environ.get("CI"), "the shared test data is missing"
        pytest.skip("no shared test data beside the checkout")
    text = path.read_text(encoding="utf-8")
    changed = sum(a != b for a, b in zip(mended(text, "glyphs"), mended(text, "safe"), strict=True))
    assert changed <= len(text) / 10_000
