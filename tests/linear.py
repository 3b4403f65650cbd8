"""How time grows with the length of a text.

Measured is the processor's time, the least of several runs, at two lengths; the slope is that of the times
against the lengths, both as logarithms: 1 for a time that is proportional, 2 for a square.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from typing import TypeVar

import pytest

Given = TypeVar("Given")

_MOST = 1.2
_ENOUGH = 0.004  # seconds, below which a time is not one of the text
_RUNS = (1, 3, 3, 5)  # how often a time is taken: what is right at once need not be measured anew


def repeated(unit: str) -> Callable[[int], str]:
    """Return what makes texts of one thing again and again."""
    return lambda length: unit * (length // len(unit))


def assert_linear(
    work: Callable[[Given], object], given: Callable[[int], Given], short: int, long: int
) -> None:
    """Fail where the time that some work takes grows faster than the length of what is given."""
    slopes = []
    for runs in _RUNS:  # a machine that is busy with something else is no fault of the text
        ratio = _time(work, given(long), runs) / _time(work, given(short), runs)
        slopes.append(math.log(ratio) / math.log(long / short))
        if slopes[-1] <= _MOST:
            return
    pytest.fail(f"slopes {slopes}")


def _time(work: Callable[[Given], object], given: Given, runs: int) -> float:
    least = math.inf
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work(given)
        least = min(least, time.process_time() - start)
        gc.enable()
    return max(least, _ENOUGH)
