"""From any Chinese to the form of one edition, with names kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from newsgen.hanzi import editions
from newsgen.hanzi.cache import cached
from newsgen.hanzi.context import contexts
from newsgen.hanzi.detect import detect
from newsgen.hanzi.explain import Choice, Decided, Fixed, choices
from newsgen.hanzi.names import NameFinder, NameTable
from newsgen.hanzi.reference import Reference
from newsgen.hanzi.repair import REPAIRS, Repair
from newsgen.hanzi.stage import Patch, Stage
from newsgen.hanzi.surnames import surnames
from newsgen.hanzi.table import Table
from newsgen.hanzi.vocabulary import over, regional_words

if TYPE_CHECKING:
    from newsgen.model import Name

_SCRIPTS = ("Hans", "Hant")


class Segment(NamedTuple):
    """A span of the source (in characters) and what stands for it.

    Where `target` is as long as the span, its characters stand for those of the span one by one.
    """

    start: int
    end: int
    target: str


class Converter:
    """Converts texts to an edition (`zh-Hans`, `zh-Hant`, `zh-Hant-TW`, `zh-Hant-HK`).

    `source` is `auto` (found out for each text), a script (`Hans`, `Hant`) or an edition. `repair` says
    how far careless Traditional is put right in a Traditional edition: `glyphs` (產 for 産), `safe` (a
    reviewed list, and phrases of three or more characters), `mainland` (of two, too), `off`.
    `vocabulary` exchanges regional words (软件/軟體) outside names, quotations and notices. `names` win
    over everything else; see `NameTable` for what they may be. A converter can be pickled, and shared
    between threads. Raises ValueError for an unknown edition, source or repair.
    """

    def __init__(
        self,
        to: str = "zh-Hant-TW",
        source: str = "auto",
        repair: str = "safe",
        vocabulary: bool = False,
        names: NameTable | Iterable[Name | Mapping[str, str] | str] = (),
    ) -> None:
        if to not in editions.EDITIONS:
            raise ValueError(f"no edition {to!r}; there are {', '.join(editions.EDITIONS)}")
        if repair not in REPAIRS:
            raise ValueError(f"no repair {repair!r}; there are {', '.join(REPAIRS)}")
        self.to = to
        self.source = source
        self.repair = repair
        self.vocabulary = vocabulary
        self.names = names if isinstance(names, NameTable) else NameTable(names)
        self.kept: tuple[str, ...] = ()
        self._keep: re.Pattern[str] | None = None
        self._script = _script(source)
        self._finder = NameFinder(self.names, to, mechanical) if self.names else None

    def keeping(self, names: Iterable[str]) -> Converter:
        """Return this converter with further names that stay as they are, wherever they stand."""
        kept = object.__new__(Converter)  # not copy(), which would make everything anew
        kept.__dict__.update(self.__dict__)
        kept.kept = (*self.kept, *names)
        if not kept.kept:
            return self
        longest_first = sorted(kept.kept, key=len, reverse=True)
        kept._keep = re.compile("|".join(map(re.escape, longest_first)))
        return kept

    def __reduce__(self) -> tuple[Callable[..., Converter], tuple[object, ...]]:
        return _converter, (self.kept, self.to, self.source, self.repair, self.vocabulary, self.names)

    @staticmethod
    def reference(configuration: str) -> Reference:
        """Return the conversion of `opencc-python-reimplemented` with that name (`s2tw`, `tw2sp`, …)."""
        return Reference(configuration)

    def convert(self, text: str, source: str | None = None) -> str:
        """Return the text in the edition's form; `source` overrides the converter's for this text."""
        _, stage, patches, _ = self._work(text, source)
        return stage.apply(text, patches)

    def segments(self, text: str, source: str | None = None) -> Sequence[Segment]:
        """Return the conversion as adjoining spans of the source with their replacements.

        A span whose replacement has another length (a name, a regional word) is a segment by itself.
        """
        _, stage, patches, _ = self._work(text, source)
        odd = [patch for patch in patches if len(patch[2]) != patch[1] - patch[0]]
        plain = [(a, b, target) if len(target) == b - a else (a, b, text[a:b]) for a, b, target in patches]
        same = stage.apply(text, plain)
        segments = []
        done = 0
        for start, end, target in odd:
            if start > done:
                segments.append(Segment(done, start, same[done:start]))
            segments.append(Segment(start, end, target))
            done = end
        if done < len(text) or not segments:
            segments.append(Segment(done, len(text), same[done:]))
        return segments

    def explain(self, text: str, source: str | None = None) -> Sequence[Choice]:
        """Return every choice between several forms that `convert` makes, in order of place."""
        work = self._work(text, source)
        return choices(text, work.stage, work.patches, work.fixed, self.to, work.script)

    def _work(self, text: str, source: str | None) -> _Work:
        """Return the stage that converts the text, and what it must put otherwise, in order."""
        script = (_script(source) if source else self._script) or self._found(text)
        names = self._finder.patches(text) if self._finder else []
        if self._keep:
            names = _beside(names, [(*found.span(), found[0]) for found in self._keep.finditer(text)])
        stage = edition_stage(script, self.to, self.repair)
        fixed = [Fixed(Decided.NAME, names)]
        if script == "Hans" and self.to != "zh-Hans":
            people = surnames(text)
            patches = stage.patches(text, _beside(names, people))
            neighbours = list(contexts(text, stage, patches))
            patches = _beside(patches, neighbours)
            fixed += [Fixed(Decided.SURNAME, people), Fixed(Decided.CONTEXT, neighbours)]
        elif script == "Hant" and self.to != "zh-Hans" and self.repair in ("safe", "mainland"):
            repaired = repairer(self.to, self.repair).patches(text)
            patches = stage.patches(text, _beside(names, repaired))
            fixed.append(Fixed(Decided.REPAIR, repaired))
        else:
            patches = stage.patches(text, names)
        if self.vocabulary:
            words = regional_words(text, stage, patches, names, self.to)
            patches = over(patches, words)
            fixed.insert(1, Fixed(Decided.VOCABULARY, words))
        return _Work(script, stage, patches, fixed)

    def _found(self, text: str) -> str:
        """Return the script of a text; one that could be either is taken for the one to convert."""
        found = detect(text)
        if found.simplified == found.traditional:
            return "Hant" if self.to == "zh-Hans" else "Hans"
        return found.script


def _converter(kept: tuple[str, ...], *arguments: Any) -> Converter:
    """Make a converter anew, as pickle asks."""
    converter = Converter(*arguments)
    return converter.keeping(kept) if kept else converter


class _Work(NamedTuple):
    script: str
    stage: Stage
    patches: list[Patch]
    fixed: list[Fixed]


def _beside(first: list[Patch], second: list[Patch]) -> list[Patch]:
    """Return both lists in order, without those of the second that touch one of the first."""
    if not first or not second:
        return first or second
    taken = [*first]
    at = 0
    for patch in second:
        while at < len(first) and first[at][1] <= patch[0]:
            at += 1
        if at == len(first) or patch[1] <= first[at][0]:
            taken.append(patch)
    return sorted(taken)


def _script(source: str) -> str | None:
    """Return the script of a source (an edition or a script), None for `auto`."""
    if source == "auto":
        return None
    script = source.removeprefix("zh-").partition("-")[0]
    if script not in _SCRIPTS or (source not in editions.EDITIONS and source not in _SCRIPTS):
        raise ValueError(
            f"no source {source!r}; there are auto, {', '.join((*_SCRIPTS, *editions.EDITIONS))}"
        )
    return script


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


@cache
def repairer(edition: str, repair: str) -> Repair:
    """Return what repairs careless Traditional for an edition."""
    return Repair(edition, repair, edition_stage)


def name_spellings(name: Name) -> Iterable[str]:
    """Return every spelling in which a name may stand in a text, whatever the edition."""
    return NameTable([name]).spellings(editions.EDITIONS[0], mechanical)


def mechanical(text: str, edition: str) -> str:
    """Return a text (a name without a form of its own) in an edition's form, by the dictionaries alone."""
    script = detect(text).script
    stage = edition_stage(script, edition)
    return stage.convert(text)
