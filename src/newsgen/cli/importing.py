"""`newsgen import`: received texts -> article files."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.arguments import add_site
from newsgen.cli.place import shown
from newsgen.cli.report import report
from newsgen.cli.speech import progress, say, translate, warn
from newsgen.problems import Report

if TYPE_CHECKING:
    from newsgen.importer import ImportResult

_STDIN = "standard input"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen import`."""
    add_site(command)
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a text, Markdown, a saved web page, a mail or a Word file (.docx); - for standard input",
    )
    command.add_argument("--title", default="", metavar="TITLE", help="the title, where the text has none")
    command.add_argument("--date", default="", metavar="TIME", help="such as 2026-01-15 09:30")
    command.add_argument("--source", default="", metavar="LABEL", help="who the article comes from")
    command.add_argument("--section", default="", metavar="ID", help="the section, by its id or name")
    command.add_argument(
        "--again", action="store_true", help="import files that were imported before a second time"
    )
    command.add_argument(
        "--publish",
        action="store_true",
        help="make articles, not drafts, of files of which nothing is missing or asked about",
    )
    command.add_argument("--dry-run", action="store_true", help="print the articles instead of writing them")


def run(chosen: argparse.Namespace) -> int:
    """Import the files; return the exit code."""
    if len(chosen.files) > 1 and (chosen.title or chosen.date or chosen.source):
        warn("--title, --date and --source are for one file at a time")
        return 2
    from newsgen.importer import ImportOptions, ImportResult, open_importer
    from newsgen.readers import from_bytes, receive, shown_path, unpack

    importer, problems = open_importer(chosen.site, translate)
    if importer is None:
        report(problems)
        warn("nothing was imported")
        return 1
    options = ImportOptions(
        title=chosen.title,
        date=chosen.date,
        source=chosen.source,
        section=chosen.section,
        again=chosen.again,
        publish=chosen.publish,
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
            for part, of_part in unpack(received, heard):
                if part is None:
                    result = ImportResult(of_part.path, problems=of_part.problems)
                else:
                    result = importer.import_file(part, options, datetime.now(UTC), of_part)
                failed |= result.failed
                report(result.problems)
                _tell(result, chosen.dry_run)
            watch("importing", at, len(chosen.files))
    return int(failed)


def _tell(result: ImportResult, dry_run: bool) -> None:
    """Say what became of a file."""
    if result.earlier:
        say(
            "{file}: imported before, as {path}; use --again to import it once more",
            file=result.name,
            path=shown(result.earlier),
        )
        return
    if result.failed:
        warn("{file}: not imported", file=result.name)
        return
    say("{file} ({format}) -> {path}", file=result.name, format=result.read_as, path=shown(result.path))

    from newsgen.readers import shown_value

    for name, origin in result.found.origins.items():
        value = result.found.values[name]
        say("  {field}: {value}  ({origin})", field=name, value=shown_value(value), origin=translate(origin))
    if result.headings:
        say("  headings: {count}", count=result.headings)
    if result.missing:
        say("  not found: {fields}", fields=", ".join(result.missing))
    if result.undescribed:
        say("  pictures without alternative text: {count}", count=result.undescribed)
    if result.found.notice:
        say(
            "  notice of the publisher, not in the article: {count} characters",
            count=sum(map(len, result.found.notice)),
        )
    if result.found.left_out:
        say("  left out: {count} characters", count=sum(map(len, result.found.left_out)))
    if result.new_source:
        say("  the source is not registered: an entry for content/sources.yaml is proposed")
    if result.kept:
        say("  kept for you, not published: {path}", path=shown(result.kept))
    for path in result.beside:
        say("  picture: {path}", path=shown(path))
    if result.draft:
        say("  it is a draft: look it over, fill in what is missing, then delete the line `status: draft`")
    if dry_run:
        say("{text}", text=result.text)
        if result.kept:
            say("--- {path}", path=shown(result.kept))
            say("{text}", text=result.kept_text)
