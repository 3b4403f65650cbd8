"""Text in, text out: what `newsgen convert` does to a file, chunk by chunk, however long it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from msgspec import Struct

from newsgen.convert.chunks import Chunk
from newsgen.hanzi import Choice, Converter, Decided, NameTable
from newsgen.library import read_names
from newsgen.problems import Problem, Report, Translate, sentence

_DECIDED = {
    Decided.NAME: sentence("name"),
    Decided.SURNAME: sentence("surname"),
    Decided.PHRASE: sentence("phrase"),
    Decided.CONTEXT: sentence("context rule"),
    Decided.REPAIR: sentence("repair"),
    Decided.VOCABULARY: sentence("vocabulary"),
    Decided.DEFAULT: sentence("default"),
}


# Characters on either side of a chunk that are looked at with it: what is decided depends on no more.
_BESIDE = 100


class ConvertOptions(Struct, frozen=True):
    """How a text is converted; `source` is `auto` or an edition, `names` a file like content/names.yaml."""

    to: str
    source: str = "auto"
    repair: str = "safe"
    vocabulary: bool = False
    names: Path | None = None


def make_converter(options: ConvertOptions) -> tuple[Converter, tuple[Problem, ...]]:
    """Return the converter, and what is wrong with the file of names."""
    names: NameTable = NameTable()
    problems: tuple[Problem, ...] = ()
    if options.names is not None:
        report = Report(options.names.as_posix())
        names = NameTable(read_names(options.names, report, (options.to,)))
        problems = report.problems
    converter = Converter(options.to, options.source, options.repair, options.vocabulary, names)
    return converter, problems


def conversion(converter: Converter, chunks: Iterable[Chunk], script: str) -> Iterator[str]:
    """Yield a text converted, chunk by chunk, as all of it would be; the line ends are those it had."""
    for text, chunk, low, high in _with_neighbours(chunks):
        pieces = []
        for start, end, target in converter.segments(text, script):
            if len(target) == end - start:
                pieces.append(target[max(low - start, 0) : max(high - start, 0)])
            elif low <= start < high:  # a name or word of another length belongs where it begins
                pieces.append(target)
        yield chunk.ended("".join(pieces))


def explanation(
    converter: Converter, chunks: Iterable[Chunk], script: str, translate: Translate = str
) -> Iterator[str]:
    """Yield a line for each choice: where it is, what became of it, what else it could be, and why."""
    place = 1, 1
    for text, _, low, high in _with_neighbours(chunks):
        done = low
        for choice in converter.explain(text, script):
            if low <= choice.start < high:
                place = _after(place, text, done, choice.start)
                done = choice.start
                yield _line(choice, *place, translate)
        place = _after(place, text, done, high)


def _with_neighbours(chunks: Iterable[Chunk]) -> Iterator[tuple[str, Chunk, int, int]]:
    """Yield each chunk as it stands between what is beside it, and from where to where it reaches there."""
    before = ""
    for chunk, following in pairwise(chain(chunks, (Chunk("", ()),))):
        text = f"{before}{chunk.text}{following.text[:_BESIDE]}"
        high = len(before) + len(chunk.text)
        yield text, chunk, len(before), high
        before = text[max(high - _BESIDE, 0) : high]


def _after(place: tuple[int, int], text: str, start: int, end: int) -> tuple[int, int]:
    """Return the line and column of a place in a text, by those of one before it."""
    line, column = place
    breaks = text.count("\n", start, end)
    return (line + breaks, end - text.rindex("\n", start, end)) if breaks else (line, column + end - start)


def _line(choice: Choice, line: int, column: int, translate: Translate) -> str:
    others = "、".join(form for form in choice.candidates if form != choice.chosen)
    doubt = "?" if choice.doubtful else " "
    because = f" ({choice.because})" if choice.because else ""
    return (
        f"{doubt} {line}:{column}  {choice.given} → {choice.chosen}"
        f"  [{others}]  {translate(_DECIDED[choice.decided])}{because}  {choice.confidence:.0%}\n"
    )
