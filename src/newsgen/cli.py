"""Commands: arguments in, problems out. The only module that prints or exits.

Each command loads what it needs by itself: a build that finds nothing to do should not wait for the rest.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from newsgen import __version__
from newsgen.desk.progress import ProgressLine
from newsgen.pipeline import BuildOptions, build, unwatched
from newsgen.problems import BuildFailed, Problem, Report, Severity


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code: 0 done, 1 problems in the content, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen = _parser(given).parse_args(given)
    return int(chosen.run(chosen))


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsgen",
        description="Build a news site in Simplified and Traditional Chinese.",
    )
    parser.add_argument("--version", action="version", version=f"newsgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (add, about, description) in _COMMANDS.items():
        command = commands.add_parser(name, help=about, description=description)
        if name in arguments:
            add(command)
    return parser


def _add_convert(command: argparse.ArgumentParser) -> None:
    from newsgen.hanzi import REPAIRS
    from newsgen.model import EDITIONS

    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: standard input")
    command.add_argument("--to", required=True, choices=EDITIONS, metavar="EDITION", help=", ".join(EDITIONS))
    command.add_argument(
        "--from",
        dest="source",
        default="auto",
        choices=("auto", *EDITIONS),
        metavar="EDITION",
        help="what the text is written in (default: auto, found out from the text)",
    )
    command.add_argument(
        "--repair",
        default="safe",
        choices=REPAIRS,
        help="how far careless Traditional is put right in a Traditional edition (default: safe)",
    )
    command.add_argument("--vocabulary", action="store_true", help="exchange regional words too")
    command.add_argument("--names", type=Path, metavar="FILE", help="names with fixed forms (names.yaml)")
    command.add_argument(
        "--explain", action="store_true", help="list every choice between several forms, instead of the text"
    )
    command.set_defaults(run=_convert)


def _convert(chosen: argparse.Namespace) -> int:
    from newsgen.desk.convert import ConvertOptions, explanation, make_converter
    from newsgen.textfile import decode

    report = Report(chosen.file.as_posix() if chosen.file else "standard input")
    try:
        raw = chosen.file.read_bytes() if chosen.file else sys.stdin.buffer.read()
    except OSError as error:
        report.error(0, "this file cannot be read: {reason}", reason=error.strerror or str(error))
        raw = b""
    text = decode(raw, report)
    options = ConvertOptions(chosen.to, chosen.source, chosen.repair, chosen.vocabulary, chosen.names)
    converter, problems = make_converter(options)
    problems = (*report.problems, *problems)
    _report(problems)
    if text is None or problems:
        return 1
    converted = explanation(text, converter.explain(text)) if chosen.explain else converter.convert(text)
    if b"\r\n" in raw:  # a filter leaves line ends as they are
        converted = converted.replace("\n", "\r\n")
    sys.stdout.buffer.write(converted.encode("utf-8"))
    return 0


def _add_build(command: argparse.ArgumentParser) -> None:
    _add_common(command)
    command.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="where the finished site goes (default: public in the site's folder)",
    )
    command.add_argument("--base-url", default="", metavar="URL", help="in place of base_url of newsgen.yaml")
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
    command.set_defaults(run=_build)


def _add_rights(command: argparse.ArgumentParser) -> None:
    _add_common(command)
    command.add_argument("--format", choices=("text", "csv", "json"), default="text", help="default: text")
    command.set_defaults(run=_rights)


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--site",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the site's folder, with newsgen.yaml (default: this one)",
    )
    command.add_argument(
        "--drafts", action="store_true", help="take in drafts, scheduled articles and unknown sources too"
    )
    command.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="processes to use (default: one a core)"
    )
    command.add_argument(
        "--now",
        type=_moment,
        metavar="TIME",
        help="the moment to build for, such as 2025-06-30T09:00+08:00 (default: that of the newest article)",
    )


def _build(chosen: argparse.Namespace) -> int:
    started = perf_counter()
    site: Path = chosen.site
    line = ProgressLine(sys.stderr)

    def notice(text: str) -> None:
        line.erase()
        print(f"note: {text}", file=sys.stderr)

    options = BuildOptions(
        site=site,
        output=chosen.output or site / "public",
        base_url=chosen.base_url,
        drafts=chosen.drafts,
        jobs=chosen.jobs,
        strict=chosen.strict,
        cache=chosen.cache,
        cluster=chosen.cluster,
        now=chosen.now,
        progress=line if sys.stderr.isatty() else unwatched,
        notice=notice,
    )
    try:
        result = build(options)
    except BuildFailed as failed:
        line.erase()
        _report(failed.problems)
        print("nothing was published", file=sys.stderr)
        return 1
    _report(result.warnings)
    print(
        f"{_count(result.articles, 'article')} in {_count(result.editions, 'edition')}: "
        f"{_count(result.files, 'file')} in {options.output} ({perf_counter() - started:.1f} s)"
    )
    if chosen.stats:
        counts = result.counts
        print(
            f"{_count(counts.read, 'text')} read, {counts.converted} converted; "
            f"{_count(counts.rendered, 'page')} rendered, {counts.kept} kept; "
            f"{_count(counts.copied, 'file')} copied"
        )
    return 0


def _rights(chosen: argparse.Namespace) -> int:
    from newsgen.desk.ledger import rights_ledger
    from newsgen.desk.tables import as_csv, as_json, as_text

    options = BuildOptions(
        site=chosen.site,
        output=chosen.site / "public",
        drafts=chosen.drafts,
        jobs=chosen.jobs,
        now=chosen.now,
    )
    try:
        entries, problems = rights_ledger(options)
    except BuildFailed as failed:
        _report(failed.problems)
        return 1
    _report(problems)
    print({"text": as_text, "csv": as_csv, "json": as_json}[chosen.format](entries), end="")
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _report(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem.text(), file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [_count(errors, "problem")] * bool(errors) + [_count(warnings, "warning")] * bool(warnings)
    if counts:
        print(", ".join(counts), file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _jobs(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text} is not a number of processes")
    return int(text)


def _moment(text: str) -> datetime:
    from newsgen.yamlfile import read_date

    try:
        return read_date(text, ZoneInfo("UTC"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text}: {error}") from error


_COMMANDS = {
    "build": (_add_build, "build the site", "Build the site."),
    "rights": (
        _add_rights,
        "list the rights of every article",
        "List each article's class, holder, licence and notice, and what needs a look.",
    ),
    "convert": (
        _add_convert,
        "convert a text to an edition's script",
        "Convert a text, from a file or standard input, to standard output.",
    ),
}
