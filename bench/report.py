"""The results as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from runner import Result
from stages import StageProfile

_NOTES = """\
## What is compared

- The text is real, in Traditional characters, speech and statutes in turn; the same for each generator. Half
  of the articles have the shape of the sample newsroom, half that of imports: headings, lists, links,
  quotations, bold, tables, footnotes, code and pictures in the shares that [shares.py](shares.py) counted.
- The pictures are 300 photographs and screenshots made for it, of 0.8 to 1.4 megabytes each. Each generator
  makes WebP of them, 480, 960 and 1,600 pixels wide, at quality 80: newsgen by Pillow, Hugo by its own means
  with its own defaults (which ask the encoder for less effort than newsgen does, so that its files are
  larger), Pelican by its plugin image-process and Pillow.
- newsgen converts the text to the second edition itself. Hugo gets it converted, as a second language, and is
  told each article's rights class and the places that its place lies in, which newsgen finds out. Pelican
  makes one edition; its peer is newsgen with one edition.
- Each generator makes articles, a home page, lists of sections, tags and years, indexes of terms, a feed of
  20 articles an edition and a sitemap. Hugo's links are `relref`, which checks them as newsgen does.
- Not the same: the table of pages says who lists sources, authors and regions. Pelican's year lists are not
  cut into pages, its regions are not linked, and it shows no neighbours of an article. newsgen sanitises the
  HTML and joins lines between Chinese characters; the peers do not. The peers have no builds after an edit
  that this measures: each time they make everything, but for the pictures, which Hugo keeps.
- The peers run with no setting that slows them down; a first build starts without output and without caches.
  The system's page cache is warm for all.
- Seconds and memory are medians. Memory is the peak of the proportional set sizes of all processes together,
  looked at 20 times a second, of very large processes less often: a shorter peak may be missed.
"""


def markdown(
    results: Sequence[Result],
    profile: tuple[int, StageProfile] | None,
    missing: Iterable[str],
    versions: Iterable[str],
    on: date,
    load: float,
) -> str:
    """Return the report; `missing` says which peers could not run, `load` is
    the load average before the first run."""
    parts = ["# How fast newsgen builds", circumstances(versions, on, load), comparison(results)]
    parts += [f"Not run: {reason}" for reason in missing]
    parts += ["Pages in HTML that each made, and pictures:", _made(results)]
    if profile:
        parts.append(_profile(*profile))
    return "\n\n".join([*parts, _NOTES])


def circumstances(versions: Iterable[str], on: date, load: float) -> str:
    """Return the list that results begin with: when, by which command, on what machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    arguments = [Path(part).name if part.startswith("/") else part for part in sys.argv[1:]]
    facts = {
        "Date": on.isoformat(),
        "Command": f"`python bench/{Path(sys.argv[0]).name} {' '.join(arguments)}`",
        "Machine": f"{len(os.sched_getaffinity(0))} cores ({_processor()}), {memory:.0f} GB of memory",
        "Load": f"{load:.1f} at the start, of other programs",
        "Python": platform.python_version(),
        "Versions": ", ".join((f"newsgen {version('newsgen')}", *versions)),
    }
    return "\n".join(f"- {name}: {fact}" for name, fact in facts.items())


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def comparison(results: Sequence[Result]) -> str:
    """Return one table of all results: a row for each build, three columns for each size."""
    sizes = sorted({result.size for result in results})
    cells = {(result.corpus, result.case, result.contender, result.size): result for result in results}
    rows = []
    for corpus, case, contender in dict.fromkeys(key[:3] for key in cells):
        row = [f"{case.title}, {corpus}", contender.name, str(contender.editions)]
        for size in sizes:
            result = cells.get((corpus, case, contender, size))
            row += (
                (f"{result.wall:.2f}", f"{result.cpu:.2f}", f"{result.memory / 1e6:.0f}")
                if result
                else ("", "", "")
            )
        rows.append(row)
    columns = [f"{size:,}: {unit}" for size in sizes for unit in ("seconds", "processor seconds", "peak MB")]
    return table(("build", "generator", "editions", *columns), rows)


def _made(results: Sequence[Result]) -> str:
    kinds = ("articles", "sections", "tags", "years", "regions", "sources", "authors", "other")
    rows = []
    for result in results:
        if not result.case.warm:
            pages = [result.made.get(kind, 0) for kind in kinds]
            counts = (result.size, *pages, sum(pages), result.made["pictures"])
            rows.append((f"{result.contender.name}, {result.corpus}", *(f"{count:,}" for count in counts)))
    return table(("generator", "articles given", *kinds, "together", "pictures"), rows)


def _profile(size: int, profile: StageProfile) -> str:
    def rows(items: Iterable[tuple[str, float]]) -> list[tuple[str, ...]]:
        return [(name, f"{seconds:.2f}", f"{seconds / profile.total:.1%}") for name, seconds in items]

    return "\n\n".join(
        (
            f"## Where newsgen's time goes ({size:,} articles, one process)",
            f"Under cProfile: {profile.total:.1f} s. It makes small functions look dearer than they are.",
            table(
                ("package, with the library calls that it makes", "seconds", "share"), rows(profile.packages)
            ),
            table(("code, by itself", "seconds", "share"), rows(profile.libraries)),
            table(
                ("function, with all that it calls", "calls", "seconds"),
                [(name, str(calls), f"{seconds:.2f}") for name, calls, seconds in profile.functions],
            ),
        )
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; columns after the first are numbers."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
