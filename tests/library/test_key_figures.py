"""The key figures of an article."""

from __future__ import annotations

import pytest

from newsgen.library.fields import ARTICLE
from newsgen.library.key_figures import read_figures
from newsgen.model import KeyFigure
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, read_fields

MOST = ARTICLE["figures"].most


def _read(text: str) -> tuple[tuple[KeyFigure, ...], list[str]]:
    report = Report("a.md", text)
    fields = read_fields(text, report)
    assert fields is not None
    figures = read_figures(FieldReader(fields, report, ARTICLE))
    return figures, [
        f"{problem.line}: {problem.message.format(**dict(problem.values))}" for problem in report.problems
    ]


@pytest.mark.parametrize("value", ["60.44%", "200億元", "三百億元", "２９条", "-0.5", "約1382個", "002415"])
def test_a_figure_is_kept_as_typed(value: str) -> None:
    figures, problems = _read(f"figures:\n  - {{value: '{value}', label: 總額, note: 累計}}\n")
    assert figures == (KeyFigure(value, "總額", "累計"),)
    assert problems == []


def test_a_note_may_be_missing_and_nothing_else() -> None:
    assert _read("figures:\n  - {value: 29条, label: 限制}\n") == ((KeyFigure("29条", "限制"),), [])
    figures, problems = _read(
        "figures:\n  - {label: 限制}\n  - value: 29条\n  - value: 許多\n    label: 限制\n"
    )
    assert figures == ()
    assert problems == [
        "2: `value` is missing",
        "3: `label` is missing",
        "4: there is no number in the figure `許多`",
    ]


def test_an_unknown_field_and_too_many_figures_are_problems() -> None:
    entries = "".join(f"  - {{value: '{n}', label: 數}}\n" for n in range(MOST + 1))
    assert _read(f"figures:\n{entries}")[1] == [
        f"1: an article has {MOST} key figures at most, not {MOST + 1}"
    ]
    assert _read("figures:\n  - {value: 1, label: 數, unit: 億}\n")[1] == ["2: unknown field `unit`"]
    assert _read("figures: 29条\n")[1] == ["1: `figures` is a list of entries with fields of their own"]
    assert _read("title: 題\n") == ((), [])
