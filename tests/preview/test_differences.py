"""Two texts, and what differs: by lines, and by characters within a line."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from newsgen.preview.differences import DifferenceKind, DifferencePart, DifferenceRow, differences


def _shown(rows: Iterable[DifferenceRow]) -> list[str]:
    """Return rows as one would write them down: `[-gone-]`, `{+new+}`."""
    marks = {DifferenceKind.SAME: "{}", DifferenceKind.GONE: "[-{}-]", DifferenceKind.NEW: "{{+{}+}}"}
    return [
        f"... {row.skipped}" if row.sort is DifferenceKind.SKIPPED else _line(row.parts, marks)
        for row in rows
    ]


def _line(parts: Iterable[DifferencePart], marks: dict[DifferenceKind, str]) -> str:
    return "".join(marks[part.sort].format(part.text) for part in parts)


def test_chinese_differs_by_characters_and_latin_by_words() -> None:
    before = "標題\n\n園區引進基金15支，規模110億元。AI fund\n尾"
    after = "標題\n\n園區引進基金16支，總規模110億元。AI funds\n尾"
    assert _shown(differences(before, after)) == [
        "標題",
        "",
        "園區引進基金[-15-]{+16+}支，{+總+}規模110億元。AI [-fund-]{+funds+}",
        "尾",
    ]


def test_lines_that_came_and_went_stand_by_themselves() -> None:
    before = "一一一一\n二二二二\n三三三三\n"
    after = "一一一一\n新的一段\n三三三三。\n"
    assert _shown(differences(before, after)) == [
        "一一一一",
        "[-二二二二-]",
        "{+新的一段+}",
        "三三三三{+。+}",
        "",
    ]


def test_equal_lines_far_away_are_counted() -> None:
    lines = [f"第{number}段" for number in range(20)]
    changed = [*lines]
    changed[10] = "第十段"
    rows = differences("\n".join(lines), "\n".join(changed))
    assert _shown(rows) == ["... 8", "第8段", "第9段", "第[-10-]{+十+}段", "第11段", "第12段", "... 7"]
    assert [(row.before, row.after) for row in rows[1:3]] == [(9, 9), (10, 10)]


def test_equal_texts_have_no_difference() -> None:
    assert differences("一\n二", "一\n二") == ()


_TEXTS = st.lists(st.text("一二三a b1。", max_size=8), max_size=8).map("\n".join)


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_told_from_what_differs(before: str, after: str) -> None:
    """Every row that is shown is a line of the one text, of the other, or of both."""
    old, new = before.split("\n"), after.split("\n")
    numbers: dict[str, list[int]] = {"before": [], "after": []}
    for row in differences(before, after):
        if row.before:
            assert (
                "".join(part.text for part in row.parts if part.sort is not DifferenceKind.NEW)
                == old[row.before - 1]
            )
            numbers["before"].append(row.before)
        if row.after:
            assert (
                "".join(part.text for part in row.parts if part.sort is not DifferenceKind.GONE)
                == new[row.after - 1]
            )
            numbers["after"].append(row.after)
    for found in numbers.values():
        assert found == sorted(set(found))
    missing = set(range(1, len(old) + 1)) - set(numbers["before"])
    skipped = sum(row.skipped for row in differences(before, after))
    assert len(missing) == skipped or before == after


def test_long_texts_are_compared_at_once() -> None:
    many = "\n".join(f"段{number}" for number in range(3_000))
    other = "\n".join(f"節{number}" for number in range(3_000))
    rows = differences(many, other)
    assert {row.sort for row in rows} == {DifferenceKind.GONE, DifferenceKind.NEW}
    line = "字" * 5_000
    assert _shown(differences(line, f"甲{'詞' * 5_000}"))[0].startswith("[-字字")
