"""One corpus, every contender in turn, every case."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from cases import CASES, Case
from corpus import Corpus
from measure import Measured, measure
from peers import Contender, command, write_site

#: The lists below the output folder whose pages are counted, by the name of their folder in any generator.
KINDS = {
    "articles": "articles",
    "archive": "years",
    "sections": "sections",
    "columns": "sections",
    "category": "sections",
    "tags": "tags",
    "tag": "tags",
    "regions": "regions",
    "sources": "sources",
    "authors": "authors",
    "author": "authors",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What the repeats of one case gave: seconds, bytes; and what the build had made, by kind.

    `corpus` is a name of the corpus that was built, without its size.
    """

    size: int
    corpus: str
    contender: Contender
    case: Case
    runs: tuple[Measured, ...]
    made: Mapping[str, int]

    @property
    def wall(self) -> float:
        """The median of the seconds by the clock."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the seconds of processor."""
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        """The median of the peaks of memory, in bytes."""
        return median(run.memory for run in self.runs)


def run_corpus(
    name: str,
    corpus: Corpus,
    environments: Mapping[Contender, Path],
    cases: Sequence[str],
    repeats: int,
    work: Path,
) -> list[Result]:
    """Write the corpus for each contender and measure its builds.

    `environments` has the contenders that are installed; `work` is a folder to write in, which is
    emptied first.
    """
    shutil.rmtree(work, ignore_errors=True)
    sites = {}
    for number, contender in enumerate(environments):
        progress(f"{corpus.count} articles, {name}: writing the site for {contender.name}")
        sites[contender] = work / str(number) / "site"
        write_site(contender, corpus, corpus, sites[contender])

    def run(contender: Contender, case: Case, repeat: int) -> None:
        site = sites[contender]
        measured = measure(command(contender, environments[contender], site, site.parent / "public"), site)
        runs.setdefault((contender, case.name), []).append(measured)
        progress(
            f"{corpus.count} articles, {name}, {case.title}, {contender.name}, run {repeat + 1}: "
            f"{measured.wall:.2f} s, {measured.cpu:.2f} s of processor, {measured.memory / 1e6:.0f} MB"
        )

    runs: dict[tuple[Contender, str], list[Measured]] = {}
    first, *warm = CASES
    for repeat in range(repeats):
        # The other way round each time: whoever comes first finds another machine than who comes last.
        for contender in list(sites)[:: -1 if repeat % 2 else 1]:
            _clean(sites[contender])
            run(contender, first, repeat)
    made = {contender: _count(site.parent / "public") for contender, site in sites.items()}
    for repeat in range(repeats):
        for case in warm:
            for contender in sites:
                if contender.keeps and case.name in cases:
                    case.edit(sites[contender], repeat + 1, contender.checkout)
                    run(contender, case, repeat)
    return [
        Result(corpus.count, name, contender, case, tuple(runs[contender, case.name]), made[contender])
        for case in CASES
        for contender in sites
        if (contender, case.name) in runs
    ]


def progress(text: str) -> None:
    """Say what is going on, apart from the results."""
    print(text, file=sys.stderr, flush=True)


def _clean(site: Path) -> None:
    """Remove what earlier builds have left: output, staging folders and caches."""
    for folder in (site.parent / "public", site / ".newsgen", site / "resources", site / "__pycache__"):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in site.parent.glob(".*.newsgen"):
        shutil.rmtree(folder, ignore_errors=True)


def _count(output: Path) -> dict[str, int]:
    """Count the HTML pages of a site by what they list, and the pictures that were made for it.

    The rest of the pages are home and index pages and the like.
    """
    pages = Counter({"pictures": sum(1 for _ in output.rglob("*.webp"))})
    for path in output.rglob("*.html"):
        parts = path.relative_to(output).parts
        if parts[0] == "zh-hans":
            parts = parts[1:]
        kind = KINDS.get(parts[0], "other") if len(parts) > 1 else "other"
        # Hugo's year lists lie above the articles.
        is_article = kind == "articles" and any(part.startswith("a-") for part in parts)
        pages["years" if kind == "articles" and not is_article else kind] += 1
    return dict(pages)
