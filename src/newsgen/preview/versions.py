"""The versions of an article that git has, and one of them restored as a further one."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from msgspec import Struct

from newsgen.atomic_write import read_if_there
from newsgen.git import Repository, Version, commit_file, committed, content_of, open_repository, versions
from newsgen.preview.differences import DifferenceRow, differences
from newsgen.preview.files import version_of
from newsgen.problems import Translate
from newsgen.review.file_change import FileChange, Refused


class History(Struct, frozen=True):
    """A file of the site with its versions, the newest first. `seen` changes with what the file holds now;
    `unsaved` says whether that is in no version yet."""

    path: str
    seen: str
    unsaved: bool
    versions: tuple[Version, ...]


def history(site: Path, path: str) -> History:
    """Return the versions of a file. Raises GitFailed where the site lies in no repository."""
    repository = open_repository(site)
    now = read_if_there(site / path)
    return History(
        path, version_of(now or b""), now != committed(repository, path), versions(repository, path)
    )


def changes_of(site: Path, path: str, name: str) -> tuple[DifferenceRow, ...] | None:
    """Return what a version has changed against the one before it, or, without a `name`, what the file as it
    is now has changed against the last; None where there is no such version, or it is no text."""
    repository = open_repository(site)
    known = versions(repository, path)
    if not name:
        return _compared(committed(repository, path), read_if_there(site / path))
    at = _place(known, name)
    if at is None:
        return None
    before = known[at + 1] if at + 1 < len(known) else None
    return _compared(content_of(repository, before) if before else None, content_of(repository, known[at]))


def changes_until_now(site: Path, path: str, name: str) -> tuple[DifferenceRow, ...] | None:
    """Return what differs between the file as it is now and a version: what restoring it would change."""
    repository = open_repository(site)
    known = versions(repository, path)
    at = _place(known, name)
    return None if at is None else _compared(read_if_there(site / path), content_of(repository, known[at]))


def restore(site: Path, path: str, name: str, seen: str, translate: Translate, zone: tzinfo) -> None:
    """Give a file the content of a version, as a further version.

    What the file held is saved before as a version of its own, if it is in none. Raises Refused where the
    file is not what the editor has `seen`, GitFailed where git refuses; then the file is as it was.
    """
    repository = open_repository(site)
    now = read_if_there(site / path)
    if version_of(now or b"") != seen:
        raise Refused("{file} has been changed meanwhile; nothing was written", file=path)
    wanted, after = _wanted(repository, path, name)
    if after == now:
        raise Refused("{file} holds this version already", file=path)
    _check_ready(repository)
    if now is not None and now != committed(repository, path):
        commit_file(repository, path, translate("Save {file} before an earlier version").format(file=path))
    FileChange(site / path, now, after).make()
    moment = wanted.moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    commit_file(repository, path, translate("Restore {file} as of {time}").format(file=path, time=moment))


def _wanted(repository: Repository, path: str, name: str) -> tuple[Version, bytes]:
    known = versions(repository, path)
    at = _place(known, name)
    after = None if at is None else content_of(repository, known[at])
    if at is None or after is None:
        raise Refused("there is no such version of {file}", file=path)
    return known[at], after


def _check_ready(repository: Repository) -> None:
    """Refuse before anything is written where nothing could be saved."""
    if repository.is_merging():
        raise Refused("two versions are being joined: finish that first, by publishing")
    if not all(repository.identity()):
        raise Refused("git does not know who you are: publish once, and say it there")


def _place(known: tuple[Version, ...], name: str) -> int | None:
    return next((at for at, version in enumerate(known) if version.name == name), None)


def _compared(before: bytes | None, after: bytes | None) -> tuple[DifferenceRow, ...] | None:
    try:
        return differences(*(_lines(each or b"") for each in (before, after)))
    except UnicodeDecodeError:
        return None


def _lines(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
