"""Patterns of addresses -> addresses, for the generators that write `:year/:month/:title/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

_TOKEN = re.compile(r":([a-zA-Z_]+)")
_SLASHES = re.compile(r"/{2,}")


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """Return a pattern with its `:tokens` filled in; empty where one of them is not known.

    Of tokens that begin alike the longest that is known counts, as `:titlecase` may follow `:title`.
    """
    missing = False

    def fill(found: re.Match[str]) -> str:
        nonlocal missing
        name = next((found[1][:end] for end in range(len(found[1]), 0, -1) if found[1][:end] in values), "")
        missing |= not name
        return values.get(name, "") + found[1][len(name) :]

    address = _TOKEN.sub(fill, pattern)
    return "" if missing else _SLASHES.sub("/", f"/{address}")


def dated(moment: datetime | None) -> dict[str, str]:
    """Return the parts of a date by the names that patterns have for them."""
    if moment is None:
        return {}
    return {
        "year": f"{moment.year:04}",
        "short_year": f"{moment.year % 100:02}",
        "month": f"{moment.month:02}",
        "i_month": str(moment.month),
        "day": f"{moment.day:02}",
        "i_day": str(moment.day),
        "hour": f"{moment.hour:02}",
        "minute": f"{moment.minute:02}",
        "second": f"{moment.second:02}",
        "y_day": f"{moment.timetuple().tm_yday:03}",
        "yearday": str(moment.timetuple().tm_yday),
        "timestamp": str(int(moment.timestamp())),
        "monthname": f"{moment:%B}",
        "weekday": str((moment.weekday() + 1) % 7),
        "weekdayname": f"{moment:%A}",
        "short_month": f"{moment:%b}",
        "short_day": f"{moment:%a}",
        "long_day": f"{moment:%A}",
        "long_month": f"{moment:%B}",
        "week": f"{moment:%V}",
        "w_year": f"{moment:%G}",
        "w_day": f"{moment:%u}",
    }
