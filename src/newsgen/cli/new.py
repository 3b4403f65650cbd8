"""`newsgen new`: the file of a new article."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from newsgen.cli.arguments import add_site
from newsgen.cli.report import report
from newsgen.cli.speech import say, translate, warn
from newsgen.new import NewArticle, new_article
from newsgen.problems import reason_of


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen new`."""
    add_site(command)
    command.add_argument("title", metavar="TITLE", help="the title, in quotes")
    command.add_argument("--source", default="", metavar="NAME", help="who the article comes from")
    command.add_argument("--section", default="", metavar="ID", help="the section, by its id or name")
    command.add_argument("--author", default="", metavar="NAMES", help="the authors, with 、 between them")
    command.add_argument("--date", default="", metavar="TIME", help="such as 2026-01-15 09:30 (default: now)")
    command.add_argument(
        "--slug",
        default="",
        metavar="WORDS",
        help="the file's name and the end of its address, such as fund-matrix (default: the title's pinyin)",
    )
    command.add_argument(
        "--field-names",
        dest="language",
        default="en",
        choices=("en", "zh-Hant", "zh-Hans"),
        help="the language that fields are called in: title, 標題 or 标题 (default: en)",
    )
    command.add_argument("--edit", action="store_true", help="open the file in $VISUAL or $EDITOR")


def run(chosen: argparse.Namespace) -> int:
    """Write the file and print its path; return the exit code."""
    wanted = NewArticle(
        title=chosen.title,
        source=chosen.source,
        section=chosen.section,
        author=chosen.author,
        date=chosen.date,
        slug=chosen.slug,
        language=chosen.language,
    )
    path, problems = new_article(chosen.site, wanted, datetime.now(UTC), translate)
    report(problems)
    if path is None:
        warn("nothing was written")
        return 1
    say("{path}", path=path if path.is_absolute() else os.path.relpath(path))
    return _edit(path) if chosen.edit else 0


def _edit(path: Path) -> int:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        warn("no editor is set: put its command into VISUAL or EDITOR, for example: export VISUAL=nano")
        return 1
    try:
        done = subprocess.run([*words, str(path.resolve())], check=False)  # noqa: S603 - the user's own choice
    except OSError as error:
        reason = reason_of(error)
        warn("the editor `{command}` cannot be started: {reason}", command=command, reason=reason)
        return 1
    if done.returncode:
        warn("the editor `{command}` ended with {code}", command=command, code=done.returncode)
    return int(done.returncode != 0)
