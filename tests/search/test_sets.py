"""Sets of numbers in arrays."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search.sets import among, differs, distinct

_NUMBERS = st.lists(st.integers(0, 40), max_size=30).map(lambda each: np.array(each, np.int64))


@given(_NUMBERS, _NUMBERS)
def test_they_are_those_of_python(
    some: np.ndarray[tuple[int], np.dtype[np.int64]], others: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> None:
    assert distinct(some).tolist() == sorted(set(some.tolist()))
    assert among(some, np.sort(others)).tolist() == [each in others.tolist() for each in some.tolist()]


def test_the_first_value_differs_from_none_before_it() -> None:
    assert differs(np.array([3, 3, 1, 1, 3])).tolist() == [True, False, True, False, True]
    assert differs(np.zeros(0)).tolist() == []
