"""What stands beside a character decides, where no list of words could: quantities, weeks, foreign names.

Two kinds: what is certain is told before words are looked for (十二只ETF, 三周后); what is only likely
(里 in a foreign name, 系 as "is") holds where no word of two or more characters covers the character. So does
what follows from counts: 裡 is "in", and never stands behind what is no word to be in (忽里台).
"""

from __future__ import annotations

from newsgen.hanzi.context.decisions import certain, likely
from newsgen.hanzi.context.slips import careless

__all__ = ["careless", "certain", "likely"]
