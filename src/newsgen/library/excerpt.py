"""The beginning of a text, where nobody has written a summary."""

from __future__ import annotations

import re

from newsgen.hanzi import fold

_EXCERPT = 120  # characters: about three lines of a list on a phone
_OPENING = 3  # lines of a text that its summary may repeat: a dateline may stand before
_SENTENCE_END = re.compile(r"[。！？!?][”’」』）)]*")


def excerpt(text: str) -> str:
    """Return the beginning of a plain text: whole sentences where they fit, else cut with an ellipsis."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(first) <= _EXCERPT:
        return first
    ends = [found.end() for found in _SENTENCE_END.finditer(first, 0, _EXCERPT)]
    return first[: ends[-1]] if ends else first[: _EXCERPT - 1] + "…"


def repeats(summary: str, text: str) -> bool:
    """Whether a summary is how the text begins: then readers need not see it twice."""
    said = _bare(summary)
    return any(_bare(line).startswith(said) for line in text.split("\n")[:_OPENING])


def _bare(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
