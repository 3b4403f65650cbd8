"""Where in a file a character of a text stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.review.queue import read_queue

if TYPE_CHECKING:
    from conftest import SiteFolder


def _offsets(site: SiteFolder) -> list[tuple[str, int]]:
    """Return what stands in the file where each doubt is said to be, and the line."""
    found = []
    for path, doubts in read_queue(site.folder, jobs=1).doubts.items():
        text = (site.folder / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        for doubt in doubts:
            place = text[doubt.offset - 1 : doubt.offset + 2] if doubt.offset >= 0 else ""
            found.append((place, doubt.line))
    return found


@pytest.mark.parametrize(
    ("body", "place", "line"),
    [
        ("`甲咽乙` 药丙咽丁。", "丙咽丁", 6),
        ("[药丙咽丁](https://example.org/甲咽乙)。", "丙咽丁", 6),
        ("![药丙咽丁](甲咽乙.png)", "丙咽丁", 6),
        ("<!-- 甲咽乙 -->\n\n药丙咽丁。", "丙咽丁", 8),
        ("药丙\n咽丁。", "\n咽丁", 7),
        ("| 药 | 丙咽丁 |\n| --- | --- |\n| 甲 | 乙 |", "丙咽丁", 6),
        ("药[^1]。\n\n没有。\n\n[^1]: 说丙咽丁。", "丙咽丁", 10),
        ("```\n甲咽乙\n```\n\n> 药丙咽丁", "丙咽丁", 10),
    ],
)
def test_a_place_in_the_text_is_found(site: SiteFolder, body: str, place: str, line: int) -> None:
    site.article("a", title="说明", body=body)
    assert _offsets(site) == [(place, line)]


def test_fields_are_told_from_keys_and_from_each_other(site: SiteFolder) -> None:
    site.write(
        "content/articles/a.md",
        "---\n标题: 说咽喉的药\n日期: 2026-01-02\n来源: 贛江觀察\n标签: [药, 咽痛]\n"
        "摘要: >\n  药说\n  丙咽丁\n---\n没什么。\n",
    )
    assert dict(_offsets(site)).keys() >= {"丙咽丁"}
    assert ("丙咽丁", 8) in _offsets(site)


def test_a_character_that_was_typed_as_its_number_has_only_a_line(site: SiteFolder) -> None:
    site.article("a", title="说明", body="药丙&#21693;丁。")
    [(place, _)] = _offsets(site)
    assert place == ""
