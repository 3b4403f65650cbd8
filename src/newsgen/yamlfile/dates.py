"""Dates as editors write them -> aware datetimes."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_DATE = re.compile(
    r"""(?:(?P<year>\d{4})(?:-|/|\.|年)|(?:中華|中华)?民[國国](?P<republic>\d{1,3})年)(?P<month>\d{1,2})(?:-|/|\.|月)(?P<day>\d{1,2})日?
        (?:(?:[ T]\s*)(?P<hour>\d{1,2})(?::|時|时)(?P<minute>\d{1,2})分?
           (?::?(?P<second>\d{1,2})秒?)?(?:\.\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?""",
    re.VERBOSE,
)

_PARTIAL_DATE = re.compile(
    r"(?:(?P<year>\d{4})|(?:中華|中华)?民[國国](?P<republic>\d{1,3})(?=年))"
    r"(?:(?:-|/|\.|年)(?P<month>\d{1,2})(?:月份?)?|年度?)?"
)
_BLANK = re.compile(r"(?<=\d) +(?=[年月日])|(?<=[年月]) +(?=\d)")  # 2026 年 3 月 5 日
_NO_YEAR = re.compile(r"(?:[今本去前明當当]年|上年)?(\d{1,2}月(?:\d{1,2}[日號号]|份)?)")

_FIRST_YEAR = 1000  # 0001-01-01 is no date in Hugo, and in Go; no newspaper is older
_BEFORE_REPUBLIC = 1911  # 民國元年 is 1912


class NotADate(ValueError):
    """A text that names no moment; the message and the hint are for an editor, `values` fill them."""

    def __init__(self, message: str, hint: str = "", **values: str) -> None:
        self.message = message
        self.hint = hint
        self.values = values
        super().__init__(message)


def read_date(text: str, timezone_of_site: ZoneInfo) -> datetime:
    """Return the moment that `text` names, in the site's time zone; midnight when it names only a day.

    Accepts `2025-06-30`, `2025/6/30`, `2025年6月30日`, `民國114年6月30日`, each with a time
    (`09:30`, `09:30:15`, `9時30分`) and an offset (`+08:00`, `Z`) if wanted; the site's time zone applies
    where no offset is given.
    Raises NotADate, which is a ValueError, when the text is no date, or there is no such day or time.
    """
    typed = _plain(text)
    found = _DATE.fullmatch(typed)
    if found is None:
        raise _not_a_date(typed, "write it as 2025-06-30 or 2025-06-30 09:30")
    year, month, day = _year(found), _month(found["month"]), int(found["day"])
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise NotADate("there is no {value}: that month has {days} days", "correct `{name}`", days=str(days))
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    try:
        zone = _zone(found["zone"], timezone_of_site)
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(timezone_of_site)
        return _in_whole_minutes(moment, by_clock=found["zone"] is None)
    except (ValueError, OverflowError):
        raise NotADate("there is no such time: `{value}` in `{name}`", "a day ends at 23:59") from None


def read_partial_date(text: str, timezone_of_site: ZoneInfo) -> str:
    """Return the day, month or year that `text` names, as ISO 8601 has it: `2026-03-05`, `2026-03`, `2026`.

    Takes what `read_date` takes, of which it keeps the day, and besides `2026-03`, `2026/3`, `2026年3月`,
    `民國115年3月`, `2026` and `2026年`.
    Raises NotADate where the text is none of these, or there is no such day or month.
    """
    typed = _plain(text)
    found = _PARTIAL_DATE.fullmatch(typed)
    if found:
        return f"{_year(found):04}-{_month(found['month']):02}" if found["month"] else f"{_year(found):04}"
    if _DATE.fullmatch(typed):
        return read_date(typed, timezone_of_site).date().isoformat()
    begun = _DATE.match(typed) or _PARTIAL_DATE.match(typed)  # 2026年3月底
    if begun and typed[begun.end()] not in "0123456789-/.":
        raise NotADate(
            "`{value}` in `{name}` is neither a day nor a month nor a year",
            "write `{known}`; what else is known goes into `note`",
            known=begun[0],
        )
    raise _not_a_date(typed, "write it as 2025-06-30, 2025-06 or 2025")


def _plain(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text).strip())


def _not_a_date(typed: str, hint: str) -> NotADate:
    """Return what is said of a text that is no date."""
    no_year = _NO_YEAR.fullmatch(typed)
    if no_year:
        return NotADate(
            "`{value}` in `{name}` does not say the year",
            "write it with the year, such as 2025年{day}",
            day=no_year[1],
        )
    return NotADate("`{value}` in `{name}` is not a date", hint)


def _year(found: re.Match[str]) -> int:
    year = int(found["year"] or int(found["republic"]) + _BEFORE_REPUBLIC)
    if year < _FIRST_YEAR:
        raise NotADate(
            "`{value}` in `{name}` is what programs write where there is no date",
            "write the day: 2025-06-30; or leave the line out, where the field is not required",
        )
    return year


def _month(typed: str) -> int:
    if not 1 <= int(typed) <= 12:
        raise NotADate("there is no month {month}: `{value}` in `{name}`", month=str(int(typed)))
    return int(typed)


def _in_whole_minutes(moment: datetime, *, by_clock: bool) -> datetime:
    """Return a moment whose offset feeds can say (RFC 3339, RFC 822): local mean time has seconds in it.

    Shanghai was 8:05:43 ahead until 1901. What the clock showed then is kept where it was typed
    (`by_clock`), else the moment itself.
    """
    offset = moment.utcoffset() or timedelta()
    if not offset % timedelta(minutes=1):
        return moment
    zone = timezone(timedelta(minutes=offset // timedelta(minutes=1)))
    return moment.replace(tzinfo=zone) if by_clock else moment.astimezone(zone)


def _zone(offset: str | None, timezone_of_site: ZoneInfo) -> ZoneInfo | timezone:
    if offset is None:
        return timezone_of_site
    if offset == "Z":
        return timezone(timedelta())
    if int(offset[-2:]) > 59:
        raise ValueError("no offset has so many minutes")
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])))
