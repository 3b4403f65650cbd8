"""How time grows with the length of a text.

Measured is the processor's time, the least of several runs, at two lengths; the slope is that of the times
against the lengths, both as logarithms: 1 for a time that is proportional, 2 for a square.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable

import pytest

_MOST = 1.2
_ENOUGH = 0.004  # seconds, below which a time is not one of the text
_RUNS = (1, 3, 3, 5)  # how often a time is taken: what is right at once need not be measured anew


def repeated(unit: str) -> Callable[[int], str]:
    """Return what makes texts of one thing again and again."""
    return lambda length: unit * (length // len(unit))


def assert_linear(work: Callable[[str], object], text: Callable[[int], str], short: int, long: int) -> None:
    """Fail where the time that some work takes grows faster than the length of a text."""
    slopes = []
    for runs in _RUNS:  # a machine that is busy with something else is no fault of the text
        ratio = _time(work, text(long), runs) / _time(work, text(short), runs)
        slopes.append(math.log(ratio) / math.log(long / short))
        if slopes[-1] <= _MOST:
            return
    pytest.fail(f"slopes {slopes}")


def _time(work: Callable[[str], object], text: str, runs: int) -> float:
    least = math.inf
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work(text)
        least = min(least, time.process_time() - start)
        gc.enable()
    return max(least, _ENOUGH)
