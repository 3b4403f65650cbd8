"""`newsgen data`: what articles have records of."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from newsgen.cli.arguments import add_reading
from newsgen.cli.reading_options import reading_options
from newsgen.cli.report import report
from newsgen.cli.speech import progress, show, warn
from newsgen.data import DataRow, data_rows
from newsgen.problems import Severity, reason_of
from newsgen.records import read_condition
from newsgen.render import COLUMNS, sqlite_file
from newsgen.spreadsheet import csv_text
from newsgen.text_columns import aligned

# What a table in a terminal has room for.
_SHOWN = ("kind", "name", "region", "industry", "amount", "stage", "value", "change")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen data`."""
    add_reading(command)
    command.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="CONDITION",
        help="only rows that meet it, such as region=南昌, 'amount_value>=1000000000' or name~電池;"
        " may be said several times",
    )
    command.add_argument("--edition", default="", metavar="TAG", help="the edition (default: the first)")
    command.add_argument(
        "--format", choices=("table", "csv", "json", "sqlite"), default="table", help="default: table"
    )
    command.add_argument("--output", type=Path, metavar="FILE", help="the SQLite file to write")


def run(chosen: argparse.Namespace) -> int:
    """Print the rows; return the exit code."""
    if (chosen.format == "sqlite") != (chosen.output is not None):
        warn("--format sqlite and --output FILE belong together")
        return 2
    if chosen.output and chosen.output.exists():
        warn("{file} is there already; name another file", file=str(chosen.output))
        return 2
    conditions = [read_condition(text, COLUMNS) for text in chosen.where]
    with progress() as watch:
        options = reading_options(chosen.site, watch, drafts=chosen.drafts, jobs=chosen.jobs, now=chosen.now)
        found, problems = data_rows(options, chosen.edition, conditions)
    report(problems)
    if chosen.format == "sqlite":
        try:
            chosen.output.write_bytes(sqlite_file(row.values() for row in found))
        except OSError as error:
            warn("{file} cannot be written: {reason}", file=str(chosen.output), reason=reason_of(error))
            return 1
    else:
        show(_text(found, chosen.format), end="")
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _text(found: Sequence[DataRow], form: str) -> str:
    if form == "json":
        return json.dumps(list(found), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return csv_text([list(COLUMNS), *(row.values() for row in found)])
    shown = [name for name in _SHOWN if any(row[name] for row in found)]
    lines = aligned([shown, *([row[name] for name in shown] for row in found)]) if found else []
    return "".join(f"{line}\n" for line in lines)
