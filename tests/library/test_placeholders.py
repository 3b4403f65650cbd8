"""Placeholders that somebody will fill, and others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.library.placeholders import check_placeholders, placeholders
from newsgen.model import Forms
from newsgen.problems import Report


def _check(*forms: str) -> tuple[bool, list[str]]:
    report = Report("content/notices.yaml")
    typed = Forms(tuple(zip(("zh-Hans", "zh-Hant"), forms, strict=False)))
    good = check_placeholders(typed, ("year", "holder"), "own", 3, report)
    return good, [problem.text() for problem in report.problems]


def test_the_placeholders_are_those_of_every_form() -> None:
    forms = Forms((("zh-Hans", "{a}{b}"), ("zh-Hant", "{{x}}{c}")), everywhere="{a}{d}")
    assert placeholders(forms) == {"a", "b", "c", "d"}


@pytest.mark.parametrize("text", ["", "© {year} {holder}", "{{year}}", "{year}{year}", "{{{year}}}"])
def test_what_can_be_filled_is_right(text: str) -> None:
    assert _check(text) == (True, [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{yaer}", "{yaer}"),
        ("{}", "{}"),
        ("{0}", "{0}"),
        ("{year:>5}", "{year:>5}"),
        ("{year!r}", "{year!r}"),
        ("{year!r:>5}", "{year!r:>5}"),
        ("{holder.id}", "{holder.id}"),
        ("{holder[0]}", "{holder[0]}"),
        ("{ year }", "{ year }"),
        ("{年}", "{年}"),
    ],
)
def test_what_nobody_fills_is_refused_as_it_was_typed(text: str, name: str) -> None:
    assert _check(text) == (
        False,
        [
            f"content/notices.yaml:3: `own` cannot have the placeholder {name}\n"
            "  hint: it can have: {holder}, {year}"
        ],
    )


def test_each_wrong_one_is_reported_in_whichever_form_it_stands() -> None:
    good, said = _check("{year}{b}", "{a}{b}")
    assert not good
    assert [text.split("\n")[0][-3:] for text in said] == ["{a}", "{b}"]


@pytest.mark.parametrize("text", ["{", "}", "{year", "year}", "{year}}", "{{year}", "{year {holder}"])
def test_a_lone_brace_has_its_own_message(text: str) -> None:
    assert _check(text) == (
        False,
        [
            "content/notices.yaml:3: a brace in `own` has no partner\n"
            "  hint: double a brace that is to be shown: {{ or }}"
        ],
    )


@given(st.text("{}!:.[]year年 0", max_size=12))
def test_whatever_is_accepted_can_be_filled(text: str) -> None:
    good, said = _check(text)
    assert good is (said == [])
    if good:
        text.format(year="2026", holder="甲")
