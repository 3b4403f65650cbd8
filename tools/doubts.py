"""Make src/newsgen/hanzi/data/doubts.tsv: how often choices of each kind were wrong.

usage: python tools/doubts.py HUMAN_TRADITIONAL.txt[.xz] ...

Each file is human Traditional text of one kind, of which every n-th line is read, about two million
characters; its Simplified form (the package's tw2s) is converted back. A difference between free variants
(free.tsv) is no mistake. The shipped counts are of public statutes of Taiwan and of transcripts in the public
domain. The same input gives the same bytes, in some two minutes. `python bench/hanzi/score.py` says
what they are worth.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsgen.hanzi import Converter, Decided, dictionary
from newsgen.hanzi.doubt import Evidence, evidence, reading
from newsgen.hanzi.stages import edition_stage

_CHARACTERS = 2_000_000
_COUNTED = (Decided.PHRASE, Decided.DEFAULT, Decided.CONTEXT)
# A key that was met less often, and never with a mistake, says nothing; one of a word must be met oftener.
_SELDOM, _SELDOM_IN_WORD = 3, 12


def sample(path: Path, characters: int = _CHARACTERS) -> list[str]:
    """Return lines of a text, taken evenly until there are about so many characters."""
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
    return text.rstrip("\n").split("\n")[:: max(1, len(text) // characters)]


def counted(lines: list[str]) -> Iterator[tuple[Evidence, bool]]:
    """Yield what is known of each choice, and whether it was wrong."""
    converter, simplify = Converter(source="Hans"), Converter.reference("tw2s")
    stage = edition_stage("Hans", converter.to)
    free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
    shapes = str.maketrans({source: target for source, target, *_ in dictionary.own("glyphs.tsv")})
    for line in lines:
        simplified = simplify.convert(line)
        if len(simplified) != len(line):
            continue
        choices = converter.explain(simplified)
        fixed = [
            (choice.start, choice.end, choice.chosen)
            for choice in choices
            if choice.decided not in (Decided.PHRASE, Decided.DEFAULT)
        ]
        spelled = stage.spelled(simplified, fixed)
        for choice in choices:
            if choice.decided in _COUNTED and choice.end == choice.start + 1:
                words = choice.decided is not Decided.CONTEXT
                read = reading(stage, spelled, choice.start) if words else None
                wanted = line[choice.start].translate(shapes)
                wrong = wanted != choice.chosen and frozenset((wanted, choice.chosen)) not in free
                before = simplified[choice.start - 1 : choice.start]
                known = evidence(
                    choice.decided.name, choice.given, choice.chosen, read, choice.because, before
                )
                yield known, wrong


def _seldom(key: str) -> int:
    """Return how often a key must be met that was never wrong: 里裡w花园里 oftener than 里裡w."""
    return _SELDOM_IN_WORD if key[0] > "\u3000" and len(key) > len("里裡w") else _SELDOM


def main() -> None:
    """Write the table."""
    texts = []
    for path in map(Path, sys.argv[1:]):
        wrong: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for known, is_wrong in counted(sample(path)):
            said = ("*", *(key for each in known for key in each))
            total.update(said)
            wrong.update(said if is_wrong else ())
        texts.append((wrong, total))
    keys = sorted({key for _, total in texts for key in total})
    lines = [
        "\t".join((key, *(f"{wrong[key]}\t{total[key]}" for wrong, total in texts)))
        for key in keys
        if sum(total[key] for _, total in texts) >= _seldom(key) or any(wrong[key] for wrong, _ in texts)
    ]
    head = (
        "# What is known of a choice, and of each text how many such were wrong and how many there were.\n"
        "# Made by tools/doubts.py on public statutes of Taiwan and on transcripts in the public domain.\n"
    )
    (dictionary.DATA / "doubts.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
