"""Dates as editors write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.library.fields import ARTICLE
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, read_date, read_fields

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "typed",
    [
        "2025-06-30",
        "2025/6/30",
        "2025.6.30",
        "2025年6月30日",
        "2025年06月30日",
        "2025年6月30",
        " 2025-6-30 ",
        "２０２５-０６-３０",
        "２０２５年６月３０日",
        "民國114年6月30日",
        "中华民国１１４年6月30日",
    ],
)
def test_a_day_is_midnight_in_the_site_zone(typed: str) -> None:
    assert read_date(typed, SHANGHAI) == datetime(2025, 6, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("2025-06-30 09:30", (9, 30, 0)),
        ("2025-06-30T09:30", (9, 30, 0)),
        ("2025-06-30 9:05:07", (9, 5, 7)),
        ("2025-06-30T09:30:15.250", (9, 30, 15)),
        ("2025年6月30日 9時30分", (9, 30, 0)),
        ("2025年6月30日 9时30分15秒", (9, 30, 15)),
        ("2025-06-30　09：30", (9, 30, 0)),
        ("2025/6/30 0:00", (0, 0, 0)),
        ("2025-06-30 23:59:59", (23, 59, 59)),
    ],
)
def test_a_time_is_that_of_the_site_zone(typed: str, clock: tuple[int, int, int]) -> None:
    assert read_date(typed, SHANGHAI) == datetime(2025, 6, 30, *clock, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2025-06-30 09:30 +08:00", datetime(2025, 6, 30, 1, 30, tzinfo=UTC)),
        ("2025-06-30T09:30:00Z", datetime(2025, 6, 30, 9, 30, tzinfo=UTC)),
        ("2025-06-30 09:30-0330", datetime(2025, 6, 30, 13, 0, tzinfo=UTC)),
    ],
)
def test_an_offset_beats_the_site_zone(typed: str, moment: datetime) -> None:
    assert read_date(typed, SHANGHAI) == moment


@pytest.mark.parametrize(
    "typed",
    [
        "2025-02-29",
        "2024-02-30",
        "2025-04-31",
        "2025-13-01",
        "2025-00-10",
        "2025-06-00",
        "1900-02-29",
    ],
)
def test_an_impossible_day_is_told_from_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match=r"there is no (month|\{value\})"):
        read_date(typed, SHANGHAI)


@pytest.mark.parametrize(
    "typed", ["2025-06-30 25:00", "2025-06-30 24:00", "2025-06-30 09:60", "2025-06-30 09:30:61"]
)
def test_an_impossible_time_is_told_from_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match="there is no such time"):
        read_date(typed, SHANGHAI)


@pytest.mark.parametrize("typed", ["2025-06-30 09:30 +25:00", "2025-06-30 09:30 -99:99"])
def test_an_impossible_offset_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"offset|there is no such time"):
        read_date(typed, SHANGHAI)


def test_an_offset_has_less_than_sixty_minutes_in_its_minutes() -> None:
    with pytest.raises(ValueError, match="time"):
        read_date("2025-06-30 09:30 +08:75", SHANGHAI)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "昨天",
        "2025",
        "2025-06",
        "30/06/2025",
        "25-06-30",
        "2025-06-30 +08:00",
        "2025-06-30x",
        "20250630",
        "2025-06-30 9",
        "June 30, 2025",
        "二〇二五年六月三十日",
    ],
)
def test_anything_else_is_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        read_date(typed, SHANGHAI)


_MOMENTS = st.datetimes(
    datetime(1000, 1, 1),  # noqa: DTZ001 - Hypothesis asks for it without a zone
    datetime(9998, 12, 31),  # noqa: DTZ001 - the same
).map(lambda at: at.replace(microsecond=0))
_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(
    _MOMENTS,
    st.sampled_from(["{0.year:04}-{0.month:02}-{0.day:02}", "{0.year:04}/{0.month}/{0.day}"])
    | st.sampled_from(["{0.year:04}.{0.month}.{0.day}", "{0.year:04}年{0.month}月{0.day}日"]),
    st.sampled_from(["T{0.hour:02}:{0.minute:02}:{0.second:02}", " {0.hour}:{0.minute}:{0.second}"])
    | st.just(" {0.hour}時{0.minute}分{0.second}秒"),
)
def test_a_date_in_any_accepted_form_reads_back(moment: datetime, day: str, clock: str) -> None:
    for typed, clocked in (
        ((day + clock).format(moment), moment),
        (day.format(moment), moment.replace(hour=0, minute=0, second=0)),
    ):
        read = read_date(typed, SHANGHAI)
        assert read.replace(tzinfo=None) == clocked
        # Of long ago, an offset is told in whole minutes.
        assert abs(read - clocked.replace(tzinfo=SHANGHAI)) < timedelta(minutes=1)


@given(_MOMENTS, _OFFSETS)
def test_a_date_with_an_offset_is_the_same_moment(moment: datetime, offset: timezone) -> None:
    aware = moment.replace(tzinfo=offset)
    assert read_date(aware.isoformat(), SHANGHAI) == aware
    assert read_date(aware.isoformat(" ", "seconds"), SHANGHAI) == aware


def _field(typed: str) -> tuple[datetime | None, list[str]]:
    report = Report("a.md")
    fields = read_fields(f"date: {typed}\n", report)
    assert fields is not None
    moment = FieldReader(fields, report, ARTICLE).date("date", SHANGHAI)
    return moment, [problem.text() for problem in report.problems]


def test_a_field_shows_an_offset_in_the_site_zone() -> None:
    moment, said = _field("2025-06-30T20:00:00Z")
    assert moment is not None
    assert moment.isoformat() == "2025-07-01T04:00:00+08:00"
    assert said == []


def test_a_field_that_is_no_date_shows_how_to_write_one() -> None:
    assert _field("昨天") == (
        None,
        ["a.md:1: `昨天` in `date` is not a date\n  hint: write it as 2025-06-30 or 2025-06-30 09:30"],
    )


@pytest.mark.parametrize("typed", ["2025-02-30", "2025-06-30 25:00"])
def test_a_field_that_names_no_moment_says_so(typed: str) -> None:
    moment, said = _field(typed)
    assert moment is None
    assert len(said) == 1
    assert said[0].startswith("a.md:1: there is no ")
    assert typed in said[0]


@pytest.mark.parametrize("typed", ["0001-01-01", "0001-01-01T00:00:00Z", "0000-00-00"])
def test_what_programs_write_where_there_is_no_date_is_none(typed: str) -> None:
    moment, said = _field(typed)
    assert moment is None
    assert said[0].startswith(f"a.md:1: `{typed}` in `date` is what programs write where there is no date")


def test_the_first_year_of_four_figures_is_one() -> None:
    moment, said = _field("1000-01-01")
    assert said == []
    assert moment is not None


@pytest.mark.parametrize("typed", ["9999-12-31T23:59:00-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_moment_at_the_edge_of_the_calendar_is_no_crash(typed: str) -> None:
    _, said = _field(typed)
    assert len(said) == 1


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Hong_Kong", "Europe/Amsterdam", "America/New_York"])
@pytest.mark.parametrize("typed", ["1899-12-31", "1850年5月6日 7時08分", "1000-01-02", "1937-06-30 12:00"])
def test_an_offset_of_long_ago_can_be_said_in_feeds(zone: str, typed: str) -> None:
    moment = read_date(typed, ZoneInfo(zone))
    offset = moment.utcoffset()
    assert offset is not None
    assert offset % timedelta(minutes=1) == timedelta()
    assert moment.second == 0


def _partial(typed: str) -> tuple[str, list[str]]:
    report = Report("a.md")
    fields = read_fields(f"date: {typed}\n", report)
    assert fields is not None
    day = FieldReader(fields, report, ARTICLE).partial_date("date", SHANGHAI)
    return day, [problem.text().removeprefix("a.md:1: ") for problem in report.problems]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("2026-03-05T20:00:00Z", "2026-03-06"),  # in Shanghai
        *((typed, "2026-03") for typed in ("2026-03", "2026/3", "2026.03", "2026年3月", "２０２６年３月份")),
        ("2026 年 3 月", "2026-03"),
        ("民國115年3月", "2026-03"),
        *((typed, "2026") for typed in ("2026", "2026年", "2026年度", "民国115年")),
    ],
)
def test_a_date_is_known_to_the_day_the_month_or_the_year(typed: str, day: str) -> None:
    assert _partial(typed) == (day, [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-13", "there is no month 13: `2026-13` in `date`"),
        ("2026年2月30日", "there is no 2026年2月30日: that month has 28 days\n  hint: correct `date`"),
        (
            "3月15日",
            "`3月15日` in `date` does not say the year\n"
            "  hint: write it with the year, such as 2025年3月15日",
        ),
        (
            "今年3月",
            "`今年3月` in `date` does not say the year\n  hint: write it with the year, such as 2025年3月",
        ),
        *(
            (
                f"{known}{more}",
                f"`{known}{more}` in `date` is neither a day nor a month nor a year\n"
                f"  hint: write `{known}`; what else is known goes into `note`",
            )
            for known, more in (
                ("2026年", "上半年"),
                ("2026年3月", "下旬"),
                ("2026年", "第三季度"),
                ("2026年3月5日", "上午"),
                ("2026年", "底"),
            )
        ),
        ("下月", "`下月` in `date` is not a date\n  hint: write it as 2025-06-30, 2025-06 or 2025"),
        ("2026-03-", "`2026-03-` in `date` is not a date\n  hint: write it as 2025-06-30, 2025-06 or 2025"),
    ],
)
def test_what_is_neither_day_nor_month_nor_year_is_told(typed: str, said: str) -> None:
    assert _partial(typed) == ("", [said])


def test_a_day_without_a_year_is_told_in_every_field() -> None:
    _, said = _field("3月15日")
    assert said == [
        "a.md:1: `3月15日` in `date` does not say the year\n"
        "  hint: write it with the year, such as 2025年3月15日"
    ]


@pytest.mark.parametrize("typed", ["2025 年 6 月 30 日", "2025年 6月 30日", "２０２５　年６月３０日"])
def test_a_date_may_have_blanks_beside_its_words(typed: str) -> None:
    assert read_date(typed, SHANGHAI) == datetime(2025, 6, 30, tzinfo=SHANGHAI)
