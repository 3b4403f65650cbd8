"""The order in which the parts of a series are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model import Outline

_LAST = 10_000  # beyond every `part`


def parts_of_series(articles: Iterable[Outline]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of each series' parts by its id: by their numbers, those without one behind by date."""
    found: dict[str, list[Outline]] = {}
    for item in articles:
        if item.series:
            found.setdefault(item.series, []).append(item)
    return {series: tuple(item.key for item in sorted(parts, key=_place)) for series, parts in found.items()}


def _place(item: Outline) -> tuple[int, float, str]:
    return item.part or _LAST, item.date.timestamp() if item.date else 0.0, item.key
