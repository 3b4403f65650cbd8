"""Text in any Chinese script -> one edition's script, with names protected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

from newsgen.model import Script

_CONFIGS = {
    ("zh-Hans", Script.HANT): "tw2s",
    ("zh-Hant", Script.HANS): "s2tw",
    ("zh-Hant-TW", Script.HANS): "s2tw",
    ("zh-Hant-HK", Script.HANS): "s2hk",
}


class Segment(NamedTuple):
    """A span of the source text, and what stands for it in the target."""

    start: int
    end: int
    target: str


@cache
def _package(config: str) -> OpenCC:
    return OpenCC(config)


class Converter:
    """Converts text to one edition; `names` maps each spelling of a name to its form there."""

    def __init__(self, to: str, source: Script, names: Mapping[str, str] | None = None) -> None:
        self.to = to
        self._config = _CONFIGS.get((to, source))
        self._names = dict(names or {})
        longest_first = sorted(self._names, key=lambda spelling: (-len(spelling), spelling))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def convert(self, text: str) -> str:
        """Return the text in the edition's script."""
        return "".join(segment.target for segment in self.segments(text))

    def segments(self, text: str) -> list[Segment]:
        """Return the conversion span by span; the spans cover the text in order."""
        segments: list[Segment] = []
        at = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            segments += self._plain(text, at, found.start())
            segments.append(Segment(found.start(), found.end(), self._names[found.group()]))
            at = found.end()
        segments += self._plain(text, at, len(text))
        return segments

    def _plain(self, text: str, start: int, end: int) -> Iterable[Segment]:
        if start < end:
            part = text[start:end]
            yield Segment(start, end, str(_package(self._config).convert(part)) if self._config else part)
