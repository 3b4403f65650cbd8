"""Corrections as templates see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsgen.model import Correction
from newsgen.render.views import CorrectionView


def anchored(corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Give each correction an id by its day, so that a link to it lasts when others are added."""
    days: Counter[str] = Counter()
    views = []
    for correction in corrections:
        day = f"{correction.date:%Y-%m-%d}"
        days[day] += 1
        suffix = f"-{days[day]}" if days[day] > 1 else ""
        views.append(CorrectionView(correction.date, correction.text, f"correction-{day}{suffix}"))
    return tuple(views)
