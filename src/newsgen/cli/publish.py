"""`newsgen publish`: check, show, save, send; git does the work beneath."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from newsgen.cli.arguments import add_jobs, add_site
from newsgen.cli.conflicts import resolve_conflicts
from newsgen.cli.place import shown
from newsgen.cli.prompt import Aborted, answer_to, is_yes
from newsgen.cli.report import report
from newsgen.cli.speech import count, progress, say, translate, warn
from newsgen.deploy import (
    NOWHERE,
    STATUS_SENTENCES,
    TOO_LARGE,
    ChangedTitle,
    Sending,
    Sent,
    changed_title,
    errors_of,
    summary_of,
    too_large,
)
from newsgen.git import Change, GitFailed, Repository, open_repository
from newsgen.library import sound_settings
from newsgen.problems import Severity, sentence

#: Said of a new site, too.
NO_REQUIREMENT = sentence(
    "requirements.txt does not say yet where other machines install newsgen from: please look at it"
)
_SHOWN = 40  # changes that are listed one by one
_KINDS = {"new": sentence("new"), "changed": sentence("changed"), "deleted": sentence("deleted")}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen publish`."""
    add_site(command)
    command.add_argument(
        "--summary", default="", metavar="TEXT", help="what was done (default: the titles of the articles)"
    )
    command.add_argument("--yes", action="store_true", help="save and send without asking")
    command.add_argument(
        "--allow-removed",
        action="store_true",
        help="send it although readers would lose addresses that they have now",
    )
    add_jobs(command)


def run(chosen: argparse.Namespace) -> int:
    """Publish; return the exit code: 0 where everything is sent, or there was nothing to send."""
    try:
        return _publish(chosen, open_repository(chosen.site))
    except (Aborted, KeyboardInterrupt):
        print()
        warn("nothing more was done; what was saved is kept")
    except GitFailed as failed:
        warn("{reason}", reason=failed.message)
    return 1


def _publish(chosen: argparse.Namespace, repository: Repository) -> int:
    if repository.is_merging() and resolve_conflicts(repository):
        return 1
    with progress() as told:
        sending = Sending(
            repository, resolve_conflicts, chosen.jobs, chosen.allow_removed, told, _tell_joined
        )
        if not _is_sound(sending) or not _all_fit(chosen.site, changes := repository.changes()):
            warn("nothing was sent")
            return 1
    if changes:
        about = _show(chosen, changes)
        if not _agreed(chosen) or not _is_known(repository):
            warn("nothing was saved, and nothing was sent")
            return 1
        repository.commit(chosen.summary or summary_of(about, len(changes), translate))
        say("saved: {files}", files=count(len(changes), "file"))
    if not repository.remote:
        warn(NOWHERE)
        return 1
    with progress() as told:
        sent = replace(sending, progress=told).send()
    code = _told(sent)
    if sent.is_well and _names_no_program(chosen.site):
        warn(NO_REQUIREMENT)
    return code


def _names_no_program(site: Path) -> bool:
    """Whether the site has a list of what other machines install, and newsgen is not on it: then nobody
    builds what was sent."""
    try:
        lines = (site / "requirements.txt").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return all(line.strip().startswith("#") for line in lines if line.strip())


def _is_sound(sending: Sending) -> bool:
    """Whether a build would publish the site as it is; what it would refuse is said."""
    checked = sending.check()
    report(errors_of(checked))
    warnings = sum(finding.problem.severity is Severity.WARNING for finding in checked.findings)
    if warnings:
        say("{warnings}: `newsgen check` shows them", warnings=count(warnings, "warning"))
    return not checked.fails(strict=False)


def _all_fit(site: Path, changes: Sequence[Change]) -> bool:
    """Whether the host takes every file."""
    large = too_large(site, changes)
    for path in large:
        warn(TOO_LARGE, path=shown(path))
    return not large


def _show(chosen: argparse.Namespace, changes: Sequence[Change]) -> list[ChangedTitle]:
    """Show what is to be sent, articles by their titles."""
    settings = sound_settings(chosen.site)
    told = [changed_title(settings, change) for change in changes[:_SHOWN]]
    for change, about in zip(changes, told, strict=False):
        path = shown(change.path)
        say(
            "  {kind}: {what}{state}",
            kind=translate(_KINDS[change.kind]),
            what=f"{about.title}  {path}" if about.title else path,
            state=f"  ({about.state.text(translate)})" if about.state else "",
        )
    if len(changes) > _SHOWN:
        say("  and {files} more", files=count(len(changes) - _SHOWN, "file"))
    return told


def _agreed(chosen: argparse.Namespace) -> bool:
    if chosen.yes:
        return True
    if not sys.stdin.isatty():
        warn("nobody can be asked here: say --yes to send this")
        return False
    return is_yes(answer_to(translate("save and send this? [y/n]") + " > "))


def _is_known(repository: Repository) -> bool:
    """Whether git knows who saves; the first time, it is asked."""
    name, email = repository.identity()
    if name and email:
        return True
    if not sys.stdin.isatty():
        warn(
            "git does not know who you are: git config user.name NAME; git config user.email ADDRESS "
            "(colleagues see both)"
        )
        return False
    say("Colleagues see who has changed what. This is asked once.")
    name = name or answer_to(translate("your name") + " > ")
    email = email or answer_to(translate("your e-mail address") + " > ")
    if not name or "@" not in email or name.startswith("-"):
        warn("that is no name with an e-mail address")
        return False
    repository.set_identity(name, email)
    return True


def _tell_joined() -> None:
    say("joined with what your colleagues have sent")


def _told(sent: Sent) -> int:
    """Say what came of sending; return the exit code."""
    report(sent.problems)
    if sent.end in STATUS_SENTENCES:
        (say if sent.is_well else warn)(STATUS_SENTENCES[sent.end])
    return 0 if sent.is_well else 1
