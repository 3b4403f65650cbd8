"""Ids for headings: readable, stable, each once in a body."""

from __future__ import annotations

import re
import unicodedata

from newsgen.markup.sanitize import THEME_PREFIX

_NOT_IN_WORD = re.compile(r"[^\w\s-]")
_MOST = 80  # characters; a heading that is longer is known by its beginning


class Anchors:
    """Gives out the ids of one body; `taken` are those that authors and footnotes have."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def make(self, text: str) -> str:
        """Return an id made of a heading's words: NFC, lower case, `-` between them, numbered if taken."""
        composed = unicodedata.normalize("NFC", text.lower())
        words = unicodedata.normalize("NFC", _NOT_IN_WORD.sub("", composed)).split()
        name = "-".join(words)[:_MOST].strip("-") or "section"
        if name.startswith(THEME_PREFIX):
            name = f"on-{name}"
        number = self._numbers.get(name, 1)
        anchor = name if number == 1 else f"{name}-{number}"
        while anchor in self._taken:
            number += 1
            anchor = f"{name}-{number}"
        self._numbers[name] = number
        self._taken.add(anchor)
        return anchor
