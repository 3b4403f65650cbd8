"""A notice in somebody's own words, and whether it claims what it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable

# How a notice claims rights, in Simplified after folding: © X, 版权所有 X, 版权归X.
_CLAIM = re.compile(r"©|\(c\)|copyright|版权所有|版权归|著作权归|版权属|著作权属", re.IGNORECASE)
_NEAR = 12  # characters between the claim and the name, such as a year


def claims_for(notice: str, names: Iterable[str]) -> bool:
    """Whether a notice says that one of the names holds the rights. Both must be folded to one script."""
    for name in filter(None, names):
        for found in re.finditer(re.escape(name), notice):
            before = notice[max(0, found.start() - _NEAR) : found.start()]
            if _CLAIM.search(before) or re.match(r"\W*(版权)?所有", notice[found.end() :]):
                return True
    return False
