"""`newsgen check`: everything that a build would refuse, and what a desk editor would catch."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TextIO

from newsgen.check.apply_fixes import diff, replace_file
from newsgen.check.finding import BUILD, Finding
from newsgen.check.formats import as_github, as_json, in_repository
from newsgen.check.run import Checked, CheckOptions, check_site
from newsgen.cli.arguments import add_published, add_reading
from newsgen.cli.colours import diff_line, painted, wants_colour
from newsgen.cli.place import shown
from newsgen.cli.prompt import is_yes
from newsgen.cli.report import counted, problem_text
from newsgen.cli.speech import count, progress, say, show, translate, warn
from newsgen.pipeline import clock
from newsgen.problems import ProblemLimit


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen check`."""
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders to tell of (default: all)"
    )
    add_reading(
        command,
        "the moment to check for, such as 2025-06-30T09:00+08:00 (default: now)",
    )
    add_published(command)
    command.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")
    command.add_argument("--strict", action="store_true", help="let warnings count as problems too")
    command.add_argument(
        "--fix", action="store_true", help="show what can be mended without judgement, ask, and mend it"
    )
    command.add_argument("--yes", action="store_true", help="with --fix: mend without asking")


def run(chosen: argparse.Namespace) -> int:
    """Check a site; return the exit code."""
    only = _inside(chosen.site, chosen.paths)
    if only is None:
        return 2
    if chosen.yes and not chosen.fix:
        warn("--yes says that --fix need not ask: there is nothing else to say yes to")
        return 2
    checked = _checked(chosen, only)
    if chosen.fix and checked.fixes and _fix(chosen, checked):
        checked = _checked(chosen, only)
    if chosen.format == "json":
        print(as_json(_some(checked), translate), end="")
    elif chosen.format == "github":
        print(as_github(_some(checked), in_repository(chosen.site), translate), end="")
    else:
        _tell(checked, wants_colour(sys.stdout))
    return int(checked.fails(chosen.strict))


def _checked(chosen: argparse.Namespace, only: tuple[str, ...]) -> Checked:
    with progress() as told:
        return check_site(
            CheckOptions(
                site=chosen.site,
                drafts=chosen.drafts,
                jobs=chosen.jobs,
                now=chosen.now or clock(),
                only=only,
                published=chosen.published,
                allow_removed=chosen.allow_removed,
                progress=told,
            )
        )


def _inside(site: Path, paths: Iterable[Path]) -> tuple[str, ...] | None:
    """Return paths as they are in the site; None, and it is said, where one is not."""
    only: list[str] = []
    root = site.resolve()
    for path in paths:
        found = next((each for each in (path, site / path) if each.exists()), None)
        if found is None or not found.resolve().is_relative_to(root):
            warn("{path} is no file or folder of the site", path=path)
            return None
        inside = PurePosixPath(found.resolve().relative_to(root).as_posix()).as_posix()
        only.append("" if inside == "." else inside)
    return tuple(only)


def _some(checked: Checked) -> Iterator[Finding]:
    """Give what is told of a check: fifty findings of a kind for each file, and how many more there are."""
    limit = ProblemLimit()
    yield from (finding for finding in checked.findings if limit.admits(finding.problem))
    yield from map(Finding, limit.rest())


def _tell(checked: Checked, colour: bool) -> None:
    for finding in _some(checked):
        show(_text(finding, colour))
    if not checked.findings:
        say("nothing to mend in {files}", files=count(checked.files, "file"))
        return
    show(counted(finding.problem.severity for finding in checked.findings))
    if any(finding.fixable for finding in checked.findings):
        say("some of it can be mended at once: newsgen check --fix")


def _text(finding: Finding, colour: bool) -> str:
    """Return a finding as it is told, with its code, by which it can be turned off."""
    first, *rest = problem_text(finding.problem).split("\n")
    code = "" if finding.code == BUILD else f" [{finding.code}]"
    return "\n".join([painted(finding.problem, first, colour) + code, *rest])


def _fix(chosen: argparse.Namespace, checked: Checked) -> bool:
    """Show what can be mended, and mend it if that is wanted; return whether anything was."""
    out: TextIO = sys.stdout if chosen.format == "text" else sys.stderr
    for path, (before, after) in checked.fixes.items():
        for changed in diff(shown(path), before, after):
            print(diff_line(changed, wants_colour(out)), file=out)
    files = count(len(checked.fixes), "file")
    if not chosen.yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            warn("nothing was written: say --fix --yes to mend {files}", files=files)
            return False
        print(translate("mend {files}? [y/n] ").format(files=files), end="", file=sys.stderr, flush=True)
        if not is_yes(sys.stdin.readline()):
            warn("nothing was written")
            return False
    written = 0
    for path, (before, after) in checked.fixes.items():
        problems = replace_file(chosen.site, path, before, after)
        for problem in problems:
            show(problem_text(problem), error=True)
        written += not problems
    warn("{files} mended", files=count(written, "file"))
    return written > 0
