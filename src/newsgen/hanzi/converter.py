"""From any Chinese to the form of one edition, with names kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsgen.hanzi.context import certain, likely
from newsgen.hanzi.detect import detect
from newsgen.hanzi.explain import Choice, Decided, Fixed, choices
from newsgen.hanzi.known_names import known_names
from newsgen.hanzi.literal import INVISIBLE, addresses, spread
from newsgen.hanzi.names import NameTable, occurrences
from newsgen.hanzi.reference import Reference
from newsgen.hanzi.repair import REPAIRS, Repair
from newsgen.hanzi.stage import Pass, Patch
from newsgen.hanzi.stages import edition_stage, particles
from newsgen.hanzi.surnames import surnames
from newsgen.hanzi.vocabulary import over, regional_words
from newsgen.model import EDITIONS

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
        if to not in EDITIONS:
            raise ValueError(f"no edition {to!r}; there are {', '.join(EDITIONS)}")
        if repair not in REPAIRS:
            raise ValueError(f"no repair {repair!r}; there are {', '.join(REPAIRS)}")
        self.to = to
        self.source = source
        self.repair = repair
        self.vocabulary = vocabulary
        self.names = names if isinstance(names, NameTable) else NameTable(names)
        self.kept: dict[str, str] = {}
        self._script = _script(source)

    def keeping(self, names: Mapping[str, str]) -> Converter:
        """Return this converter with further names: spelling -> its form here, wherever it stands."""
        if not names:
            return self
        kept = object.__new__(Converter)  # not copy(), which would make everything anew
        kept.__dict__.update(self.__dict__)
        kept.kept = {**self.kept, **names}
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

    def named(self, text: str) -> list[Patch]:
        """Return where names stand in a text, in order, and what stands for each: (start, end, form)."""
        names = self.names.patches(text, self.to)
        return _beside(names, occurrences(self.kept, text)) if self.kept else names

    def explain(self, text: str, source: str | None = None, doubtful: bool = False) -> Sequence[Choice]:
        """Return every choice between several forms that `convert` makes, in order of place.

        With `doubtful`, in less than half the time, only those that an editor should look at, and beside them
        those that names, surnames, context rules, repairs and regional words have made.
        """
        work = self._work(text, source)
        return choices(text, work.stage, work.patches, work.fixed, self.to, work.script, doubtful)

    def script(self, text: str) -> str:
        """Return the script (`Hans` or `Hant`) that a text is converted from."""
        return self._script or self._found(text)

    def _work(self, text: str, source: str | None) -> _Work:
        """Return the stage that converts the text, and what it must put otherwise, in order."""
        if INVISIBLE.search(text):
            return self._through(text, source)
        script = (_script(source) if source else self._script) or self._found(text)
        named = self.named(text)
        names = _beside(named, addresses(text))
        shipped: list[Patch] = []
        mended = self.repair in ("safe", "mainland")
        if script != ("Hans" if self.to == "zh-Hans" else "Hant") or (mended and self.to != "zh-Hans"):
            before = set(names)
            names = _beside(names, known_names(script, self.to).patches(text))
            shipped = [patch for patch in names if patch not in before]
        stage = edition_stage(script, self.to, self.repair)
        fixed = [Fixed(Decided.NAME, named), Fixed(Decided.NAME, shipped, shipped=True)]
        if script == "Hans" and self.to != "zh-Hans":
            people = surnames(text)
            measures = certain(text)
            patches = stage.patches(text, _beside(_beside(names, people), measures))
            neighbours = sorted(likely(text, stage, patches, self.to))
            patches = _beside(patches, neighbours)
            fixed += [Fixed(Decided.SURNAME, people), Fixed(Decided.CONTEXT, _beside(measures, neighbours))]
        elif script == "Hant" and self.to != "zh-Hans" and mended:
            repaired = repairer(self.to, self.repair).patches(text)
            patches = stage.patches(text, _beside(names, repaired))
            fixed.append(Fixed(Decided.REPAIR, repaired))
        else:
            patches = stage.patches(text, names)
            if script == "Hant" and self.to == "zh-Hans":
                authors = sorted(likely(text, stage, patches, self.to))
                patches = _beside(patches, authors)
                fixed.append(Fixed(Decided.CONTEXT, authors))
        if script == "Hant" and self.to == "zh-Hant-HK":
            patches = _beside(patches, particles(text))
        if self.vocabulary:
            words = regional_words(text, stage, patches, names, self.to)
            patches = over(patches, words)
            fixed.insert(1, Fixed(Decided.VOCABULARY, words))
        return _Work(script, stage, patches, fixed)

    def _through(self, text: str, source: str | None) -> _Work:
        """Work on a text as if its invisible characters were not there: they break no word."""
        places = [place for place, character in enumerate(text) if not INVISIBLE.match(character)]
        work = self._work(INVISIBLE.sub("", text), source)
        fixed = [each._replace(patches=list(spread(each.patches, places))) for each in work.fixed]
        return _Work(work.script, work.stage, list(spread(work.patches, places)), fixed)

    def _found(self, text: str) -> str:
        """Return the script of a text; one that could be either is taken for the one to convert."""
        found = detect(text)
        if found.simplified == found.traditional:
            return "Hant" if self.to == "zh-Hans" else "Hans"
        return found.script


def _converter(kept: dict[str, str], *arguments: Any) -> Converter:
    """Make a converter anew, as pickle asks."""
    converter = Converter(*arguments)
    return converter.keeping(kept)


class _Work(NamedTuple):
    script: str
    stage: Pass
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
    if script not in _SCRIPTS or (source not in EDITIONS and source not in _SCRIPTS):
        raise ValueError(f"no source {source!r}; there are auto, {', '.join((*_SCRIPTS, *EDITIONS))}")
    return script


@cache
def repairer(edition: str, repair: str) -> Repair:
    """Return what repairs careless Traditional for an edition."""
    return Repair(edition, repair, edition_stage)
