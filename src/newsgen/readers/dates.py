"""A date as people and programs write it -> one that `read_date` takes."""

from __future__ import annotations

import re
import unicodedata
from zoneinfo import ZoneInfo

from newsgen.yamlfile import NotADate, read_date

_SPACES = re.compile(r"\s+")
_BESIDE_YEARS = re.compile(r"(?<!\s)\s*+([年月])\s*+")
_BEHIND_DAY = re.compile(r"(?<!\s)\s*+日\s*+(?=\d|$)")
_BEFORE_TIME = re.compile(r"(?<=\d)T(?=\d)|(?<=-\d\d)-(?=\d\d:)")
_TIME = re.compile(r"\d[:時时]\d")


def tidy_date(text: str) -> str:
    """Return a date as `read_date` takes it; empty where it is none."""
    tidy = _SPACES.sub(" ", unicodedata.normalize("NFKC", text).strip())
    tidy = _BESIDE_YEARS.sub(r"\1", tidy)
    tidy = _BEHIND_DAY.sub("日 ", tidy).strip()
    tidy = _BEFORE_TIME.sub(" ", tidy)
    try:
        read_date(tidy, ZoneInfo("UTC"))
    except NotADate:
        return ""
    return tidy


def has_time(typed: str) -> bool:
    """Whether a date is typed with an hour, so that it is a moment and not only a day."""
    return _TIME.search(typed) is not None
