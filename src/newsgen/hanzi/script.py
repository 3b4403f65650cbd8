"""Which script a text is in, and one script to compare labels in."""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

from newsgen.model import Script


@cache
def _package(config: str) -> OpenCC:
    return OpenCC(config)


def fold(text: str) -> str:
    """Return the text in one script and width, so that spellings of one label compare equal."""
    return str(_package("t2s").convert(unicodedata.normalize("NFKC", text).strip()))


def detect(text: str) -> Script:
    """Return the script that most of the telling characters of a text are in."""
    sample = text[:2000]
    simplified, traditional = _package("t2s").convert(sample), _package("s2t").convert(sample)
    to_simplified = sum(a != b for a, b in zip(sample, simplified, strict=False))
    to_traditional = sum(a != b for a, b in zip(sample, traditional, strict=False))
    return Script.HANT if to_simplified > to_traditional else Script.HANS
