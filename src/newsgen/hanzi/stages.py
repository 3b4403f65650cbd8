"""The stage from each script to each edition, its table from the cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, partial

from newsgen.hanzi import editions
from newsgen.hanzi.cache import cached
from newsgen.hanzi.detect import detect
from newsgen.hanzi.stage import Stage
from newsgen.hanzi.table import Table


def edition_stage(script: str, edition: str, repair: str = "safe") -> Stage:
    """Return the stage from a script to an edition; `repair` only matters within Traditional."""
    return _stage(script, edition, "off" if repair == "off" else "glyphs")


@cache
def _stage(script: str, edition: str, repair: str) -> Stage:
    make: Callable[[], Table]
    if script == "Hans" and edition != "zh-Hans":
        name, make = f"hans-{edition}", partial(editions.from_simplified, edition)
    elif edition != "zh-Hans":
        glyphs = repair != "off"
        name = f"hant-{edition}{'' if glyphs else '-off'}"
        make = partial(editions.between_traditional, edition, glyphs)
    elif script == "Hant":
        name, make = "hant-zh-Hans", editions.to_simplified
    else:
        name, make = "hans-zh-Hans", editions.within_simplified
    return Table.load(cached(name, lambda: make().dump())).stage()


@lru_cache(maxsize=20_000)
def mechanical(text: str, edition: str) -> str:
    """Return a text (a name without a form of its own) in an edition's form, by the dictionaries alone."""
    script = detect(text).script
    stage = edition_stage(script, edition)
    return stage.convert(text)
