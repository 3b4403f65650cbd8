"""`newsgen import`: received texts -> article files."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.arguments import add_site
from newsgen.cli.report import report
from newsgen.cli.speech import progress, say, translate, warn
from newsgen.problems import Report

if TYPE_CHECKING:
    from newsgen.importer import Brought

_STDIN = "standard input"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen import`."""
    add_site(command)
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a text, Markdown, a saved web page or a Word file (.docx); - for standard input",
    )
    command.add_argument("--title", default="", metavar="TITLE", help="the title, where the text has none")
    command.add_argument("--date", default="", metavar="TIME", help="such as 2026-01-15 09:30")
    command.add_argument("--source", default="", metavar="LABEL", help="who the article comes from")
    command.add_argument("--section", default="", metavar="ID", help="the section, by its id or name")
    command.add_argument(
        "--again", action="store_true", help="import files that were imported before a second time"
    )
    command.add_argument("--dry-run", action="store_true", help="print the articles instead of writing them")


def run(chosen: argparse.Namespace) -> int:
    """Import the files; return the exit code."""
    if len(chosen.files) > 1 and (chosen.title or chosen.date or chosen.source):
        warn("--title, --date and --source are for one file at a time")
        return 2
    try:
        return _run(chosen)
    except ModuleNotFoundError as missing:
        warn("newsgen import needs {library}: pip install 'newsgen[desk]'", library=missing.name)
        return 1


def _run(chosen: argparse.Namespace) -> int:
    from newsgen.importer import Asked, Brought, from_bytes, open_desk, receive, shown_path

    desk, problems = open_desk(chosen.site, translate)
    if desk is None:
        report(problems)
        warn("nothing was imported")
        return 1
    asked = Asked(
        title=chosen.title,
        date=chosen.date,
        source=chosen.source,
        section=chosen.section,
        again=chosen.again,
        dry_run=chosen.dry_run,
    )
    failed = False
    with progress() as watch:
        for at, name in enumerate(chosen.files, 1):
            heard = Report(_STDIN if name == "-" else shown_path(Path(name)))
            if name == "-":
                received = from_bytes(_STDIN, sys.stdin.buffer.read(), heard)
            else:
                received = receive(Path(name), heard)
            if received is None:
                brought = Brought(heard.path, problems=heard.problems)
            else:
                brought = desk.bring_in(received, asked, datetime.now(UTC), heard)
            failed |= brought.failed
            report(brought.problems)
            _tell(brought, chosen.dry_run)
            watch("importing", at, len(chosen.files))
    return int(failed)


def _tell(brought: Brought, dry_run: bool) -> None:
    """Say what became of a file."""
    if brought.earlier:
        say(
            "{file}: imported before, as {path}; use --again to import it once more",
            file=brought.name,
            path=brought.earlier,
        )
        return
    if brought.failed:
        warn("{file}: not imported", file=brought.name)
        return
    say("{file} ({format}) -> {path}", file=brought.name, format=brought.read_as, path=brought.path)
    for name, origin in brought.found.origins.items():
        value = brought.found.values[name]
        shown = value if isinstance(value, str) else "、".join(value)
        say("  {field}: {value}  ({origin})", field=name, value=shown, origin=translate(origin))
    if brought.headings:
        say("  headings: {count}", count=brought.headings)
    if brought.missing:
        say("  not found: {fields}", fields=", ".join(brought.missing))
    if brought.undescribed:
        say("  pictures without alternative text: {count}", count=brought.undescribed)
    if brought.found.notice:
        say(
            "  notice of the publisher, not in the article: {count} characters",
            count=sum(map(len, brought.found.notice)),
        )
    if brought.found.left_out:
        say("  left out: {count} characters", count=sum(map(len, brought.found.left_out)))
    if brought.new_source:
        say("  the source is not registered: an entry for content/sources.yaml is proposed")
    if brought.kept:
        say("  kept for you, not published: {path}", path=brought.kept)
    for path in brought.beside:
        say("  picture: {path}", path=path)
    if brought.draft:
        say("  it is a draft: look it over, fill in what is missing, then delete the line `status: draft`")
    if dry_run:
        say("{text}", text=brought.text)
        if brought.kept:
            say("--- {path}", path=brought.kept)
            say("{text}", text=brought.kept_text)
