"""Whether two figures may mean the same."""

from __future__ import annotations

from newsgen.figures.model import Figure, FigureKind
from newsgen.figures.qualifiers import ABOUT, MEANINGS, OVER
from newsgen.model import Qualifier


def agree(first: Figure, second: Figure) -> bool:
    """Whether two figures of one kind may be the same: equal, rounded, or as inexact as they say.

    Dates agree when what both say is equal. Money of different currencies never agrees.
    """
    if first.kind is not second.kind or first.unit != second.unit:
        return False
    if first.kind is FigureKind.DATE:
        return all(a == b or not (a and b) for a, b in zip(first.date, second.date, strict=True))
    return _covers(first, second) or _covers(second, first)


def _covers(rough: Figure, exact: Figure) -> bool:
    """Whether a figure may be said in place of another, more exact one."""
    if abs(rough.value - exact.value) * 2 <= rough.step and exact.step < rough.step:
        return True  # rounded
    match MEANINGS.get(rough.qualifier):
        case Qualifier.OVER:
            return rough.value <= exact.value <= rough.value * OVER
        case Qualifier.NEAR:
            return rough.value >= exact.value >= rough.value / OVER
        case Qualifier.ABOUT:
            return abs(rough.value - exact.value) <= rough.value * ABOUT
    return rough.value == exact.value
