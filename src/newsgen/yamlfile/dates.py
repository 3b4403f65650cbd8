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

_FIRST_YEAR = 1000  # 0001-01-01 is no date in Hugo, and in Go; no newspaper is older
_BEFORE_REPUBLIC = 1911  # 民國元年 is 1912


class NotADate(ValueError):  # noqa: N818 - the name says what it is
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
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise NotADate("`{value}` in `{name}` is not a date", "write it as 2025-06-30 or 2025-06-30 09:30")
    year = int(found["year"] or int(found["republic"]) + _BEFORE_REPUBLIC)
    if year < _FIRST_YEAR:
        raise NotADate(
            "`{value}` in `{name}` is what programs write where there is no date",
            "write the day: 2025-06-30; or leave the line out, where the field is not required",
        )
    month, day = (int(found[part]) for part in ("month", "day"))
    if not 1 <= month <= 12:
        raise NotADate("there is no month {month}: `{value}` in `{name}`", month=str(month))
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
