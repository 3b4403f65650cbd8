"""A site's repository, by git's own commands."""

from newsgen.git.command import GitFailed, run_git
from newsgen.git.conflicts import Clash, Conflict, read_conflicts, settle
from newsgen.git.repository import Change, Repository, open_repository

__all__ = [
    "Change",
    "Clash",
    "Conflict",
    "GitFailed",
    "Repository",
    "open_repository",
    "read_conflicts",
    "run_git",
    "settle",
]
