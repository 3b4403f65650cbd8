"""Days, months and years beside each other, as ISO 8601 writes them: 2026-03-05, 2026-03, 2026."""

from __future__ import annotations


def as_known(first: str, second: str) -> tuple[str, str]:
    """Return two dates as far as both are known: beside a month a day is its month."""
    known = min(len(first), len(second))
    return first[:known], second[:known]


def same_date(first: str, second: str) -> bool:
    """Whether two dates are the same, as far as both are known: a month is that of each of its days."""
    some, others = as_known(first, second)
    return some == others


def is_before(first: str, second: str) -> bool:
    """Whether a date is before another one for sure: no month is before one of its days."""
    some, others = as_known(first, second)
    return some < others


def end_of(date: str) -> str:
    """Return a key that dates are sorted by as they end: a month behind its days."""
    return f"{date}~"
