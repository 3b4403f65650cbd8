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
from newsgen.hanzi.stage import Pass, Patch
from newsgen.hanzi.surnames import perhaps


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
    and 1: from Simplified, counted on human text (see `doubt.py`); where either a name or a word could stand,
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
# Where a name or a word could stand: a surname, a name that ships, and what was taken for neither.
_NAME_OR_WORD = 0.85
# Estimates, not counts: they only order what an editor looks at.
_CONFIDENCE = {
    Decided.NAME: 1.0,
    Decided.SURNAME: _NAME_OR_WORD,
    Decided.CONTEXT: 0.9,
    Decided.REPAIR: 0.9,
    Decided.VOCABULARY: 0.85,
}
# Estimated, too, for what is converted to Simplified: a phrase is surer the longer it is.
_PHRASE = {1: 0.9, 2: 0.97}
_LONG_PHRASE = 0.99
# What stays as it is in names (乾, 昇), or is often not what it mostly is (著, 夥): in doubt where so many of
# the two words beside it are single characters, as in names that no list has.
_NAMELIKE = {"乾": 1, "昇": 1, "著": 2, "夥": 2}


class Fixed(NamedTuple):
    """The patches that something other than the dictionaries made, by what made them; `shipped` are names
    that no site has registered."""

    decided: Decided
    patches: Sequence[Patch]
    shipped: bool = False


def choices(
    text: str,
    stage: Pass,
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
    free = stage.spelled(text)
    for decided, made, shipped in fixed:
        for start, end, target in made:
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            given = text[start:end]
            forms = tuple(dict.fromkeys((target, given.translate(stage.table))))
            sure_of_it = _made(decided, given, target)
            if shipped and _a_word(stage, free, start, end, target):
                sure_of_it = _NAME_OR_WORD
            found.append(Choice(start, end, given, forms, target, decided, given, sure_of_it))
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
            words = stage.words(spelled, place, place + 1)
            at = next(number for number, word in enumerate(words) if word[1] > place)
            start, end = words[at]
        phrase = text[start:end] if end - start > 1 else ""
        decided = Decided.PHRASE if phrase else Decided.DEFAULT
        if read:
            before = text[place - 1 : place]
            sure_of_it = confidence(evidence(decided.name, given, chosen, read, phrase, before))
            if perhaps(text, place, chosen):
                sure_of_it = min(sure_of_it, _NAME_OR_WORD)
        else:
            sure_of_it = _PHRASE.get(max(len(phrase), 1), _LONG_PHRASE)
            beside = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
            if not phrase and sum(b - a == 1 for a, b in beside) >= _NAMELIKE.get(given, 3):
                sure_of_it = _NAME_OR_WORD
        if doubtful and sure_of_it >= _LOOK:
            continue
        found.append(Choice(place, place + 1, given, candidates, chosen, decided, phrase, sure_of_it))
    return sorted(found)


def _a_word(stage: Pass, spelled: str, start: int, end: int, target: str) -> bool:
    """Whether what is taken for a name would be read otherwise as words, not only as characters."""
    lexicon = stage.lexicon
    return any(
        b - a > 1 and (lexicon.forms.get(spelled[a:b]) or spelled[a:b].translate(stage.table))[at - a] != form
        for at, form in enumerate(target, start)
        if len(target) == end - start
        for a, b in stage.words(spelled, at, at + 1)
        if a <= at < b
    )


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
