"""The repository that a site lies in: what has changed, and the way to the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

from newsgen.git.command import GitFailed, run_git

ChangeKind = Literal["new", "changed", "deleted"]


class Change(Struct, frozen=True):
    """A file that differs from what was saved last; its path is relative to the site."""

    path: str
    kind: ChangeKind


class Repository(Struct, frozen=True):
    """A site's folder in a repository, and its branch; `remote` is where that is sent to, empty without.
    Whether git `asks` at the terminal who the user is, where a host wants to know."""

    site: Path
    branch: str
    remote: str
    asks: bool = True

    def identity(self) -> tuple[str, str]:
        """Return the name and the address that changes are saved under, empty where git knows none."""
        return self._configured("user.name"), self._configured("user.email")

    def set_identity(self, name: str, email: str) -> None:
        """Have changes in this repository saved under a name and an address."""
        run_git(self.site, "config", "user.name", name)
        run_git(self.site, "config", "user.email", email)

    def changes(self) -> tuple[Change, ...]:
        """Return the files of the site that differ from what was saved last, by path."""
        asked = ("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", ".")
        inside = os.fsdecode(run_git(self.site, "rev-parse", "--show-prefix")).strip("\n")
        found = []
        for entry in filter(None, os.fsdecode(run_git(self.site, *asked)).split("\0")):
            state, path = entry[:2], entry[3:].removeprefix(inside)
            found.append(Change(path, _kind(state)))
        return tuple(sorted(found, key=lambda change: change.path))

    def commit(self, summary: str) -> None:
        """Commit all changes of the site's files, and no others; `summary` says what was done."""
        run_git(self.site, "add", "--all", "--", ".")
        run_git(self.site, "commit", "--quiet", "--file=-", "--", ".", given=summary.encode())

    def unpushed(self) -> int:
        """Return how many commits the others do not have yet, as far as is known here."""
        their = self._theirs()
        return int(run_git(self.site, "rev-list", "--count", *([f"{their}..HEAD"] if their else ["HEAD"])))

    def unpushed_files(self) -> frozenset[str]:
        """Return the files of the site that the others do not have as they are here, by their paths; where
        nothing was ever sent, those that are not saved."""
        files = {change.path for change in self.changes()}
        if their := self._theirs():
            asked = ("diff", "--name-only", "-z", "--no-renames", "--relative", f"{their}...HEAD", "--", ".")
            files.update(filter(None, os.fsdecode(run_git(self.site, *asked)).split("\0")))
        return frozenset(files)

    def fetch(self) -> bool:
        """Ask for what the others have sent; return whether any of it is new here."""
        run_git(self.site, "fetch", "--quiet", self.remote, asks=self.asks)
        their = self._theirs()
        return bool(their) and int(run_git(self.site, "rev-list", "--count", f"HEAD..{their}")) > 0

    def merge(self) -> bool:
        """Join what the others have sent with what is saved here; return whether all of it fitted.

        Where it did not, the merge waits until its conflicts are resolved and it is finished, or given up.
        """
        try:
            run_git(self.site, "merge", "--quiet", "--no-edit", self._theirs())
        except GitFailed:
            if not self.is_merging():
                raise
            return False
        return True

    def is_merging(self) -> bool:
        """Whether a merge was begun and not finished."""
        return bool(self._name("MERGE_HEAD"))

    def finish_merge(self) -> None:
        """Save a merge whose conflicts are resolved."""
        run_git(self.site, "commit", "--quiet", "--no-edit")

    def abort_merge(self) -> None:
        """Go back to what was saved here before the merge; nothing that was saved or sent is lost."""
        run_git(self.site, "merge", "--abort")

    def push(self) -> bool:
        """Push what is committed to the others, never by force; return False where they have sent something
        meanwhile. Raises GitFailed where the host refuses it for another reason."""
        try:
            run_git(
                self.site,
                "push",
                "--quiet",
                "--set-upstream",
                self.remote,
                f"HEAD:refs/heads/{self.branch}",
                asks=self.asks,
            )
        except GitFailed as failed:
            if "fetch first" in failed.said or "non-fast-forward" in failed.said:
                return False
            raise
        return True

    def _theirs(self) -> str:
        name = f"refs/remotes/{self.remote}/{self.branch}"
        return name if self.remote and self._name(name) else ""

    def _name(self, ref: str) -> str:
        with suppress(GitFailed):
            return run_git(self.site, "rev-parse", "--verify", "--quiet", ref).decode("ascii").strip()
        return ""

    def _configured(self, key: str) -> str:
        with suppress(GitFailed):
            return run_git(self.site, "config", "--get", key).decode("utf-8", "replace").strip()
        return ""


def open_repository(site: Path, *, asks: bool = True) -> Repository:
    """Return the repository that a site's folder lies in, which `asks` at the terminal or does not.

    Raises GitFailed where there is none, or where it is on no branch.
    """
    run_git(site, "rev-parse", "--git-dir")
    try:
        branch = run_git(site, "symbolic-ref", "--quiet", "--short", "HEAD").decode().strip()
    except GitFailed as failed:
        raise GitFailed("the repository is on no branch; `git switch main` goes back to one") from failed
    return Repository(site, branch, next(_remotes(site, branch), ""), asks)


def _remotes(site: Path, branch: str) -> Iterator[str]:
    """Give the places that a branch may be sent to, the likeliest first."""
    with suppress(GitFailed):
        yield run_git(site, "config", "--get", f"branch.{branch}.remote").decode().strip()
    known = run_git(site, "remote").decode().split()
    yield from sorted(known, key=lambda name: name != "origin")


def _kind(state: str) -> ChangeKind:
    if "D" in state:
        return "deleted"
    return "new" if "?" in state or "A" in state else "changed"
