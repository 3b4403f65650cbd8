"""`newsgen rights`: the ledger of rights."""

from __future__ import annotations

import argparse

from newsgen.cli.arguments import add_reading
from newsgen.cli.reading_options import reading_options
from newsgen.cli.report import report
from newsgen.cli.speech import progress, show, translate
from newsgen.cli.tables import as_csv, as_json, as_text
from newsgen.problems import Severity
from newsgen.rights_ledger import rights_ledger


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen rights`."""
    add_reading(command)
    command.add_argument("--format", choices=("text", "csv", "json"), default="text", help="default: text")


def run(chosen: argparse.Namespace) -> int:
    """Print the ledger; return the exit code."""
    # CSV and JSON are read by programs, which know one language.
    words = translate if chosen.format == "text" else str
    with progress() as watch:
        options = reading_options(chosen.site, watch, drafts=chosen.drafts, jobs=chosen.jobs, now=chosen.now)
        entries, problems = rights_ledger(options, words)
    report(problems)
    if chosen.format == "text":
        show(as_text(entries, translate), end="")
    else:
        show({"csv": as_csv, "json": as_json}[chosen.format](entries), end="")
    return int(any(problem.severity is Severity.ERROR for problem in problems))
