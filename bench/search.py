"""Measures search: newsgen's index beside Pagefind's, over the same pages, asked the same in Chromium.

Prints the results, and writes them to RESULTS-search.md in this folder. Each step's results are kept in the
cache: a run that was broken off goes on where it was, `--steps` runs some, and `--again` forgets them.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from corpus import Corpus
from measure import Measured
from search_chromium import Answer, Asked, middle, percentile
from search_pagefind import VERSION
from search_steps import Steps
from text import DataMissing, data_folder

_HERE = Path(__file__).parent
_STEPS = ("builds", "answers", "pagefind", "edits", "alone")

_TEXT = """\
# Search

- Date: {options.date}
- Command: `python bench/search.py --size {options.size} --queries {options.queries}`
- Machine: {cores} cores; load {load:.1f} at the end, of other programs
- Python {python}; Chromium slowed down fourfold

{options.size:,} articles; {options.queries:,} queries of 2 to 8 characters, taken from their texts, half of
them in the other script. A full scan of the folded texts says what is to be found: {wanted:,} articles.

| search | recall | precision | answered exactly | files a query | bytes a query | first query \
| later ones | before the first query | index | to make it |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}

newsgen's index, for both editions, is {share:.0%} of the compressed HTML of one, {share_articles:.0%} of
that of its articles alone. Files and bytes of a query are those of a browser that has nothing but what is
loaded before the first query, until the first results can be shown; bytes are compressed, as GitHub Pages
sends them. Pagefind's seconds are by the clock, over pages that are there. Pagefind works in a thread of its
own, which Chromium does not slow down. It was told where in a page the text stands.

## What it costs a build

| build | seconds | processor seconds | peak MB |
| --- | ---: | ---: | ---: |
{builds}

The best of the first builds, the middle of five edits of a kind: search adds {more:.0%} to the processor
seconds of a first build. The edits put some characters into the text of one article; one at its beginning
moves every place in it. The first after a first build also makes the second copy of the site, which builds
exchange.

## The index alone

| articles | processor seconds | peak MB | index MB |
| ---: | ---: | ---: | ---: |
{alone}

Of generated texts, which are made in the same process: their time is in it.
"""


@dataclass(frozen=True, slots=True)
class Side:
    """A search in the table: what it found of what there is, and what it cost."""

    name: str
    found: Sequence[frozenset[str]]
    asked: Asked
    index: int
    build: str

    def row(self, gold: Sequence[frozenset[str]]) -> str:
        """Return the row of the table."""
        right = sum(len(has & wanted) for has, wanted in zip(self.found, gold, strict=True))
        recall = right / sum(map(len, gold))
        precision = right / max(1, sum(map(len, self.found)))
        exact = sum(has == wanted for has, wanted in zip(self.found, gold, strict=True))
        _, files, size = middle(self.asked.cold)
        cells = (
            self.name,
            f"{recall:.1%}",
            f"{precision:.1%}",
            f"{exact} of {len(gold)}",
            f"{files:.0f} (most {max(each.files for each in self.asked.cold)})",
            f"{size / 1000:.0f} kB (most {max(each.bytes for each in self.asked.cold) / 1000:.0f})",
            _times(self.asked.cold),
            _times(self.asked.warm),
            f"{middle(self.asked.opening)[2] / 1000:.0f} kB",
            f"{self.index / 1e6:.1f} MB",
            self.build,
        )
        return f"| {' | '.join(cells)} |"


def main() -> int:
    """Run the benchmark; return 0, or 2 where the text for the corpus is missing."""
    options = _parser().parse_args()
    try:
        data = data_folder(options.data)
    except DataMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    folder = options.cache / "work" / f"search-{options.size}-{options.seed}"
    if options.again:
        shutil.rmtree(folder, ignore_errors=True)
    steps = Steps(folder, Corpus(data, options.size, options.seed), options.seed)
    for step in _STEPS:
        if step in options.steps:
            _take(step, steps, options, data)
    if set(options.steps) != set(_STEPS):
        return 0
    text = _report(steps, options, data)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen-bench"
    add = parser.add_argument
    add("--size", type=int, default=10_000, metavar="N", help="articles (default: %(default)s)")
    add("--queries", type=int, default=1_000, metavar="N", help="default: %(default)s")
    add("--first", type=int, default=100, metavar="N", help="of them in a new browser (default: %(default)s)")
    add("--rounds", type=int, default=1, metavar="N", help="of builds without and with search")
    add(
        "--alone",
        type=int,
        nargs="*",
        default=[10_000, 30_000, 100_000],
        metavar="N",
        help="articles of an index that is made alone",
    )
    add("--steps", nargs="+", choices=_STEPS, default=list(_STEPS), help="a report is made of all")
    add("--again", action="store_true", help="forget what is measured already")
    add("--seed", type=int, default=1, help="of the corpus and the queries (default: %(default)s)")
    add("--data", type=Path, metavar="DIR", help="the folder of the text")
    add("--cache", type=Path, default=cache, metavar="DIR", help=f"for site and peer (default: {cache})")
    add("--date", type=date.fromisoformat, default=datetime.now(UTC).date(), help="of the report")
    add("--output", type=Path, default=_HERE / "RESULTS-search.md", metavar="FILE")
    return parser


def _take(step: str, steps: Steps, options: argparse.Namespace, data: Path) -> None:
    """Measure a step, if it is not measured yet."""
    if step == "builds":
        steps.builds(options.rounds)
    elif step == "answers":
        steps.answers(options.queries, options.first)
    elif step == "pagefind":
        steps.pagefind(steps.answers(options.queries, options.first).queries, options.cache, options.first)
    elif step == "edits":
        steps.edits()
    else:
        for count in options.alone:
            steps.alone(count, data)


def _report(steps: Steps, options: argparse.Namespace, data: Path) -> str:
    builds = steps.builds(options.rounds)
    answers = steps.answers(options.queries, options.first)
    peer = steps.pagefind(answers.queries, options.cache, options.first)
    gold = list(map(frozenset, answers.gold))
    without, with_search = (_best(taken) for taken in (builds.without, builds.with_search))
    seconds = with_search.cpu - without.cpu
    sides = [
        Side(
            "newsgen, both editions",
            list(map(frozenset, answers.found)),
            answers.asked,
            builds.index,
            f"{seconds:.1f} processor s",
        ),
        Side(f"Pagefind {VERSION}, one edition", peer.found, peer.asked, peer.bytes, f"{peer.seconds:.1f} s"),
    ]
    taken = {
        "first, without search": without,
        "first, with search": with_search,
        **{f"one edit, {where}": each for where, each in steps.edits().items()},
    }
    alone = [(count, *steps.alone(count, data)) for count in options.alone]
    return _TEXT.format(
        options=options,
        cores=os.cpu_count(),
        load=os.getloadavg()[0],
        python=platform.python_version(),
        wanted=sum(map(len, gold)),
        rows="\n".join(side.row(gold) for side in sides),
        share=builds.index / builds.pages,
        share_articles=builds.index / builds.articles,
        builds="\n".join(
            f"| {name} | {each.wall:.2f} | {each.cpu:.2f} | {each.memory / 1e6:.0f} |"
            for name, each in taken.items()
        ),
        more=seconds / without.cpu,
        alone="\n".join(
            f"| {count:,} | {each.cpu:.1f} | {each.memory / 1e6:.0f} | {size / 1e6:.1f} |"
            for count, each, size in alone
        ),
    )


def _best(taken: Sequence[Measured]) -> Measured:
    return min(taken, key=lambda each: each.cpu)


def _times(answers: Sequence[Answer]) -> str:
    times = [answer.milliseconds for answer in answers]
    return f"{percentile(times, 0.5):.0f} ms (19 of 20: {percentile(times, 0.95):.0f})"


if __name__ == "__main__":
    sys.exit(main())
