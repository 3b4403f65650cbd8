"""The stage from each script to each edition, its table from the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import groupby

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


def mechanical(texts: Sequence[str], edition: str) -> list[str]:
    """Return texts (names without a form of their own) in an edition's form, by the dictionaries alone.

    Each is taken for the script that it seems to be in. They are converted together, as each call of the
    engine has its price; no word reaches across a line end.
    """
    found: dict[str, str] = {}
    for script, chosen in groupby(sorted(set(texts), key=_script), _script):
        typed = list(chosen)
        stage = edition_stage(script, edition)
        forms = stage.convert("\n".join(typed)).split("\n")
        if len(forms) != len(typed):  # a name of two lines
            forms = [stage.convert(text) for text in typed]
        found.update(zip(typed, forms, strict=True))
    return [found[text] for text in texts]


def _script(text: str) -> str:
    return detect(text).script
