"""What is typed, and what it finds in texts."""

from __future__ import annotations

from pathlib import Path
from random import Random
from unicodedata import category

import pytest

from newsgen.search import FoldedTexts, fold, fold_texts, matches, parse_query, rank
from readers_module import ask, write_index

_BLANK = ("Cc", "Cf", "Zl", "Zp", "Zs")
# What queries are parted and marked by, with little between.
_TYPED = '甲乙a1-－ \u3000\ufeff\x1f\x85\n"“”„＂〝〞「」『』｢｣﹁﹂‘’«»，。'


@pytest.mark.parametrize(
    ("typed", "terms", "excludes"),
    [
        ("發展 GDP", ("发展", "gdp"), ()),
        ("發展　　發展", ("发展",), ()),
        ('"New York" -紐約', ("new york",), ("纽约",)),
        ("“產業 投資”", ("产业投资",), ()),
        ("「十四五」規劃", ("十四五规划",), ()),
        ('-"a b" c', ("c",), ("a b",)),
        ('"a b', ("a", "b"), ()),
        ('a"b c"', ("a b", "c"), ()),
        ("”產業 投資”", ("产业投资",), ()),
        ('"產業 投資“ 園區', ("产业投资", "园区"), ()),
        ("‘產業 投資’", ("产业投资",), ()),
        ("｢產業 投資｣", ("产业投资",), ()),
        ("「產業 投資」園區", ("产业投资", "园区"), ()),
        ("「產業 投資」-園區", ("产业投资",), ("园区",)),
        ("「十四五」規劃 「產業 投資」", ("十四五规划", "产业投资"), ()),
        ("「「產業 投資」」", ("产业", "投资"), ()),
        ('- ， ""', (), ()),
        ("-5%", (), ("5%",)),
        ("5,000,000,000 36.4%", ("5000000000", "36.4%"), ()),
    ],
)
def test_parses(typed: str, terms: tuple[str, ...], excludes: tuple[str, ...]) -> None:
    query = parse_query(typed)
    assert query.terms == tuple(map(fold, terms))
    assert query.excludes == tuple(map(fold, excludes))


def test_the_readers_module_parses_as_the_build_does(tmp_path: Path) -> None:
    write_index(tmp_path, [])
    random = Random(8)  # noqa: S311 - no secret
    typed = ["".join(random.choices(_TYPED, k=random.randint(1, 12))) for _ in range(3_000)]
    typed += [f"甲{blank}乙" for blank in map(chr, range(0x10000)) if category(blank) in _BLANK]
    asked = ask(tmp_path, parsed=typed)["parsed"]
    expected = [parse_query(text) for text in typed]
    assert asked == [
        {"terms": list(query.terms), "excludes": list(query.excludes), "whole": query.whole}
        for query in expected
    ]


_ARTICLE = fold_texts(
    ["國際投資大會開幕", "国际甲乙丙丁开幕"],
    ["投資50億元"],
    ["記者：楊靜"],
    [
        "會議在西寧，舉行。\n第二段講 New\nYork 的五十億元人民幣與軟體",
        "会议在西宁，举行。\n第二段讲软件，增长百分之三十",
    ],
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("国际投资", True),
        ("大會開幕投資", False),  # title and summary
        ("西宁举行第二段", True),
        ("軟件", True),
        ("软体", True),
        ('"new york"', True),
        ("50亿元人民币", True),
        ("5,000,000,000元", True),
        ("30%", True),
        ("杨静 西寧", True),
        ("杨静 -西寧", False),
        ("杨静 -北京", True),
        ("-北京", False),
        ("", False),
    ],
)
def test_finds(typed: str, found: bool) -> None:
    assert matches(parse_query(typed), _ARTICLE) is found


def test_ranks_titles_before_texts_and_phrases_before_words() -> None:
    query = parse_query("甲乙 丙丁")
    ranked = [
        FoldedTexts(title=("甲乙丙丁",)),
        FoldedTexts(title=("丙丁甲乙",)),
        FoldedTexts(title=("丙丁",), summary=("甲乙",)),
        FoldedTexts(title=("丙丁",), body=("甲乙丙丁",)),
        FoldedTexts(title=("丙丁",), body=("甲乙",)),
    ]
    assert sorted(ranked, key=lambda each: rank(query, each)) == ranked


def test_equal_texts_of_editions_are_one() -> None:
    assert fold_texts(["發展", "发展"], [], [], []) == FoldedTexts(title=(fold("发展"),))
