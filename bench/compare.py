"""Measures two states of newsgen beside each other: `python bench/compare.py CHECKOUT`.

`CHECKOUT` is a clone at the former state, with a `.venv` of its own; the other is the one of this file. Each
builds the corpus in its present shape and in its former one, first and after edits; prints a table.
"""

from __future__ import annotations

import argparse
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from cases import CASES
from corpus import Corpus
from peers import Contender, install
from report import table
from runner import Result, run_corpus
from shapes import SHAPES
from text import data_folder


def main() -> int:
    """Run the comparison; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000], metavar="N")
    parser.add_argument("--repeats", type=int, default=3, metavar="N")
    parser.add_argument("--pictures", type=int, default=0, metavar="N")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the text (or NEWSGEN_BENCH_DATA)")
    options = parser.parse_args()
    states = [Contender("before", 2, checkout=options.checkout.resolve()), Contender("after", 2)]
    with TemporaryDirectory() as work:
        environments = {state: install(state, Path(work)) for state in states}
        cases = [case.name for case in CASES]
        print(table(_COLUMNS.split(", "), ()))
        for size, shape in product(options.sizes, SHAPES):
            corpus = Corpus(data_folder(options.data), size, shape=shape, pictures=options.pictures)
            results = run_corpus(shape, corpus, environments, cases, options.repeats, Path(work) / "sites")
            print("\n".join(_rows(results)), flush=True)
    return 0


_COLUMNS = "build, articles, seconds before, after, processor before, after, ratio, peak MB before, after"


def _rows(results: list[Result]) -> list[str]:
    """Return a row for each case, of the two results that it has."""
    rows = []
    for case in dict.fromkeys(result.case for result in results):
        before, after = (result for result in results if result.case is case)
        cells = (
            f"{case.title}, {before.corpus}",
            f"{before.size:,}",
            *(f"{result.wall:.2f}" for result in (before, after)),
            *(f"{result.cpu:.2f}" for result in (before, after)),
            f"{after.cpu / before.cpu:.2f}",
            *(f"{result.memory / 1e6:.0f}" for result in (before, after)),
        )
        rows.append(f"| {' | '.join(cells)} |")
    return rows


if __name__ == "__main__":
    sys.exit(main())
