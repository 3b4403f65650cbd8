"""Every choice between several forms that a conversion made, and what decided it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from newsgen.hanzi import dictionary
from newsgen.hanzi.doubt import confidence, evidence, reading, sure
from newsgen.hanzi.editions import to_traditional
from newsgen.hanzi.stage import Patch, Stage


class Decided(StrEnum):
    """What a choice rests on."""

    NAME = "name"
    SURNAME = "surname"
    PHRASE = "phrase"
    CONTEXT = "context rule"
    REPAIR = "repair"
    VOCABULARY = "vocabulary"
    DEFAULT = "default"


class Choice(NamedTuple):
    """One choice: `start` and `end` in the source, `given` there, `chosen` of the `candidates`.

    `because` is the name, phrase or word that decided, empty for a default. `confidence` is between 0
    and 1: from Simplified, counted on human text (see `doubt.py`), and of a surname, which could be a word,
    never so high that nobody looks at it; else an estimate by the kind.
    """

    start: int
    end: int
    given: str
    candidates: tuple[str, ...]
    chosen: str
    decided: Decided
    because: str
    confidence: float

    @property
    def doubtful(self) -> bool:
        """Whether an editor should look at it."""
        return self.confidence < _LOOK


_LOOK = 0.9
# Estimates, not counts: they only order what an editor looks at.
_CONFIDENCE = {
    Decided.NAME: 1.0,
    Decided.SURNAME: 0.85,
    Decided.CONTEXT: 0.9,
    Decided.REPAIR: 0.9,
    Decided.VOCABULARY: 0.85,
}
# Estimated, too, for what is converted to Simplified: a phrase is surer the longer it is.
_PHRASE = {1: 0.9, 2: 0.97}
_LONG_PHRASE = 0.99


class Fixed(NamedTuple):
    """The patches that something other than the dictionaries made, by what made them."""

    decided: Decided
    patches: Sequence[Patch]


def choices(
    text: str,
    stage: Stage,
    patches: Sequence[Patch],
    fixed: Sequence[Fixed],
    edition: str,
    script: str,
    doubtful: bool = False,
) -> list[Choice]:
    """Return the choices of a conversion, in order of place; with `doubtful`, of those that the dictionaries
    made only the doubtful ones."""
    found: list[Choice] = []
    taken = bytearray(len(text))
    for decided, made in fixed:
        for start, end, target in made:
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            given = text[start:end]
            forms = tuple(dict.fromkeys((target, given.translate(stage.table))))
            found.append(
                Choice(start, end, given, forms, target, decided, given, _made(decided, given, target))
            )
    by_place = {start + at: target[at] for start, end, target in patches if len(target) == end - start
                for at in range(end - start)}  # fmt: skip
    several, pattern = _several(edition, script, doubtful)
    spelled = stage.spelled(text, [patch for each in fixed for patch in each.patches])
    for match in pattern.finditer(text):
        place = match.start()
        if taken[place]:
            continue
        given = match.group()
        chosen = by_place.get(place, given.translate(stage.table))
        candidates = tuple(dict.fromkeys((chosen, *several[given])))
        if script == "Hans":
            read = reading(stage, spelled, place)
            start, end = read.start, read.end
        else:
            read = None
            start, end = next(word for word in stage.words(spelled, place, place + 1) if word[1] > place)
        phrase = text[start:end] if end - start > 1 else ""
        decided = Decided.PHRASE if phrase else Decided.DEFAULT
        if read:
            sure_of_it = confidence(evidence(decided.name, given, chosen, read))
        else:
            sure_of_it = _PHRASE.get(max(len(phrase), 1), _LONG_PHRASE)
        if doubtful and sure_of_it >= _LOOK:
            continue
        found.append(Choice(place, place + 1, given, candidates, chosen, decided, phrase, sure_of_it))
    return sorted(found)


@cache
def several_forms(edition: str, script: str) -> dict[str, tuple[str, ...]]:
    """Return the characters of a script that have several forms in an edition, with the forms."""
    forms: dict[str, tuple[str, ...]] = {}
    if edition == "zh-Hans":
        values = dictionary.newest_values("TSCharacters") if script == "Hant" else {}
        for source, target, *_ in dictionary.own("hans.tsv") if script == "Hant" else ():
            for before, after in zip(source, target, strict=True):
                values[before] = f"{values.get(before, before)} {after}"
        forms = {source: tuple(dict.fromkeys(given.split())) for source, given in values.items()}
    elif script == "Hans":
        regional = to_traditional(edition)
        for source, given in dictionary.newest_values("STCharacters").items():
            forms[source] = tuple(dict.fromkeys(given.translate(regional).split()))
    return {source: each for source, each in forms.items() if len(each) > 1}


@cache
def _several(edition: str, script: str, doubtful: bool) -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Return `several_forms`, and how to find one; with `doubtful`, only those that may be in doubt."""
    forms = several_forms(edition, script)
    if doubtful:
        never = sure(_LOOK) if script == "Hans" else forms.keys()
        forms = {source: each for source, each in forms.items() if source not in never}
    return forms, re.compile(f"[{''.join(map(re.escape, forms))}]" if forms else r"(?!)")


def _made(decided: Decided, given: str, target: str) -> float:
    """Return how sure a choice is that no word has made."""
    if decided is Decided.CONTEXT:
        return confidence(evidence(decided.name, given, target, None))
    return _CONFIDENCE[decided]
