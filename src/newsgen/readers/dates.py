"""A date as people and programs write it -> one that `read_date` takes."""

from __future__ import annotations

import re
import unicodedata
from zoneinfo import ZoneInfo

from newsgen.yamlfile import NotADate, read_date


def tidy_date(text: str) -> str:
    """Return a date as `read_date` takes it; empty where it is none."""
    tidy = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).strip())
    tidy = re.sub(r"(?<!\s)\s*+([年月])\s*+", r"\1", tidy)
    tidy = re.sub(r"(?<!\s)\s*+日\s*+(?=\d|$)", "日 ", tidy).strip()
    tidy = re.sub(r"(?<=\d)T(?=\d)|(?<=-\d\d)-(?=\d\d:)", " ", tidy)
    try:
        read_date(tidy, ZoneInfo("UTC"))
    except NotADate:
        return ""
    return tidy
