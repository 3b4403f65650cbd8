"""What the surroundings of characters decide in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from newsgen.hanzi.context import collocations, hongkong, kitchen, names, traditional
from newsgen.hanzi.context.compiling import COMPILING
from newsgen.hanzi.context.places import MOVES, inside
from newsgen.hanzi.context.quantities import QUANTITIES
from newsgen.hanzi.context.rules import Rules
from newsgen.hanzi.lattice import is_han
from newsgen.hanzi.stage import Pass, Patch


def certain(text: str) -> list[Patch]:
    """Return what is certain in a Simplified text, in order."""
    return [(place, place + 1, form) for place, form in _certain().found(text)]


def likely(text: str, stage: Pass, patches: Sequence[Patch], edition: str) -> Iterator[Patch]:
    """Yield what is likely where neither a patch of the stage nor a word covers the character."""
    spelled = stage.spelled(text)
    taken = {place for start, end, _ in patches for place in range(start, end)}
    for place, form in _likely(edition).found(text):
        if place not in taken and stage.alone(spelled, place):
            taken.add(place)
            yield place, place + 1, form
    if edition != "zh-Hans":
        yield from _strange(text, stage, spelled, taken)


@cache
def _certain() -> Rules:
    return Rules(_joined(QUANTITIES, COMPILING, collocations.CERTAIN, kitchen.CERTAIN, names.CERTAIN))


@cache
def _likely(edition: str) -> Rules:
    if edition == "zh-Hans":
        return Rules(traditional.LIKELY)
    own = hongkong.LIKELY if edition == "zh-Hant-HK" else {}
    return Rules(_joined(names.LIKELY, collocations.LIKELY, kitchen.LIKELY, own))


def _joined(*tables: Mapping[str, str]) -> dict[str, str]:
    """Return the rules of tables, a form's patterns together."""
    rules: dict[str, str] = {}
    for form, pattern in (rule for table in tables for rule in table.items()):
        rules[form] = f"{rules[form]}|{pattern}" if form in rules else pattern
    return rules


def _strange(text: str, stage: Pass, spelled: str, taken: Set[int]) -> Iterator[Patch]:
    """Yield 里 behind a character that is a word by itself and never seen before 裡: part of a name."""
    seen = inside()
    place = text.find("里", 1)
    while place > 0:
        before = text[place - 1]
        if (
            is_han(before)
            and before not in seen
            and before not in MOVES
            and text[max(place - 2, 0) : place - 1] not in MOVES
            and not {place - 1, place} & taken
            and stage.alone(spelled, place)
            and stage.alone(spelled, place - 1)
        ):
            yield place, place + 1, "里"
        place = text.find("里", place + 1)
