"""`newsgen review`: what conversions were unsure of, asked once."""

from __future__ import annotations

import argparse
import sys

from newsgen.cli.arguments import add_jobs, add_site
from newsgen.cli.place import shown
from newsgen.cli.review_session import ask
from newsgen.cli.speech import progress, translate, warn
from newsgen.review.decide import Review
from newsgen.review.file_change import Refused
from newsgen.review.listing import FORMATS, listing
from newsgen.review.queue import Queue, read_queue
from newsgen.review.since import read_added


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen review`."""
    add_site(command)
    add_jobs(command)
    how = command.add_mutually_exclusive_group()
    how.add_argument(
        "--list", action="store_true", help="list them and ask nothing (default where nobody can answer)"
    )
    how.add_argument("--ask", action="store_true", help="ask, even if this is no terminal")
    command.add_argument("--format", choices=FORMATS, default="text", help="of the list (default: text)")
    command.add_argument(
        "--all",
        action="store_true",
        help="take in every choice that was not certain, good reason or not",
    )
    command.add_argument(
        "--since", default="", metavar="REF", help="only what has been added since this commit of git"
    )
    command.add_argument(
        "--fail-on",
        choices=("titles", "any"),
        help="list, and end with exit code 1 if anything is left in a title, or anywhere",
    )


def run(chosen: argparse.Namespace) -> int:
    """Ask or list; return the exit code."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    asks = chosen.ask or (at_terminal and not chosen.list and not chosen.fail_on and chosen.format == "text")
    try:
        queue = _read(chosen)
        for path in queue.unread:
            warn("note: {path} cannot be read; `newsgen check` says why", path=shown(path))
        if asks:
            return ask(Review(queue, chosen.all))
        asked = queue.questions()
    except Refused as refused:
        warn("{text}", text=refused.message)
        return 1
    sys.stdout.write(listing(asked, chosen.format, translate, shown))
    open_ones = [question for question in asked if not question.is_repair]
    titles = sum(question.in_title for question in open_ones)
    if chosen.format == "text":
        warn("{count} to look at, {titles} of them in titles", count=len(asked), titles=titles)
    return int(bool({"any": len(open_ones), "titles": titles}.get(chosen.fail_on, 0)))


def _read(chosen: argparse.Namespace) -> Queue:
    with progress() as told:
        if chosen.since:
            return read_added(
                chosen.site, chosen.since, everything=chosen.all, jobs=chosen.jobs, progress=told
            )
        return read_queue(chosen.site, everything=chosen.all, jobs=chosen.jobs, progress=told)
