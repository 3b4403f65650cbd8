"""Which colour is which series, a line for each."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from newsgen.charts.svg import COLUMN, LINE, NARROW, add, number, shortened, write

_SWATCH = 12  # pixels


def legend(root: Element, series: Sequence[str], y: float) -> float:
    """Draw it from a height on; return where it ends."""
    for place, name in enumerate(series, 1):
        swatch = add(root, "rect", kind=f"chart-{place}", x="0", y=number(y + 4), width=number(_SWATCH))
        swatch.set("height", number(_SWATCH))
        write(root, shortened(name, int(NARROW / COLUMN) - 4), 0, y + LINE - 5, kind="chart-label", dx=20)
        y += LINE
    return y
