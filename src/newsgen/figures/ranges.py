"""The two ends of a range: 2至3億, 8000萬至1億."""

from __future__ import annotations

import re

from newsgen.figures.numerals import ARABIC, Number, read_number

#: What stands between the two.
TO = r"(?:[-~～〜—–―－−]{1,2}|至|到)"

_SMALL = re.compile("[十百千]")
_LARGE = "万萬亿億"
_SHARED = re.compile(rf"(?:{ARABIC}|[一二兩两三四五六七八九])([十百千]*[{_LARGE}]*)")  # 五至八千萬: 千萬


def read_range(low: str, high: str, *, has_unit: bool) -> tuple[Number, Number] | None:
    """Return both ends of a range.

    What the lower end does not say itself, it has from the upper one (2至3億 is 2億 to 3億), unless it
    `has_unit` of its own (5000元至2億元). None where one is no number, or may be read in two ways.
    """
    tail = high[len(high.rstrip(_LARGE)) :]
    if not has_unit and low[-1] in "万萬" and tail[:-1] and tail[0] in "万萬":
        return None  # 1萬至2萬億 may begin at 1萬億
    if not has_unit and low[-1] not in _LARGE:
        shared = _SHARED.fullmatch(high)
        low += shared[1] if shared and not _SMALL.search(low) else tail
    first, last = read_number(low), read_number(high)
    return None if first is None or last is None else (first, last)
