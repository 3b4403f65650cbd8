"""How long it takes to read an article."""

from __future__ import annotations

import re

# A convention for news on a screen, not a measurement. A Latin word or a number counts as two characters.
_CHARACTERS_A_MINUTE = 400
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%-]*")


def reading_minutes(html: str) -> int:
    """Return how many minutes it takes to read clean HTML, at least 1."""
    text = _TAG.sub("", html)
    beyond = len(text) - len(text.encode("ascii", "ignore"))  # Han, kana and their punctuation
    characters = beyond + 2 * len(_WORD.findall(text))
    return max(1, round(characters / _CHARACTERS_A_MINUTE))
