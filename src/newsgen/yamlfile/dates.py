"""Dates as editors write them -> aware datetimes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_DATE = re.compile(
    r"""(?P<year>\d{4})(?:-|/|\.|年)(?P<month>\d{1,2})(?:-|/|\.|月)(?P<day>\d{1,2})日?
        (?:(?:[ T]\s*)(?P<hour>\d{1,2})(?::|時|时)(?P<minute>\d{1,2})分?
           (?::?(?P<second>\d{1,2})秒?)?(?:\.\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?""",
    re.VERBOSE,
)


def read_date(text: str, timezone_of_site: ZoneInfo) -> datetime:
    """Return the moment that `text` names; midnight when it names only a day.

    Accepts `2025-06-30`, `2025/6/30`, `2025年6月30日`, each with a time (`09:30`, `09:30:15`, `9時30分`)
    and an offset (`+08:00`, `Z`) if wanted; the site's time zone applies where no offset is given.
    Raises ValueError, with a message for an editor, when the text is no date or the day does not exist.
    """
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise ValueError("not a date")
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("there is no such day") from None
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone(found["zone"], timezone_of_site))
    except ValueError:
        raise ValueError("there is no such time") from None


def _zone(offset: str | None, timezone_of_site: ZoneInfo) -> ZoneInfo | timezone:
    if offset is None:
        return timezone_of_site
    if offset == "Z":
        return timezone(timedelta())
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])))
