"""The beginning of a text, where nobody has written a summary."""

from __future__ import annotations

import re

from newsgen.hanzi import fold
from newsgen.markup.variants import VARIANT

_EXCERPT = 120  # characters: about three lines of a list on a phone
_OPENING = 3  # lines of a text that its summary may repeat: a dateline may stand before
_FORMS = re.compile(VARIANT)
_SIGNS = re.compile(r"[\W_]+")  # neither letters nor numbers
_SENTENCE_END = re.compile(r"[。！？!?][”’」』）)]*")


def excerpt(text: str) -> str:
    """Return the beginning of a plain text: whole sentences where they fit, else cut with an ellipsis.

    It is never cut within a `-{ }-`, of which every edition shows one form.
    """
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(first) <= _EXCERPT:
        return first
    forms = [found.span() for found in _FORMS.finditer(first)] if "-{" in first else []

    def is_whole(at: int) -> bool:
        return not any(start < at < end for start, end in forms)

    ends = [found.end() for found in _SENTENCE_END.finditer(first, 0, _EXCERPT) if is_whole(found.end())]
    if ends:
        return first[: ends[-1]]
    cut = next((start for start, end in forms if start < _EXCERPT - 1 < end), _EXCERPT - 1)
    return first[:cut] + "…" if cut else first[: forms[0][1]]


def repeats(summary: str, text: str) -> bool:
    """Whether a summary is how the text begins: then readers need not see it twice."""
    said = _bare(summary)
    return any(_bare(line).startswith(said) for line in text.split("\n")[:_OPENING])


def _bare(text: str) -> str:
    return _SIGNS.sub("", fold(text))
