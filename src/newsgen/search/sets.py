"""Sets of numbers in arrays, by sorting alone.

`np.unique` and `np.isin` load numpy's masked arrays first, which takes longer than what an edit looks up.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Number = TypeVar("_Number", np.int64, np.uint32, np.uint64)


def differs(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Return where a value is another one than that before it."""
    differs = np.ones(len(values), bool)
    differs[1:] = values[1:] != values[:-1]
    return differs


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Return each of some numbers once, in order."""
    ordered = np.sort(values)
    return ordered[differs(ordered)]


def among(some: NDArray[_Number], others: NDArray[_Number]) -> NDArray[np.bool_]:
    """Return which of some numbers are among others, which are in order."""
    if not len(others):
        return np.zeros(len(some), bool)
    found: NDArray[np.bool_] = others[np.minimum(np.searchsorted(others, some), len(others) - 1)] == some
    return found
