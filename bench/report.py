"""The results as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from runner import Result
from stages import StageProfile

_NOTES = """\
## What is compared

- The articles, of about 1,800 characters each, are real text in Traditional characters, speech and statutes
  in turn; the same for each generator, with two headings, links to other articles, a table in every sixth.
- newsgen converts the text to the second edition itself. Hugo gets it converted, as a second language, and is
  told each article's rights class and the places that its place lies in, which newsgen finds out. Pelican
  makes one edition; its peer is newsgen with one edition.
- Each generator makes articles, a home page, lists of sections, tags and years, indexes of terms, a feed of
  20 articles an edition and a sitemap. Hugo's links are `relref`, which checks them as newsgen does.
- Not the same: the table of pages says who lists sources, authors and regions. Pelican's year lists are not
  cut into pages, its regions are not linked, and it shows no neighbours of an article. newsgen sanitises the
  HTML and joins lines between Chinese characters; the peers do not.
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
    plot: str,
) -> str:
    """Return the report; `missing` says which peers could not run, `load` is
    the load average before the first run, `plot` is the file of the growth plot."""
    parts = ["# How fast newsgen builds", circumstances(versions, on, load)]
    for size in dict.fromkeys(result.size for result in results):
        chosen = [result for result in results if result.size == size]
        parts += [f"## {size:,} articles", _comparison(chosen), "HTML pages that each made:", _pages(chosen)]
    parts += [f"Not run: {reason}" for reason in missing]
    if plot:
        parts += [
            "## Growth",
            f"![Seconds and megabytes by number of articles, both axes logarithmic]({plot})",
        ]
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


def _comparison(results: Sequence[Result]) -> str:
    colds = [result for result in results if not result.case.warm]
    rows = []
    for result in results:
        # With a newsgen that makes as many editions; a build after an edit, with the peers' full builds.
        base = next((cold for cold in colds if cold.contender.editions == result.contender.editions), result)
        hugo = next((cold for cold in colds if cold.contender.name == "Hugo"), None)
        if result.case.warm:
            ratio = f"Hugo's full build takes {hugo.wall / result.wall:.1f} times" if hugo else ""
        elif result is base:
            ratio = "1"
        else:
            ratio = (
                f"{result.wall / base.wall:.2f} times the time, {result.memory / base.memory:.2f} the memory"
            )
        spread = f"{min(run.wall for run in result.runs):.2f}–{max(run.wall for run in result.runs):.2f}"
        rows.append(
            (
                result.case.title,
                result.contender.name,
                str(result.contender.editions),
                f"{result.wall:.2f}",
                spread,
                f"{result.cpu:.2f}",
                f"{result.memory / 1e6:.0f}",
                ratio,
            )
        )
    head = (
        "build",
        "generator",
        "editions",
        "seconds",
        "from–to",
        "processor seconds",
        "peak MB",
        "against newsgen of as many editions",
    )
    return table(head, rows)


def _pages(results: Sequence[Result]) -> str:
    colds = [result for result in results if not result.case.warm]
    kinds = ("articles", "sections", "tags", "years", "regions", "sources", "authors", "other")

    def row(name: str, pages: Mapping[str, int]) -> tuple[str, ...]:
        return (name, *(str(pages.get(kind, 0)) for kind in kinds), str(sum(pages.values())))

    return table(
        ("generator", *kinds, "together"), [row(result.contender.name, result.pages) for result in colds]
    )


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
