"""List pairs of frequent words that come out otherwise together than each alone: a phrase breaks them.

usage: python bench/hanzi/pairs.py [--words N] [--top N]

Takes the N words of two characters that are seen most and hold a character with several Traditional forms,
and as many others; joins each of the first with each of the others on either side; prints the pairs whose
form is not that of the words, the likeliest first. Either reading may be right: the list is for looking at.
"""

from __future__ import annotations

import argparse
from itertools import islice

from newsgen.hanzi import Converter, dictionary
from newsgen.hanzi.lexicon import ordinary_words


def words() -> dict[str, int]:
    """Return the words of two characters with their costs, those seen most first."""
    known = ordinary_words()
    firsts = (line[0] for line in dictionary.own_lines("words.tsv"))
    pairs = (first + second for first in firsts for second in known.begun[first].seconds)
    found = {pair: cost for pair in pairs if (cost := known.cost(pair)) is not None}
    return dict(sorted(found.items(), key=lambda entry: entry[1]))


def main() -> None:
    """Print the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--top", type=int, default=100)
    options = parser.parse_args()
    several = {key for key, given in dictionary.newest_values("STCharacters").items() if " " in given}
    costs = words()
    doubtful = [*islice((word for word in costs if not several.isdisjoint(word)), options.words)]
    others = [*islice(costs, options.words)]
    pairs = [pair for one in doubtful for other in others for pair in ((one, other), (other, one))]
    convert = Converter("zh-Hant-TW", source="Hans").convert
    alone = dict(zip(costs, convert("\n".join(costs)).split("\n"), strict=True))
    together = convert("\n".join(one + other for one, other in pairs)).split("\n")
    broken = {
        (costs[one] + costs[other], one, other, given)
        for (one, other), given in zip(pairs, together, strict=True)
        if given != alone[one] + alone[other]
    }
    for _, one, other, given in sorted(broken)[: options.top]:
        print(f"{one}|{other}\t{given}")
    print(f"{len(broken)} of {len(set(pairs))} pairs")


if __name__ == "__main__":
    main()
