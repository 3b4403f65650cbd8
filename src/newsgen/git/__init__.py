"""A site's repository, by git's own commands."""

from newsgen.git.command import GitFailed, run_git
from newsgen.git.conflicts import Clash, Conflict, read_conflicts, resolve
from newsgen.git.history import Version, commit_file, committed, content_of, versions
from newsgen.git.repository import Change, Repository, open_repository

__all__ = [
    "Change",
    "Clash",
    "Conflict",
    "GitFailed",
    "Repository",
    "Version",
    "commit_file",
    "committed",
    "content_of",
    "open_repository",
    "read_conflicts",
    "resolve",
    "run_git",
    "versions",
]
