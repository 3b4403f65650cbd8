"""What git has of one file: its versions, the content of each, and one more."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice

from msgspec import Struct

from newsgen.git.command import GitFailed, run_git
from newsgen.git.repository import Repository

_NAME = re.compile(r"[0-9a-f]{40,64}")
_FIELDS = "%H%x00%aI%x00%an%x00%s%x00"
_RENAMES = ("R", "C")  # which name two paths: the former one, and the new one
_AS_WRITTEN = "--literal-pathspecs"  # a name may have signs that stand for others elsewhere
_MOST = 500  # versions of a file that are listed


class Version(Struct, frozen=True):
    """A file as it was saved once: the `name` of the commit, when, by whom, what for. `path` is what the file
    was called then, relative to the site; `gone` where this commit deleted it."""

    name: str
    moment: datetime
    who: str
    summary: str
    path: str
    gone: bool = False


def versions(repository: Repository, path: str) -> tuple[Version, ...]:
    """Return the versions of a file of the site, the newest first, also those under former names."""
    with suppress(GitFailed):  # in a repository in which nothing was saved yet
        asked = (
            _AS_WRITTEN,
            "log",
            "-z",
            "--follow",
            f"--max-count={_MOST}",
            f"--format={_FIELDS}",
            "--relative",
        )
        how = ("--diff-merges=first-parent", "--name-status")
        return tuple(_read(path, os.fsdecode(run_git(repository.site, *asked, *how, "--", path))))
    return ()


def content_of(repository: Repository, version: Version) -> bytes | None:
    """Return a file's bytes as a checkout would write them; None in the version that deleted it.

    Raises GitFailed where git has no such version.
    """
    if version.gone:
        return None
    if not _NAME.fullmatch(version.name):
        raise GitFailed("there is no such version")
    return run_git(repository.site, "cat-file", "--filters", f"{version.name}:./{version.path}")


def committed(repository: Repository, path: str) -> bytes | None:
    """Return a file as it was committed last, None where it never was, or was deleted."""
    with suppress(GitFailed):
        return run_git(repository.site, "cat-file", "--filters", f"HEAD:./{path}")
    return None


def commit_file(repository: Repository, path: str, summary: str) -> None:
    """Commit one file as a further version, whatever else has changed. Raises GitFailed where that cannot be:
    while a merge waits, say."""
    run_git(repository.site, _AS_WRITTEN, "add", "--force", "--", path)
    commit = (_AS_WRITTEN, "commit", "--quiet", "--file=-", "--only", "--", path)
    run_git(repository.site, *commit, given=summary.encode("utf-8"))


def _read(path: str, said: str) -> Iterator[Version]:
    """Read what git lists: four fields of each commit, then, behind a line break, what it did to the file.
    A merge may have done nothing of its own."""
    tokens = iter(said.split("\0"))
    token = next(tokens, "")
    while token:
        name, moment, who, summary = token, *islice(tokens, 3)
        next(tokens, "")
        token = next(tokens, "")
        state, before = "", path
        if token.startswith("\n"):
            state, before = token[1:2], next(tokens, path)
            path = next(tokens, path) if state in _RENAMES else before
            token = next(tokens, "")
        yield Version(name, datetime.fromisoformat(moment), who, summary, path, state == "D")
        path = before
