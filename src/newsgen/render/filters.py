"""What templates may do to a value with `|`, beside Jinja's own filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from markupsafe import Markup, escape

# A clause with the mark at its end, and the brackets that close after it.
_CLAUSE = re.compile("[^，。：；！？]+[，。：；！？]*[」』”’》〉）】]*|[，。：；！？]+")

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _clauses(title: str) -> Markup:
    """Set each clause of a headline apart, so that its lines can break between clauses.

    CSS alone cannot: where words are kept whole (`word-break: keep-all`), a clause that is too long for its
    line is broken at the end of it, and perhaps one character is left over.
    """
    escaped = escape(title)
    parts = _CLAUSE.findall(escaped)
    if len(parts) < 2:
        return escaped
    return Markup(f"<span>{'</span><span>'.join(parts)}</span>")  # noqa: S704 - escaped above


def _date(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _datetime(moment: datetime) -> str:
    """Only the day where no time was given: midnight is what a date without a time stands for."""
    if (moment.hour, moment.minute) == (0, 0):
        return _date(moment)
    return f"{_date(moment)} {moment.hour:02}:{moment.minute:02}"


def _rfc822(moment: datetime) -> str:
    """As RSS has it, in English whatever the locale: `Mon, 02 Feb 2026 10:00:00 +0800` (RFC 5322, 3.3)."""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year:04} {moment:%H:%M:%S %z}"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _iso_day(moment: datetime) -> str:
    return moment.date().isoformat()


#: The filters, by name.
FILTERS: Mapping[str, Callable[..., str]] = {
    "clauses": _clauses,
    "date": _date,
    "datetime": _datetime,
    "iso": _iso,
    "iso_day": _iso_day,
    "rfc822": _rfc822,
}
