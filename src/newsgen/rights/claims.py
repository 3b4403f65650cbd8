"""A notice in somebody's own words, and whether it claims what it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable

# How a notice claims rights, in Simplified after folding (which makes 著 into 着).
_CLAIM = re.compile(r"©|\(c\)|copyright|版权(所有|归|属)|[著着]作权(归|属)", re.IGNORECASE)
_CLAIM_AFTER = re.compile(r"\W*(享有|保留)?(一切|全部)?(版权|权利)?(所有|保留)|\W*享有[著着]?(作权|版权)")
_CLAUSE_END = re.compile(r"[，,。；;！!\n]")


def claims_for(notice: str, names: Iterable[str]) -> bool:
    """Whether a notice says that one of the names holds the rights. Both must be folded to one script.

    The claim and the name must stand in one clause: in 版权归甲社所有，乙网经授权刊载 nothing is claimed
    for 乙网; and 非乙网 is not 乙网.
    """
    known = [re.escape(name) for name in names if name]
    if not known:
        return False
    name = re.compile(rf"(?<!非)(?:{'|'.join(known)})")
    for clause in _CLAUSE_END.split(notice):
        for found in name.finditer(clause):
            if _CLAIM.search(clause, 0, found.start()) or _CLAIM_AFTER.match(clause, found.end()):
                return True
    return False
