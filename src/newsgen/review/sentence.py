"""The sentence around a place, as an editor needs it to judge."""

from __future__ import annotations

import re

_END = re.compile(r"[。！？!?；;\n]")
_MOST = 48  # characters on each side: about two lines of a terminal


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span, to the ends of its sentence or `…`."""
    low = max((found.end() for found in _END.finditer(text, 0, start)), default=0)
    stop = _END.search(text, end)
    high = len(text) if stop is None else stop.end()
    before, after = text[low:start].lstrip(), text[end:high].rstrip()
    if len(before) > _MOST:
        before = f"…{before[-_MOST:]}"
    if len(after) > _MOST:
        after = f"{after[:_MOST]}…"
    return before, after
