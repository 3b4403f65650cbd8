"""How long what a template makes may become: reckoned before it is made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_ITEM = 20  # what something in a list counts, beside its text
_MOST = 10**8 + 1  # more than this is all the same
# The width in `%10d`, `{:>10}` or `%10Y`; a star takes it from the values.
_WIDTH = re.compile(r"[%:][^A-Za-z%:{}]*?(\d+|\*)")
_WIDTH_BY_NAME = re.compile(r"\{[^{}]*\{")  # `{:{width}}`


def size(value: object) -> int:
    """Return the length of a text, or of all texts in a list; of anything else, 1."""
    if isinstance(value, str | bytes):
        return len(value)
    total = 0
    waiting = [value]
    while waiting and total < _MOST:
        here = waiting.pop()
        if isinstance(here, str | bytes):
            total += len(here)
        elif isinstance(here, list | tuple | set | frozenset | range):
            total += _ITEM * len(here)
            waiting += here if not isinstance(here, range) else ()
        elif isinstance(here, dict):
            total += _ITEM * len(here)
            waiting += here.keys()
            waiting += here.values()
        else:
            total += 1
    return total


def product(whole: int, given: Iterable[object]) -> int:
    """Return how long a `whole` may become that is repeated by what is given: texts and numbers."""
    for value in given:
        factor = abs(value) if isinstance(value, int) else size(value)
        whole = min(max(whole, 1) * max(factor, 1), _MOST)
    return whole


def formatted(text: str, values: Any) -> int:
    """Return how long a text may become with values in the places that it has for them."""
    widths = [_MOST if width == "*" else int(width[:10]) for width in _WIDTH.findall(text)]
    if _WIDTH_BY_NAME.search(text):
        widths.append(product(1, (value for value in values if isinstance(value, int))))
    return min(len(text) * max(widths, default=1), _MOST) + size(values)
