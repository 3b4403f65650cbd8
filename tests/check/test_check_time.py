"""A check takes time in proportion to the length of a text, however odd that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from linear import assert_linear, repeated
from newsgen.check.slip import TypedText
from newsgen.check.stray_marks import stray_marks
from newsgen.markup import render_markdown

if TYPE_CHECKING:
    from check.conftest import Find


def test_tags_that_readers_see_are_told_in_linear_time() -> None:
    texts = {"<b>甲" * count: render_markdown("<b>甲" * count).body.html for count in (2_500, 10_000)}

    def work(text: str) -> None:
        assert [*stray_marks(TypedText(text, texts[text]))]

    assert_linear(work, repeated("<b>甲"), 10_000, 40_000)


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda length: f"{opening * (length // 2)}甲{closing * (length // 2)}"


@pytest.mark.parametrize(("opening", "closing"), [("《", "》"), ("「", "》"), ("》", "「")])
def test_marks_are_paired_in_linear_time(opening: str, closing: str, find: Find) -> None:
    assert_linear(lambda text: find("unclosed-mark", text), _nested(opening, closing), 5_000, 20_000)


def test_marks_of_each_kind_have_their_own_partners(find: Find) -> None:
    (told,) = find("unclosed-mark", "他說《甲》是「乙《丙」的。")
    assert dict(told.values)["mark"] == "《"
    (told,) = find("unclosed-mark", "甲》乙「丙」丁「戊。")
    assert dict(told.values)["mark"] == "「"
