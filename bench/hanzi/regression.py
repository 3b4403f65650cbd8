"""Our own sentences with their right forms, and which of them the engine does not get right.

usage: python bench/hanzi/regression.py [--write]

`tests/hanzi/sentences` has a list for each kind. Each sentence is converted to Traditional and back, and
its Traditional form must stay as it is. Prints what is wrong and how much that is of each kind; with
`--write`, what is wrong becomes the list of known failures, which the tests expect to fail.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsgen.hanzi import Converter

FOLDER = Path(__file__).parents[2] / "tests" / "hanzi" / "sentences"
KNOWN = FOLDER / "known-failures.tsv"


class Sentence(NamedTuple):
    """A text to convert, from a script to an edition, and its right form there."""

    kind: str
    source: str
    edition: str
    given: str
    right: str

    @property
    def result(self) -> str:
        """What the engine makes of it."""
        return _converter(self.edition, self.source).convert(self.given)

    @property
    def label(self) -> str:
        """How it is named in the list of known failures."""
        return f"{self.source}\t{self.edition}\t{self.given}"


def kinds() -> list[str]:
    """Return the names of the lists."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv") if path != KNOWN)


def sentences(kind: str) -> list[Sentence]:
    """Return what is to be converted of a kind, in every direction in which its pairs hold."""
    found = []
    for line in _lines(FOLDER / f"{kind}.tsv"):
        simplified, traditional = line.split("\t")
        found.append(Sentence(kind, "Hant", "zh-Hans", traditional, simplified))
        if kind != "to_simplified":
            edition = "zh-Hant-HK" if kind == "hongkong" else "zh-Hant-TW"
            found.append(Sentence(kind, "Hans", edition, simplified, traditional))
            found.append(Sentence(kind, "Hant", edition, traditional, traditional))
    return found


def known_failures() -> frozenset[str]:
    """Return the labels of the sentences that are known to fail."""
    return frozenset(_lines(KNOWN))


@cache
def _converter(edition: str, source: str) -> Converter:
    return Converter(edition, source)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


def main() -> None:
    """Print what is wrong, and how much of each kind; see above."""
    wrong = []
    for kind in kinds():
        tried = sentences(kind)
        failed = [(sentence, result) for sentence in tried if (result := sentence.result) != sentence.right]
        for sentence, result in failed:
            wrong.append(sentence.label)
            print(
                f"{kind} {sentence.source}>{sentence.edition}\t{sentence.given}\t{sentence.right}\t{result}"
            )
        print(f"# {kind}: {len(failed)} of {len(tried)} wrong")
    print(f"# {len(wrong)} wrong, {len(known_failures())} known")
    if "--write" in sys.argv[1:]:
        comment = "# What the engine does not get right yet: made by bench/hanzi/regression.py --write.\n"
        KNOWN.write_text(comment + "".join(f"{label}\n" for label in sorted(wrong)), encoding="utf-8")


if __name__ == "__main__":
    main()
