"""A check takes time in proportion to the length of a text, however odd that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from linear import assert_linear, repeated
from newsgen.check.context import CheckContext
from newsgen.check.run_together import run_together
from newsgen.check.slip import TypedText
from newsgen.check.stray_blocks import stray_blocks
from newsgen.check.stray_marks import stray_marks
from newsgen.config import read_config
from newsgen.library import read_registries
from newsgen.markup import render_markdown
from newsgen.model import Forms, Name
from newsgen.problems import Report

if TYPE_CHECKING:
    from check.conftest import Find
    from conftest import SiteFolder


def test_tags_that_readers_see_are_told_in_linear_time() -> None:
    texts = {"<b>甲" * count: render_markdown("<b>甲" * count).body.html for count in (2_500, 10_000)}

    def work(text: str) -> None:
        assert [*stray_marks(TypedText(text, texts[text]))]

    assert_linear(work, repeated("<b>甲"), 10_000, 40_000)


@pytest.mark.parametrize("unit", ["• 甲\n", "——甲\n", "- 甲\n  乙\n", "1. 甲\n• 乙\n", "甲：乙\n", "甲。\n"])
def test_lines_that_run_together_are_told_in_linear_time(unit: str) -> None:
    assert_linear(lambda text: [*run_together(TypedText(text, ""))], repeated(unit), 20_000, 80_000)


@pytest.mark.parametrize("unit", ["---\n", "甲\n---\n", "2026. 甲\n", "```\n", "| 甲 |\n"])
def test_lines_that_make_something_else_are_told_in_linear_time(unit: str) -> None:
    assert_linear(lambda text: [*stray_blocks(TypedText(text, ""))], repeated(unit), 20_000, 80_000)


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda length: f"{opening * (length // 2)}甲{closing * (length // 2)}"


@pytest.mark.parametrize(("opening", "closing"), [("《", "》"), ("「", "》"), ("》", "「")])
def test_marks_are_paired_in_linear_time(opening: str, closing: str, find: Find) -> None:
    assert_linear(lambda text: find("unclosed-mark", text), _nested(opening, closing), 5_000, 20_000)


def test_a_name_registered_again_and_again_is_taken_in_linear_time(site: SiteFolder) -> None:
    config = read_config(site.folder, Report(""))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    forms = Forms((("zh-Hans", "张里"), ("zh-Hant", "張里")))

    def work(entries: str) -> None:
        names = tuple(Name(forms, "person", at) for at in range(len(entries)))
        CheckContext(config, replace(registries, names=names))

    assert_linear(work, repeated("-"), 500, 2_000)


def test_marks_of_each_kind_have_their_own_partners(find: Find) -> None:
    (told,) = find("unclosed-mark", "他說《甲》是「乙《丙」的。")
    assert dict(told.values)["mark"] == "《"
    (told,) = find("unclosed-mark", "甲》乙「丙」丁「戊。")
    assert dict(told.values)["mark"] == "「"
