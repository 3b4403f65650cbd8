"""Names in a text: which are found, and what stands for them in each edition."""

from __future__ import annotations

import pickle
import re

from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi import Converter, NameTable, spelled
from newsgen.hanzi.names import occurrences

_TEXT = st.text("甲乙丙", max_size=30)


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4), min_size=1, max_size=5), _TEXT)
def test_of_names_to_keep_the_leftmost_counts_and_of_several_the_longest(names: list[str], text: str) -> None:
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    found = [(*match.span(), match[0]) for match in re.finditer(longest_first, text)]
    assert occurrences({name: name for name in names}, text) == found


def test_a_table_tells_every_spelling_of_its_names() -> None:
    table = NameTable([{"zh-Hans": "国际（在线）", "zh-Hant-TW": "國際（在線）"}, "頭髮網"])
    assert table.spellings() == (
        "国际（在线）",
        "国际(在线)",
        "國際（在線）",
        "國際(在線)",
        "頭髮網",
        "头发网",
    )
    assert NameTable().spellings() == ()


_NAMES: list[dict[str, str] | str] = [
    {"zh-Hans": "国际（在线）", "zh-Hant-TW": "國際（在線）"},
    {"zh-Hans": "奔驰", "zh-Hant-TW": "賓士"},
    "頭髮網",
    "余承东",
    "乾隆",
    "头\n发",
]


@given(st.lists(st.sampled_from(_NAMES), unique_by=str), st.lists(st.sampled_from(_NAMES), unique_by=str))
def test_spellings_that_were_told_are_those_that_are_found_out(
    names: list[dict[str, str] | str], told: list[dict[str, str] | str]
) -> None:
    typed = [form for name in told for form in ([name] if isinstance(name, str) else name.values())]
    table, other = NameTable(names), NameTable(names, spelled(typed))
    assert other.spellings() == table.spellings()
    text = "，".join(("国际（在线）奔驰國際(在線)賓士头发网頭髮網余承東乾隆", *table.spellings()))
    for edition in ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
        assert other.patches(text, edition) == table.patches(text, edition)


def test_names_in_front_of_others_count_first() -> None:
    table = NameTable([{"zh-Hans": "奔驰", "zh-Hant": "奔馳"}, {"zh-Hans": "宝马", "zh-Hant": "寶馬"}])
    first = {"zh-Hans": "奔驰", "zh-Hant": "賓士"}
    text = "奔驰、宝马"
    for names in (table.behind([first]), pickle.loads(pickle.dumps(table.behind([first])))):  # noqa: S301 - just made
        assert Converter("zh-Hant", "Hans", names=names).convert(text) == "賓士、寶馬"
    assert Converter("zh-Hant", "Hans", names=table).convert(text) == "奔馳、寶馬"
    assert table.behind([]) == table


def test_a_name_may_have_a_line_end() -> None:
    assert Converter("zh-Hant", "Hans", names=["头\n发"]).convert("头\n发，头发") == "頭\n發，頭髮"


def test_one_table_serves_every_edition_and_goes_to_other_processes() -> None:
    table = NameTable([{"zh-Hans": "奔驰", "zh-Hant-TW": "賓士", "zh-Hant-HK": "平治"}])
    for names in (table, pickle.loads(pickle.dumps(table))):  # noqa: S301 - just made
        forms = [
            Converter(to, "Hans", names=names).convert("奔驰") for to in ("zh-Hans", "zh-Hant", "zh-Hant-HK")
        ]
        assert forms == ["奔驰", "賓士", "平治"]
        assert names == table
