"""The codes of industries: GB/T 4754-2017, Industrial classification for national economic activities."""

from __future__ import annotations

import re

#: Each section (門類) with its first and its last division (大類).
SECTIONS = {
    "A": (1, 5),
    "B": (6, 12),
    "C": (13, 43),
    "D": (44, 46),
    "E": (47, 50),
    "F": (51, 52),
    "G": (53, 60),
    "H": (61, 62),
    "I": (63, 65),
    "J": (66, 69),
    "K": (70, 70),
    "L": (71, 72),
    "M": (73, 75),
    "N": (76, 79),
    "O": (80, 82),
    "P": (83, 83),
    "Q": (84, 85),
    "R": (86, 90),
    "S": (91, 96),
    "T": (97, 97),
}


def is_industry_code(code: str) -> bool:
    """Whether a code can be one: a section, with the digits of a division of it, a group or a class if wanted
    (`C`, `C36`, `C361`, `C3612`)."""
    found = re.fullmatch(r"([A-T])([0-9]{2}(?:[1-9][0-9]?)?)?", code)
    if found is None:
        return False
    first, last = SECTIONS[found[1]]
    return not found[2] or first <= int(found[2][:2]) <= last
