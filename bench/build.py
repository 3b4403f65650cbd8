"""Measures how fast newsgen builds, beside Hugo and Pelican; `make bench` runs it.

Prints the results, and writes them to RESULTS.md in this folder.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

from cases import CASES
from corpus import Corpus
from peers import CONTENDERS, Contender, NotInstalled, install, write_site
from report import markdown
from runner import Result, progress, run_corpus
from stages import StageProfile, profile_build
from text import DataMissing, data_folder

_HERE = Path(__file__).parent


def main() -> int:
    """Run the benchmark; return 0, or 2 where the text for the corpus is missing."""
    options = _parser().parse_args()
    load = os.getloadavg()[0]
    try:
        data = data_folder(options.data)
    except DataMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    environments, reasons = _environments(options.peers, options.cache)
    work = options.cache / "work"
    results: list[Result] = []
    for size, pictures in product(options.sizes, dict.fromkeys((0, options.pictures))):
        here, cases = environments, options.cases
        if size > options.peer_limit:  # what is asked of an archive of that size is how newsgen grows
            here = {CONTENDERS[0]: environments[CONTENDERS[0]]}
        corpus = Corpus(data, size, options.seed, pictures=pictures)
        name = f"{pictures} pictures" if pictures else "no pictures"
        results += run_corpus(name, corpus, here, cases, options.repeats, work)
    profile = None
    if options.profile:
        profile = options.profile, _profile(Corpus(data, options.profile, options.seed), work / "profile")
    versions = [
        requirement.replace("==", " ") for contender in environments for requirement in contender.requirements
    ]
    text = markdown(results, profile, reasons, versions, options.date, load)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    peers = [contender.name for contender in CONTENDERS if contender.requirements]
    cases = [case.name for case in CASES if case.warm]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen-bench"
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[1_000], metavar="N", help="articles (default: 1000)")
    add("--peers", nargs="*", choices=peers, default=peers, help="peers to run (default: all)")
    add(
        "--peer-limit",
        type=int,
        default=10_000,
        metavar="N",
        help="largest size that others than newsgen build",
    )
    add(
        "--cases",
        nargs="*",
        choices=cases,
        default=cases,
        help="builds after an edit, beside the first",
    )
    add("--pictures", type=int, default=300, metavar="N", help="of the corpus with pictures; 0: none")
    add("--repeats", type=int, default=3, metavar="N", help="runs of each build (default: 3)")
    add("--profile", type=int, default=300, metavar="N", help="articles of the profiled build; 0: no profile")
    add("--seed", type=int, default=1, help="of the corpus")
    add("--data", type=Path, metavar="DIR", help="the text for the corpus (or NEWSGEN_BENCH_DATA)")
    add("--cache", type=Path, default=cache, metavar="DIR", help=f"for peers and sites (default: {cache})")
    add("--output", type=Path, default=_HERE / "RESULTS.md", metavar="FILE", help="where the results go")
    today = datetime.now(UTC).date()
    add("--date", type=date.fromisoformat, default=today, help="the date in the results (default: today)")
    return parser


def _environments(peers: Sequence[str], cache: Path) -> tuple[dict[Contender, Path], list[str]]:
    """Return where each contender is installed, and why others are not."""
    environments, reasons = {}, []
    for contender in CONTENDERS:
        if contender.requirements and contender.name not in peers:
            continue
        try:
            environments[contender] = install(contender, cache)
        except NotInstalled as reason:
            progress(str(reason))
            reasons.append(str(reason))
    return environments, reasons


def _profile(corpus: Corpus, work: Path) -> StageProfile:
    progress(f"{corpus.count} articles: profiling newsgen")
    write_site(CONTENDERS[0], corpus, corpus, work / "site")
    return profile_build(work / "site", work / "public")


if __name__ == "__main__":
    sys.exit(main())
