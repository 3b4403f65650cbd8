"""A name that was typed once -> the form of it that each edition has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsgen.hanzi import Converter, script_of
from newsgen.model import script_of_edition


def name_forms(name: str, editions: Iterable[str]) -> dict[str, str]:
    """Return a name in each of some editions, by their tags; in its own script it stays as it was typed."""
    own = script_of(name)
    return {
        tag: name if script_of_edition(tag) == own else _converter(tag).convert(name)
        for tag in sorted(editions)
    }


@cache
def _converter(edition: str) -> Converter:
    return Converter(edition)
