"""`newsgen find`: searches the texts of a site, drafts too, as readers search it."""

from __future__ import annotations

import argparse
import json
import sys

from newsgen.cli.arguments import add_jobs, add_site
from newsgen.cli.colours import marked, wants_colour
from newsgen.cli.place import shown
from newsgen.cli.reading_options import reading_options
from newsgen.cli.report import report
from newsgen.cli.speech import progress, show, warn
from newsgen.find import FoundLine, find_lines
from newsgen.problems import BuildFailed
from newsgen.search import parse_query


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen find`."""
    command.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help="words that an article must have all of; a phrase in quotation marks; -WORD for what it must not"
        " have (put the whole in quotation marks of the shell)",
    )
    command.add_argument("--json", action="store_true", help="print the lines as JSON")
    add_site(command)
    add_jobs(command)


def run(chosen: argparse.Namespace) -> int:
    """Print the lines that were found; return the exit code, which is that of grep: 1 where there are none, 2
    where the site cannot be read."""
    query = parse_query(" ".join(chosen.query))
    if not query.terms:
        warn("there is nothing to look for: name at least one word that is to be found")
        return 2
    try:
        with progress() as watch:
            options = reading_options(chosen.site, watch, drafts=True, jobs=chosen.jobs)
            lines = find_lines(options, query)
    except BuildFailed as failed:
        report(failed.problems)
        return 2
    if chosen.json:
        show(json.dumps([_as_json(line) for line in lines], ensure_ascii=False, indent=1))
    else:
        colour = wants_colour(sys.stdout)
        for line in lines:
            show(f"{shown(line.path)}:{line.line}: {marked(line.text, line.matches, colour)}")
    return int(not lines)


def _as_json(line: FoundLine) -> dict[str, object]:
    return {"path": line.path, "line": line.line, "text": line.text, "matches": line.matches}
