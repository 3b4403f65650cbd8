"""A site's repository, by git's own commands."""

from newsgen.git.command import GitFailed, run_git
from newsgen.git.conflicts import Clash, Conflict, read_conflicts, resolve
from newsgen.git.history import Version, content_of, save_file, saved, versions
from newsgen.git.repository import Change, Repository, open_repository

__all__ = [
    "Change",
    "Clash",
    "Conflict",
    "GitFailed",
    "Repository",
    "Version",
    "content_of",
    "open_repository",
    "read_conflicts",
    "resolve",
    "run_git",
    "save_file",
    "saved",
    "versions",
]
