"""One pass of a conversion over a text: a character table, and words that say otherwise.

Only words whose form the table does not give are searched for, with one automaton. Where one is found and no
other word reaches over its ends, it is taken; elsewhere the likeliest way to cut the surroundings into words
decides. Work grows with the length of the text and no faster.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from newsgen.hanzi.lattice import around, crossed, cut, cut_about
from newsgen.hanzi.lexicon import Lexicon
from newsgen.hanzi.search import anyone, automaton, matches

#: A replacement: from, to (in characters of the source), and what stands there instead.
Patch = tuple[int, int, str]

#: From, to, in characters.
Span = tuple[int, int]

_BMP = 0x10000
# A table of fewer characters is quicker applied where one of them stands than to every character.
_FEW = 400
# Stands where nothing may be looked at: no word has it.
_BARRED = "\n"


class Pass:
    """A pass: `characters` maps one character to one, the words of `lexicon` go before them.

    With `kept`, the words are spelled as the table has them, but for those characters, which stay.
    """

    def __init__(self, characters: Mapping[str, str], lexicon: Lexicon, kept: Set[str] | None = None) -> None:
        self.characters = {source: target for source, target in characters.items() if source != target}
        self.lexicon = lexicon
        self._kept = None if kept is None else anyone("".join(kept & self.characters.keys()))
        self._last = "", ""  # a text, and how it is by the character table alone
        few = len(self.characters) < _FEW
        within = "".join(source for source in self.characters if ord(source) < _BMP)
        self._changed = anyone(within) if few else None
        beyond = {source: target for source, target in self.characters.items() if ord(source) >= _BMP}
        plain = "\n".join(lexicon.forms).translate(self.table).split("\n")
        forms = zip(lexicon.forms.items(), plain, strict=False)
        # Only words that are not as the table has them, and rare characters that it has no place for.
        self._targets = beyond | {word: form for (word, form), usual in forms if usual != form}

    @cached_property
    def table(self) -> list[int]:
        """The character table, for `str.translate`."""
        return _table(self.characters)

    def convert(self, text: str) -> str:
        """Return the text converted."""
        return self.apply(text, self.patches(text))

    def plain(self, text: str) -> str:
        """Return the text by the character table alone.

        The last text is remembered: one edition of an article asks for what another does.
        """
        last, plain = self._last
        if text != last:
            changed = self._changed
            if changed is None:
                plain = text.translate(self.table)
            else:
                plain = changed.sub(lambda found: self.characters[found[0]], text)
            self._last = text, plain
        return plain

    def apply(self, text: str, patches: Sequence[Patch]) -> str:
        """Return the text with the patches, and the character table everywhere else."""
        return _with(self.plain(text), patches)

    def patches(self, text: str, fixed: Sequence[Patch] = ()) -> list[Patch]:
        """Return, in order, what must stand at the places where the character table is not right.

        `fixed` patches, in order and apart from each other, stand; no word touches one.
        """
        found = self._decided(self.spelled(text, fixed))
        return sorted((*found, *fixed)) if fixed else found

    def spelled(self, text: str, fixed: Sequence[Patch] = ()) -> str:
        """Return the text as the lexicon spells it, with nothing where a fixed patch stands."""
        if self._kept is not None:
            kept = [(found.start(), found.end(), found[0]) for found in self._kept.finditer(text)]
            text = _with(self.plain(text), kept)
        return _with(text, [(start, end, _BARRED * (end - start)) for start, end, _ in fixed])

    def words(self, spelled: str, start: int, end: int) -> list[Span]:
        """Return where words begin and end about a place of a spelled text."""
        return cut(self.lexicon.words, spelled, *around(spelled, start, end))

    def alone(self, spelled: str, place: int) -> bool:
        """Whether a character of a spelled text is a word by itself."""
        span = place, place + 1
        return not crossed(self.lexicon.words, spelled, *span) or span in self.words(spelled, *span)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return automaton(list(self._targets))

    def _decided(self, text: str) -> list[Patch]:
        found: list[Patch] = []
        targets, words = self._targets, self.lexicon.words
        passages: list[tuple[int, int, list[Span]]] = []  # which are to be cut into words, and about what
        last = 0  # the end of the last of them
        done = 0  # the end of the last word that was taken
        for low, high in _knots(matches(self._automaton, text, overlapping=True)):
            target = targets.get(text[low:high]) if low >= last else None
            if target is not None and not crossed(words, text, low, high):
                found.append((low, high, target))
                done = high
                continue
            start, end = around(text, low, high)
            start = max(start, done)
            knots = [(low, high)]
            if start < last:
                start, _, before = passages.pop()
                end = max(last, end)
                knots = [*before, *knots]
            passages.append((start, end, knots))
            last = end
        for low, high, knots in passages:
            for start, end in cut_about(words, text, low, high, knots):
                target = targets.get(text[start:end])
                if target is not None:
                    found.append((start, end, target))
        found.sort()
        return found


def _with(text: str, patches: Sequence[Patch]) -> str:
    """Return a text with patches, which are in order and apart from each other."""
    if not patches:
        return text
    pieces = []
    done = 0
    for start, end, target in patches:
        pieces.append(text[done:start])
        pieces.append(target)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _knots(found: Sequence[tuple[int, int, int]]) -> list[Span]:
    """Return the spans of matches that overlap each other, in order; `found` is in order of ends."""
    knots: list[Span] = []
    for _, start, end in found:
        while knots and start < knots[-1][1]:
            start = min(start, knots.pop()[0])
        knots.append((start, end))
    return knots


def _table(characters: Mapping[str, str]) -> list[int]:
    table = _identity().copy()
    for source, target in characters.items():
        if ord(source) < _BMP:
            table[ord(source)] = ord(target)
    return table


@cache
def _identity() -> list[int]:
    """Return a table that changes nothing, to be copied: to count up to 65,536 takes longer."""
    return [*range(_BMP)]
