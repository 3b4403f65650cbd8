"""Make src/newsgen/hanzi/data/defaults.tsv: how often the default was right, by character.

usage: python bench/hanzi/defaults.py HUMAN_TRADITIONAL.txt ... > src/newsgen/hanzi/data/defaults.tsv

Each file is human Traditional text; its Simplified form (the package's tw2s) is converted back, and the
characters that no phrase covers are counted. The shipped counts are those of tw-law and tw-transcript.
"""

from __future__ import annotations

import collections
import sys
from pathlib import Path

from newsgen.hanzi import Converter, Decided

HEAD = """\
# character, times the default was right, times it was taken; counted by bench/hanzi/defaults.py on public
# statutes of Taiwan and on transcripts in the public domain."""


def main() -> None:
    """Print the counts."""
    converter, simplify = Converter(source="Hans"), Converter.reference("tw2s")
    right: collections.Counter[str] = collections.Counter()
    taken: collections.Counter[str] = collections.Counter()
    for path in sys.argv[1:]:
        for line in Path(path).read_text(encoding="utf-8").split("\n"):
            for choice in converter.explain(simplify.convert(line)):
                if choice.decided is Decided.DEFAULT:
                    taken[choice.given] += 1
                    right[choice.given] += choice.chosen == line[choice.start]
    print(HEAD)
    for character, total in sorted(taken.items()):
        print(f"{character}\t{right[character]}\t{total}")


if __name__ == "__main__":
    main()
