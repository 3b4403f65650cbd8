"""Careless Traditional put right: what a converter without words left, 于一體 or 唯一齣路.

The text is compared with what a conversion of its Simplified form would give. Where they differ, the
likeliest way to read the passage as words decides, and each character that would change makes a reading
unlikelier: so what is a word already stays. The text itself is never passed through the other script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from newsgen.hanzi import dictionary
from newsgen.hanzi.context import careless, certain, likely
from newsgen.hanzi.lattice import around
from newsgen.hanzi.lexicon import UNSEEN
from newsgen.hanzi.search import anyone, automaton, matches
from newsgen.hanzi.stage import Pass, Patch
from newsgen.hanzi.surnames import surnames

#: How far repair goes; each step does what the ones before it do, and `off` nothing.
REPAIRS = ("off", "glyphs", "safe", "mainland")

# Characters of which the dictionaries give none in Traditional, and which yet are written there (客庄, 菜肴).
_ALSO_TRADITIONAL = "吓庄霉肴凄沄晒栖昵洒洼炖瓮粽羡苧蒏蔂虮篱泞吨并儿"
# What a change must gain, in tens of a natural logarithm: any, and one between free variants.
_NEVER = 1 << 20
# What a reviewed form costs that the lexicon does not know, what one costs besides (so that 應徵|服役 has no
# 徵服), and a character as it stands.
_REVIEWED, _MENDED = 100, 30
_AS_GIVEN = 140
# Behind which the first character of a careless word is right: 犬隻|能 is no 只能, 秀髮|現 no 發現.
_RIGHTLY = {
    "隻": (
        "船艦艇豬犬狗牛羊馬雞鴨鵝鳥禽畜牲貓兔鹿熊象猴虎鼠魚蟹龜豚鯨蜂蟲獸"
        "一二兩三四五六七八九十百千萬幾數多餘各每這那該哪首另半整"
    ),
    "髮": "頭秀美毛白理黑金長短假燙染剪洗護束銀鬢鬚植生落脫禿捲直披削剃蓄留編盤梳",
    "齣": "一二兩三四五六七八九十百幾數多餘各每這那該哪首另半整演劇",
}
_GAIN = {"safe": (120, _NEVER), "mainland": (30, 90)}


class Repair:
    """Finds what to mend in Traditional text for an edition; `stage` gives the stage of (script, edition)."""

    def __init__(self, edition: str, repair: str, stage: Callable[[str, str], Pass]) -> None:
        self._edition = edition
        self._ordinary = stage("Hant", edition)
        self._from_simplified = stage("Hans", edition)
        self._simplify = stage("Hant", "zh-Hans")
        # Pairs between which editors choose freely: whichever stands there stays.
        self._free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
        # What the character tables alone make of a text's Simplified form, where that is not as it was.
        tables = (self._simplify, self._ordinary, self._from_simplified)
        known = "".join({character for table in tables for character in table.characters})
        returned = known.translate(self._simplify.table).translate(self._from_simplified.table)
        given = known.translate(self._ordinary.table)
        self._returned = {
            one: back for one, back, as_given in zip(known, returned, given, strict=True) if back != as_given
        }
        self._unsteady = anyone("".join(self._returned))
        self._strays = _simplified_alone()
        # What a careless converter, or a hand, may have put: no rare character that few know (李存勗).
        self._put = {
            one for values in dictionary.newest_values("STCharacters").items() for one in "".join(values)
        }
        self._gain = _GAIN.get(repair, (_NEVER, _NEVER))
        self._reviewed = {
            self._ordinary.plain(careless): self._ordinary.plain(right)
            for careless, right, *_ in dictionary.own("repair.tsv")
        }
        self._lengths = sorted(set(map(len, self._reviewed)))
        self._beginnings = {careless[0] for careless in self._reviewed}
        self._careless = automaton(list(self._reviewed))

    def patches(self, text: str) -> list[Patch]:
        """Return what to mend, in order: single characters that words have otherwise."""
        simplified = self._simplify.plain(text)
        given = self._ordinary.plain(text)
        people = surnames(simplified)
        named = {start: form for start, _, form in people}
        sure = dict(careless(simplified, given)) if self._gain[0] < _NEVER else {}
        back = self._from_simplified.patches(simplified, people)
        places = {
            place
            for place, form in self._otherwise(text, given, back)
            if given[place] != form and self._price(given[place], form) < _NEVER
        }
        if self._gain[0] < _NEVER:
            places.update(start for _, start, _ in matches(self._careless, given, overlapping=True))
        mended = {
            at: after
            for low, high in _passages(simplified, sorted(places))
            for at, before, after in zip(
                range(low, high),
                given[low:high],
                self._closest(simplified[low:high], given[low:high]),
                strict=True,
            )
            if before != after and named.get(at) != before
        }
        if mended:
            for at in self._held(simplified, given, back):
                mended.pop(at, None)
        return [(at, at + 1, form) for at, form in sorted((mended | sure).items())]

    def _held(self, simplified: str, given: str, back: Sequence[Patch]) -> Iterator[int]:
        """Yield where what stands beside a character says that it is right as it is: 五袋麵, 演了兩齣."""
        rules = *certain(simplified), *likely(simplified, self._from_simplified, back, self._edition)
        for start, _, form in rules:
            if given[start] == form:
                yield start

    def _otherwise(self, text: str, given: str, back: Iterable[Patch]) -> Iterator[tuple[int, str]]:
        """Yield where the text's Simplified form, converted, is otherwise than `given`, and what it is: where
        words have decided (`back`), and characters that the tables alone do not bring back."""
        decided: set[int] = set()
        for start, end, form in back:
            decided.update(range(start, end))
            if form != given[start:end]:
                yield from zip(range(start, end), form, strict=True)
        for found in self._unsteady.finditer(text):
            if found.start() not in decided:
                yield found.start(), self._returned[found[0]]

    def _closest(self, simplified: str, given: str) -> str:
        """Return the likeliest form of a passage, where each character that is not as given has its price."""
        lexicon = self._from_simplified.lexicon
        usual = simplified.translate(self._from_simplified.table)
        best: list[tuple[int, str]] = [(_NEVER, given)] * (len(given) + 1)
        best[0] = 0, ""
        for start, known in enumerate(lexicon.words.beginning(simplified, 0, len(simplified))):
            before, text = best[start]
            single = start + 1, lexicon.words.singles.get(simplified[start], UNSEEN)
            for end, cost in (single, *known):
                word, stands = simplified[start:end], given[start:end]
                forms = lexicon.readings(word, cost) or {usual[start:end]: cost}
                if end == start + 1 and stands not in self._strays:
                    forms.setdefault(stands, _AS_GIVEN)
                for form, value in forms.items():
                    value += before + (sum(map(self._price, stands, form)) if form != stands else 0)
                    if value < best[end][0]:
                        best[end] = value, text + form
            for length in self._lengths if given[start] in self._beginnings else ():
                end = start + length
                form = self._reviewed.get(given[start:end], "")
                rightly = start > 0 and given[start - 1] in _RIGHTLY.get(given[start], "")
                if form and not rightly and end <= len(given):
                    value = before + min(lexicon.words.cost(simplified[start:end]) or _REVIEWED, _REVIEWED)
                    value += _MENDED
                    if value < best[end][0]:
                        best[end] = value, text + form
        return best[-1][1]

    def _price(self, given: str, form: str) -> int:
        """Return what it costs to have another character than the given one."""
        if given == form:
            return 0
        any_pair, free_pair = self._gain
        if given in self._strays and any_pair < _NEVER:
            return 0
        if given not in self._put:
            return _NEVER
        return free_pair if frozenset((given, form)) in self._free else any_pair


@cache
def _simplified_alone() -> frozenset[str]:
    """Return the characters that only Simplified has, which never stay."""
    forms = dictionary.newest_values("STCharacters").items()
    return frozenset(one for one, given in forms if one not in given and one not in _ALSO_TRADITIONAL)


def _passages(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    """Return the surroundings of places in a text, in order and apart from each other."""
    found: list[tuple[int, int]] = []
    for place in places:
        low, high = around(text, place, place + 1)
        if found and low < found[-1][1]:
            low, high = found.pop()[0], high
        found.append((low, high))
    return found
