"""What an editor is told."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.problems import (
    BuildFailed,
    Explained,
    Problem,
    Report,
    Severity,
    in_order,
    message,
    nearest,
    reason_of,
    said_elsewhere,
)

_PROBLEMS = st.builds(
    Problem,
    path=st.sampled_from(["a.md", "b.md"]),
    line=st.integers(0, 3),
    message=st.sampled_from(["one", "two {x}"]),
    values=st.sampled_from([(), (("x", "1"),), (("x", "2"),)]),
)


def test_a_problem_shows_place_message_line_and_hint() -> None:
    problem = Problem("a.md", 4, "unknown field `{key}`", "did you mean `{close}`?", "  tittle: x  ")
    problem = Problem(
        problem.path,
        problem.line,
        problem.message,
        problem.hint,
        problem.excerpt,
        values=(("close", "title"), ("key", "tittle")),
    )
    assert problem.text() == "a.md:4: unknown field `tittle`\n    tittle: x\n  hint: did you mean `title`?"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert Problem("a.md", 0, "this file is missing").text() == "a.md: this file is missing"


def test_a_warning_says_that_it_is_one() -> None:
    assert Problem("a.md", 1, "odd", severity=Severity.WARNING).text() == "a.md:1: warning: odd"


def test_wording_is_translated_and_values_are_not() -> None:
    words = {
        "no {x}": "沒有{x}",
        "add {x}": "加上{x}",
        "hint: {text}": "提示：{text}",
        "warning: {text}": "注意：{text}",
    }
    problem = Problem("a.md", 1, "no {x}", "add {x}", "", Severity.WARNING, (("x", "no {x}"),))
    assert problem.text(words.__getitem__) == "a.md:1: 注意：沒有no {x}\n  提示：加上no {x}"


def test_a_value_that_is_a_message_is_translated_too() -> None:
    words = {"cannot: {why}": "不行：{why}", "{n} are too many": "{n}個太多"}
    said = message("cannot: {why}", why=message("{n} are too many", n="3"))
    assert said.text(words.__getitem__) == "不行：3個太多"
    assert str(said) == "cannot: 3 are too many"
    problem = Problem("a.md", 0, said.sentence, values=said.values)
    assert problem.text(words.__getitem__) == "a.md: 不行：3個太多"


@given(st.text())
def test_what_others_say_is_said_as_it_is(text: str) -> None:
    assert str(said_elsewhere(text)) == text


def test_what_the_system_says_is_the_reason() -> None:
    assert str(reason_of(PermissionError(13, "Permission denied", "/a"))) == "Permission denied"
    assert str(reason_of(OSError("odd"))) == "odd"


class _Stopped(Explained):
    pass


def test_an_exception_explains_itself_in_another_process_too() -> None:
    stopped = _Stopped("no {thing} in {place}", thing="room", place="{here}")
    again = pickle.loads(pickle.dumps(stopped))  # noqa: S301 - made one line above
    assert isinstance(again, _Stopped)
    assert str(again) == str(stopped) == "no room in {here}"
    assert again.problem("a.md") == Problem("a.md", 0, "no {thing} in {place}", values=stopped.message.values)


def test_problems_are_in_order_whatever_their_values_are() -> None:
    first = Problem("a.md", 1, "{x}", values=(("x", message("a")),))
    second = Problem("a.md", 1, "{x}", values=(("x", "b"),))
    assert in_order([second, first]) == (first, second)


@given(st.text(st.characters(exclude_categories=["Cc"])))
def test_braces_in_what_an_editor_typed_do_no_harm(value: str) -> None:
    assert Problem("a.md", 1, "`{v}`", values=(("v", value),)).text() == f"a.md:1: `{value}`"


def test_a_report_quotes_the_line_of_each_problem() -> None:
    report = Report("a.md", "one\ntwo\n")
    report.error(2, "bad {what}", "mend {what}", what="it")
    report.warning(9, "beyond the end")
    report.error(0, "the whole file")
    assert [(p.line, p.excerpt, p.severity) for p in report.problems] == [
        (2, "two", Severity.ERROR),
        (9, "", Severity.WARNING),
        (0, "", Severity.ERROR),
    ]
    assert report.problems[0].text() == "a.md:2: bad it\n    two\n  hint: mend it"


def test_warnings_alone_are_no_failure() -> None:
    report = Report("a.md")
    report.warning(1, "odd")
    assert not report.failed
    report.error(1, "wrong")
    assert report.failed


@given(st.lists(_PROBLEMS))
def test_the_order_of_finding_does_not_show(problems: list[Problem]) -> None:
    ordered = in_order(problems)
    assert in_order(reversed(problems)) == ordered
    assert len(set(ordered)) == len(ordered)
    assert set(ordered) == set(problems)
    assert [(p.path, p.line) for p in ordered] == sorted((p.path, p.line) for p in ordered)


def test_a_failed_build_carries_its_problems_in_order() -> None:
    first, second = Problem("a.md", 1, "x"), Problem("b.md", 1, "x")
    failed = BuildFailed([second, first, second])
    assert failed.problems == (first, second)
    assert str(failed) == "2 problems"


def test_problems_travel_between_processes() -> None:
    problem = Problem("a.md", 1, "x {y}", values=(("y", "z"),))
    assert pickle.loads(pickle.dumps(problem)) == problem  # noqa: S301 - made one line above


@pytest.mark.parametrize(
    ("word", "known", "close"),
    [
        ("tittle", ["title", "date"], ["title"]),
        ("江西日", ["江西日報", "新華社"], ["江西日報"]),
        ("zzz", ["title", "date"], []),
        ("x", [], []),
    ],
)
def test_only_a_likely_slip_is_suggested(word: str, known: list[str], close: list[str]) -> None:
    assert nearest(word, known) == close


def test_more_than_one_suggestion_comes_likeliest_first() -> None:
    assert nearest("dates", ["date", "data", "dates"], most=2) == ["dates", "date"]


def test_no_control_character_of_a_value_reaches_the_terminal() -> None:
    values = (("v", "a\x1b[31m\n\x9b"),)
    assert Problem("a\n.md", 1, "`{v}`", "`{v}`", values=values).text() == (
        "a�.md:1: `a�[31m��`\n  hint: `a�[31m��`"
    )
