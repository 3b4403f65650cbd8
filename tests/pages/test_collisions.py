"""Two things at one place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.pages import find_collisions


def _said(*outputs: tuple[str, str]) -> list[str]:
    return [problem.text().split("\n")[0] for problem in find_collisions(outputs)]


def test_places_of_their_own_do_not_collide() -> None:
    assert _said(("a/index.html", "a.md"), ("a/b/index.html", "b.md"), ("feed.xml", "the feed")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("Fund/index.html", "fund/index.html"),
        ("straße/index.html", "STRASSE/index.html"),
        ("café/index.html", unicodedata.normalize("NFD", "café/index.html")),
    ],
    ids=["the same", "letter case", "case folding", "normal form"],
)
def test_places_that_some_file_systems_take_for_one_collide(first: str, second: str) -> None:
    path = first.removesuffix("index.html")
    said = _said((first, "a.md"), (second, "b.md"))
    assert len(said) == 1
    assert said[0].startswith(f"a.md: the address /{path} is also claimed")
    assert said[0].endswith("by b.md")


def test_every_file_is_named() -> None:
    outputs = [("a/index.html", name) for name in ("c.md", "a.md", "b.md", "a.md")]
    assert _said(*outputs) == ["a.md: the address /a/ is also claimed by b.md, c.md"]


def test_files_that_collide_in_several_editions_are_named_once() -> None:
    outputs = [(f"{edition}a/index.html", name) for edition in ("", "zh-hans/") for name in ("a.md", "b.md")]
    assert _said(*outputs) == ["a.md: the address /a/ is also claimed by b.md"]


def test_a_file_cannot_stand_where_another_needs_a_folder() -> None:
    said = _said(("a", "content/a"), ("a/index.html", "a.md"))
    assert len(said) == 1
    assert said[0].startswith("a.md: the address /a/ is also claimed")
    assert said[0].endswith("by content/a")
    assert len(_said(("a/b/c/index.html", "c.md"), ("A/B", "content/b"))) == 1


def test_letter_case_is_named_only_where_it_is_the_difference() -> None:
    assert "letter case" not in _said(("a", "content/a"), ("a/index.html", "a.md"))[0]


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "A", "a/b", "b", "a/b/c", "é", "e\u0301"]), st.integers(0, 3)),
        max_size=6,
    )
)
def test_a_collision_is_found_exactly_where_two_files_meet(outputs: list[tuple[str, int]]) -> None:
    named = [(path, f"{origin}.md") for path, origin in outputs]
    places = [(unicodedata.normalize("NFC", path).casefold(), origin) for path, origin in named]
    meet = any(
        first[1] != second[1] and (first[0] == second[0] or second[0].startswith(f"{first[0]}/"))
        for first in places
        for second in places
    )
    assert bool(find_collisions(named)) == meet


def test_a_page_that_newsgen_makes_is_named_in_the_language_of_who_reads() -> None:
    words = {"the home page": "首頁", "the list {title}": "「{title}」列表頁"}
    outputs = (("a/index.html", "a.md"), ("a/index.html", "the home page"), ("a/index.html", "the list {標}"))
    (problem,) = find_collisions(outputs)
    said = problem.text(lambda sentence: words.get(sentence, sentence)).split("\n")[0]
    assert said == "a.md: the address /a/ is also claimed by 首頁, 「{標}」列表頁"
