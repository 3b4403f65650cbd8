"""`newsgen build`: content/ -> public/."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from newsgen.cli.arguments import add_published, add_reading
from newsgen.cli.report import report
from newsgen.cli.speech import count, progress, say, warn
from newsgen.files import OUTPUT
from newsgen.pipeline import BuildOptions, BuildResult, Progress, build, clock
from newsgen.pipeline.grouped_problems import grouped
from newsgen.pipeline.options import Counts
from newsgen.problems import BuildFailed, Message, Problem
from newsgen.publish.size import MOST


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen build`."""
    add_reading(command)
    command.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="where the finished site goes (default: public in the site's folder)",
    )
    add_published(command)
    command.add_argument("--base-url", default="", metavar="URL", help="in place of base_url of newsgen.yaml")
    command.add_argument(
        "--noindex",
        action="store_true",
        help="ask search engines to show no page: for a copy that is looked at before it goes out",
    )
    command.add_argument("--strict", action="store_true", help="let warnings stop the build too")
    command.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="believe nothing that earlier builds left: mends an output folder that was changed by hand",
    )
    command.add_argument(
        "--stats", action="store_true", help="say what was read, converted, rendered, and kept from before"
    )
    command.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="let the workers of this dask scheduler build, such as tcp://10.0.0.5:8786 (newsgen[cluster])",
    )


def run(chosen: argparse.Namespace) -> int:
    """Build the site, and say what was made; return the exit code."""
    started = perf_counter()
    output = chosen.output or chosen.site / OUTPUT
    try:
        with progress() as watch:
            result = build(_options(chosen, output, watch))
    except BuildFailed as failed:
        report(_joined(failed.problems))
        warn("nothing was published")
        return 1
    report(_joined(result.warnings))
    say(
        "{articles} in {editions}: {files} in {folder} ({seconds} s)",
        articles=count(result.articles, "article"),
        editions=count(result.editions, "edition"),
        files=count(result.files, "file"),
        folder=output,
        seconds=f"{perf_counter() - started:.1f}",
    )
    if result.next_due:
        due = result.next_due.isoformat(" ", "minutes")
        say("the next article is due, or expires, at {time}", time=due)
    if chosen.stats:
        _tell_counts(result.counts)
    _tell_size(result, stats=chosen.stats)
    return 0


def _options(chosen: argparse.Namespace, output: Path, watch: Progress) -> BuildOptions:
    def notice(said: Message) -> None:
        warn("note: {text}", text=said)

    return BuildOptions(
        site=chosen.site,
        output=output,
        base_url=chosen.base_url,
        noindex=chosen.noindex,
        drafts=chosen.drafts,
        jobs=chosen.jobs,
        strict=chosen.strict,
        cache=chosen.cache,
        cluster=chosen.cluster,
        published=chosen.published,
        allow_removed=chosen.allow_removed,
        now=chosen.now or clock(),
        progress=watch,
        notice=notice,
    )


def _joined(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems, those of one cause as one, behind the others."""
    return [problem for _, problem in grouped(problems, lambda problem: problem)]


def _tell_counts(counts: Counts) -> None:
    """Say what there was to do."""
    say(
        "{read} read, {converted} converted; {rendered} rendered, {kept} kept; {copied} copied",
        read=count(counts.read, "text"),
        converted=counts.converted,
        rendered=count(counts.rendered, "page"),
        kept=counts.kept,
        copied=count(counts.copied, "file"),
    )


def _tell_size(result: BuildResult, *, stats: bool) -> None:
    """Say how large the site is, where that was asked for; and where something new has made it too large."""
    size = result.size
    largest = "、".join(f"{path} ({_megabytes(its)} MB)" for path, its in size.largest)
    if size.nearly_full and result.counts.rendered + result.counts.copied:
        warn(
            "note: the site is {size} MB large, and GitHub Pages takes {most} MB; the largest: {largest}",
            size=_megabytes(size.bytes),
            most=MOST // 1_000_000,
            largest=largest,
        )
    if stats:
        say(
            "{size} MB in {files}, {percent} % of what GitHub Pages takes; the largest: {largest}",
            size=_megabytes(size.bytes),
            files=count(size.files, "file"),
            percent=round(100 * size.bytes / MOST),
            largest=largest,
        )


def _megabytes(number: int) -> str:
    return f"{number / 1_000_000:.1f}"
