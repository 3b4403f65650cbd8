"""What all articles state together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.figures import read_amount
from newsgen.model import Amount, Basis, Record, RecordKind, Stage, StageReached
from newsgen.problems import Severity
from newsgen.records import Ledger, StatedRecord, gather_reports, totals

_DAY = date(2025, 3, 1)


def _report(article: str, day: date = _DAY, *, amount: str = "", **fields: Any) -> StatedRecord:
    given_amount = read_amount(amount, "CNY") if amount else None
    known = {"kind": RecordKind.PROJECT, "id": "plant", "name": "電池工廠", "line": 6, "amount_line": 9}
    return StatedRecord(
        article, f"content/{article}.md", day, Record(**{**known, **fields}, amount=given_amount)
    )


def _said(*reports: StatedRecord) -> list[str]:
    return [problem.text().split("\n")[0] for problem in gather_reports(reports).problems]


def test_what_two_articles_say_is_one_history() -> None:
    signed = StageReached(Stage.SIGNED, "2025-02-01")
    started = StageReached(Stage.STARTED, "2025-08-01")
    later = _report("b", date(2025, 8, 2), stages=(started,), industry="電池")
    first = _report("a", amount="35億元", region="jiangxi", stages=(signed,))
    (entity,) = gather_reports([later, first]).entities
    assert [report.article for report in entity.reports] == ["a", "b"]
    assert entity.record.stages == (signed, started)
    assert (entity.record.region, entity.record.industry) == ("jiangxi", "電池")
    assert entity.record.amount == read_amount("35億元", "CNY")


def test_amounts_that_differ_are_told_with_both_places() -> None:
    assert _said(_report("a", amount="35億元"), _report("b", date(2025, 4, 1), amount="53億元")) == [
        "content/b.md:9: `plant` has the amount 53億元 here, and 35億元 in content/a.md:9"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("超50億元", "52億元"), ("近百億元", "98億元"), ("約20億元", "20.5億元"), ("2至3億元", "2.4億元")],
)
def test_an_amount_may_be_said_less_exactly(first: str, second: str) -> None:
    assert _said(_report("a", amount=first), _report("b", amount=second)) == []


def test_amounts_of_another_basis_or_revised_may_differ() -> None:
    agreed = _report("a", amount="35億元", basis=Basis.AGREED)
    assert _said(agreed, _report("b", amount="5億元", basis=Basis.PAID)) == []
    revised = _report("b", date(2025, 4, 1), amount="53億元", basis=Basis.AGREED, revised=True)
    assert _said(agreed, revised) == []


def test_a_currency_is_part_of_an_amount() -> None:
    assert len(_said(_report("a", amount="5億元"), _report("b", amount="5億美元"))) == 1


def test_a_stage_that_goes_backwards_between_articles_is_told() -> None:
    built = _report("a", stages=(StageReached(Stage.IN_OPERATION, "2025-01-01"),))
    begun = _report("b", date(2025, 4, 1), stages=(StageReached(Stage.STARTED, "2025-03-01"),))
    assert _said(built, begun) == [
        "content/b.md:6: `plant` goes backwards: started on 2025-03-01, "
        "after in_operation on 2025-01-01 in content/a.md:6"
    ]


def test_another_kind_under_one_id_and_one_name_under_two_ids_are_told() -> None:
    assert _said(_report("a"), _report("b", kind=RecordKind.FUND)) == [
        "content/b.md:6: `plant` is a fund here, and a project in content/a.md:6"
    ]
    assert _said(_report("a"), _report("b", id="works", name="电池工厂")) == [
        "content/b.md:6: `works` has the name of `plant` in content/a.md:6: 电池工厂"
    ]
    in_two = (_report("a", region="hunan"), _report("b", id="works", region="jiangxi"))
    assert _said(*in_two) == []


@pytest.mark.parametrize(("first", "second"), [("", "total"), ("agreed", "")])
def test_a_basis_that_nobody_says_may_be_either(first: str, second: str) -> None:
    before = _report("a", amount="35億元", basis=Basis(first) if first else None)
    after = _report("b", date(2025, 4, 1), amount="53億元", basis=Basis(second) if second else None)
    assert len(_said(before, after)) == 1


def test_what_has_arrived_does_not_take_the_place_of_the_whole() -> None:
    whole = _report("a", amount="35億元", basis=Basis.TOTAL)
    paid = _report("b", date(2025, 4, 1), amount="5億元", basis=Basis.PAID)
    (entity,) = gather_reports([whole, paid]).entities
    assert entity.record.amount == read_amount("35億元", "CNY")
    assert entity.record.basis is Basis.TOTAL


def test_a_stage_with_two_days_is_told() -> None:
    first = _report("a", stages=(StageReached(Stage.STARTED, "2025-02-01"),))
    second = _report("b", date(2025, 4, 1), stages=(StageReached(Stage.STARTED, "2025-01-01"),))
    assert _said(first, second) == [
        "content/b.md:6: `plant` is started on 2025-01-01 here, and on 2025-02-01 in content/a.md:6"
    ]
    revised = _report("b", date(2025, 4, 1), stages=second.record.stages, revised=True)
    assert _said(first, revised) == []


def _reached(*stages: tuple[str, str]) -> tuple[StageReached, ...]:
    return tuple(StageReached(Stage(stage), day) for stage, day in stages)


@pytest.mark.parametrize(
    ("first", "second"),
    [("2025-03", "2025-03-05"), ("2025-03-05", "2025"), ("2025", "2025-03"), ("2025-03", "2025-03")],
)
def test_a_month_that_holds_the_day_is_no_contradiction(first: str, second: str) -> None:
    later = date(2025, 4, 1)
    reports = [
        _report("a", date(2025, 3, 31), stages=_reached(("signed", first))),
        _report("b", later, stages=_reached(("signed", second), ("started", "2025-03"))),
    ]
    assert _said(*reports) == []
    (entity,) = gather_reports(reports).entities
    assert entity.record.stages[0].date == max(first, second, key=len), "what is known best"
    assert entity.since == entity.record.stages[0].date
    vague = _report("c", date(2025, 5, 1), stages=_reached(("signed", "2025")), revised=True)
    assert gather_reports([*reports, vague]).entities[0].record.stages[0].date == "2025"


@pytest.mark.parametrize(
    ("stage", "day", "said"),
    [
        ("signed", "2025-04", "`plant` is signed on 2025-04 here, and on 2025-03 in content/a.md:6"),
        ("signed", "2024", "`plant` is signed on 2024 here, and on 2025-03 in content/a.md:6"),
        (
            "registered",
            "2025-07",
            "`plant` goes backwards: registered on 2025-07, after started on 2025-06-05 in content/a.md:6",
        ),
        (
            "at_capacity",
            "2024",
            "`plant` goes backwards: started on 2025-06-05, after at_capacity on 2024 in",
        ),
        (
            "completed",
            "2026-02",
            "warning: `plant` is completed on 2026-02, and that was reported on 2026-01-09",
        ),
        ("completed", "2027", "warning: `plant` is completed on 2027, and that was reported on 2026-01-09"),
        *(("completed", day, "") for day in ("2025", "2025-06", "2025-06-05", "2026-01", "2026")),
        *(("registered", day, "") for day in ("2025", "2025-06", "2025-03")),
    ],
)
def test_months_and_years_stand_beside_days(stage: str, day: str, said: str) -> None:
    first = _report("a", date(2025, 7, 1), stages=_reached(("signed", "2025-03"), ("started", "2025-06-05")))
    found = _said(first, _report("b", date(2026, 1, 9), stages=_reached((stage, day))))
    assert len(found) == (2 if day == "2024" and stage != "signed" else bool(said))
    assert not said or any(said in each for each in found)


def test_a_date_that_was_revised_sends_nothing_backwards() -> None:
    wrong = _report("a", stages=_reached(("signed", "2025-03")))
    right = _report(
        "b", date(2025, 4, 1), stages=_reached(("signed", "2025-01"), ("started", "2025-02")), revised=True
    )
    assert _said(wrong, right) == []
    again = _report("c", date(2025, 5, 1), stages=_reached(("signed", "2025-03")))
    assert [said.split(":")[0] for said in _said(wrong, right, again)] == ["content/c.md"] * 2


def test_an_id_that_was_given_twice_is_told() -> None:
    assert _said(_report("a"), _report("b", date(2025, 4, 1), name="跨江大橋")) == [
        "content/b.md:6: warning: `plant` is called 跨江大橋 here, and 電池工廠 in content/a.md:6"
    ]
    assert _said(_report("a"), _report("b", name="动力电池厂")) == []
    assert _said(_report("a"), _report("b", date(2025, 4, 1), name="跨江大橋", revised=True)) == []


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("jiangxi", ""), ("", ""), True),
        (("", ""), ("jiangxi", "2025年"), True),
        (("jiangxi", "2025年"), ("jiangxi", ""), True),
        (("jiangxi", "2025年"), ("jiangxi", "2024年"), False),
        (("jiangxi", "2025年"), ("hunan", "2025年"), False),
    ],
)
def test_names_are_told_apart_by_region_and_time(
    first: tuple[str, str], second: tuple[str, str], told: bool
) -> None:
    given = [
        _report("a", kind=RecordKind.INDICATOR, id=name, name="工業產值", region=region, period=period)
        for name, (region, period) in zip("xy", (first, second), strict=True)
    ]
    assert bool(_said(*given)) is told


def _indicator(article: str, day: date = _DAY, **fields: Any) -> StatedRecord:
    return _report(article, day, kind=RecordKind.INDICATOR, **{"id": "out", "name": "工業產值", **fields})


def test_values_of_one_time_that_differ_are_told() -> None:
    first = _indicator("a", period="2025年", value="120億元")
    assert _said(first, _indicator("b", date(2025, 4, 1), period="2025年", value="210億元")) == [
        "content/b.md:6: `out` is 210億元 here, and 120億元 in content/a.md:6"
    ]
    assert _said(first, _indicator("b", date(2025, 4, 1), period="2024年", value="100億元")) == []
    assert _said(first, _indicator("b", date(2025, 4, 1), period="2025年", value="120.3億元")) == []


def test_a_growth_is_calculated_again_from_the_record_of_the_year_before() -> None:
    before = _indicator("a", id="out-2024", period="2024年1—5月", value="100億元")
    now = _indicator(
        "b", date(2025, 6, 1), id="out-2025", period="2025年1—5月", value="120億元", change="36%"
    )
    assert _said(before, now) == [
        "content/b.md:6: `out-2025` is 120億元 after 100億元 in content/a.md:6: a change of 20.0%, not of 36%"
    ]
    right = _indicator("b", id="out-2025", period="2025年1—5月", value="120億元", change="20%")
    assert _said(before, right) == []
    elsewhere = _indicator("a", id="x", region="hunan", period="2024年1—5月", value="50億元")
    assert _said(elsewhere, right) == []


def test_a_sum_is_calculated_again() -> None:
    parts = [
        _report("a", id="x", name="甲", amount="20億元"),
        _report("a", id="y", name="乙", amount="30億元"),
    ]
    whole: dict[str, Any] = {"id": "all", "name": "全部", "parts": ("x", "y")}
    assert _said(*parts, _report("a", amount="50億元", **whole)) == []
    assert _said(*parts, _report("a", amount="60億元", **whole)) == [
        "content/a.md:9: `all` has the amount 60億元, but its parts are 20億元 + 30億元 together"
    ]
    assert _said(*parts, _report("a", amount="60億元", incomplete=True, **whole)) == []
    assert len(_said(*parts, _report("a", amount="40億元", incomplete=True, **whole))) == 1
    assert _said(_report("a", amount="60億元", **whole)) == [
        "content/a.md:6: `all` is the sum of `x`, which is no record"
    ]
    inner = _report("b", id="y", name="乙", amount="30億元", parts=("all",))
    assert _said(parts[0], inner, _report("a", amount="50億元", **whole)) == [
        "content/a.md:6: `all` is a part of itself: see `y` in content/b.md:6",
        "content/b.md:6: `y` is a part of itself: see `all` in content/a.md:6",
    ]


def test_a_stage_that_is_only_planned_is_told() -> None:
    """What was reported on 1 March cannot have been started in May."""
    stages = (StageReached(Stage.SIGNED, "2025-03-01"), StageReached(Stage.STARTED, "2025-05-01"))
    (problem,) = gather_reports([_report("a", stages=stages)]).problems
    assert problem.severity is Severity.WARNING
    assert problem.text().startswith(
        "content/a.md:6: warning: `plant` is started on 2025-05-01, "
        "and that was reported on 2025-03-01 already"
    )


def test_a_thing_is_told_by_some_articles_only() -> None:
    first, second = _report("a", amount="35億元"), _report("b", date(2025, 4, 1), industry="電池")
    (entity,) = gather_reports([first, second]).entities
    told = entity.told_by({"b"})
    assert told is not None
    assert (told.record.amount, told.record.industry) == (None, "電池")
    assert entity.told_by({"a", "b"}) is entity
    assert entity.told_by({"c"}) is None


def test_sums_count_each_thing_once() -> None:
    reports = [
        _report("a", amount="35億元", region="x"),
        _report("b", date(2025, 4, 1), amount="35億元", region="x"),
        _report("a", id="other", name="乙", amount="超10億元", region="x"),
        _report("a", id="dollars", name="丙", amount="1億美元", region="x"),
        _report("a", id="silent", name="丁", region="x"),
        _report("a", id="sum", name="戊", amount="45億元", region="x", parts=("plant", "other")),
    ]
    found = totals(gather_reports(reports).entities, lambda entity: [entity.record.region])
    assert [(total.amount.currency, int(total.amount.value), total.count) for total in found] == [
        ("CNY", 4_500_000_000, 2),
        ("USD", 100_000_000, 1),
    ]
    assert {total.without for total in found} == {1}
    assert found[0].amount.qualifier == "over"


_AMOUNTS = st.builds(
    lambda value, currency: Amount(Decimal(value), currency, text=str(value)),
    st.integers(1, 10**12),
    st.sampled_from(["CNY", "USD"]),
)
_REPORTS = st.lists(
    st.builds(
        lambda article, day, number, amount: StatedRecord(
            article,
            f"{article}.md",
            date(2025, 1, day),
            Record(RecordKind.PROJECT, f"id-{number}", f"第{number}", amount=amount, line=number + 2),
        ),
        st.sampled_from("abc"),
        st.integers(1, 9),
        st.integers(0, 5),
        st.none() | _AMOUNTS,
    ),
    unique_by=lambda report: (report.article, report.record.id),
    max_size=12,
)


@given(_REPORTS, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order(reports: list[StatedRecord], random: Any) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)
    first, second = gather_reports(reports), gather_reports(shuffled)
    assert isinstance(first, Ledger)
    assert first == second
    assert totals(first.entities, lambda entity: [entity.id[:2]]) == totals(
        reversed(second.entities), lambda entity: [entity.id[:2]]
    )
