"""Files that two people have changed in the same place: the two texts to choose from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from newsgen.atomic_write import read_if_there, write_if_unchanged
from newsgen.git.command import GitFailed, run_git
from newsgen.git.repository import Repository

_MARK = 47  # signs in a row that mark a clash: more than any text has at the beginning of a line by chance
_BEGINS, _PARTS, _ENDS = (sign * _MARK for sign in "<=>")


class Clash(Struct, frozen=True):
    """A passage that differs: how it is here, and how somebody else has sent it."""

    ours: str
    theirs: str


class Conflict(Struct, frozen=True):
    """A file that does not fit together.

    `ours` and `theirs` are its contents here and there, None where it was deleted; `passages` is its text, in
    which only the clashes are open: empty where it is no text, or where one side has deleted it. `who` has
    sent the other content, `path` is relative to the site's folder.
    """

    path: str
    ours: bytes | None
    theirs: bytes | None
    who: str
    passages: tuple[str | Clash, ...] = ()


def read_conflicts(repository: Repository) -> tuple[Conflict, ...]:
    """Return the files that do not fit together, by path, while a merge waits."""
    site = repository.site
    stages: dict[str, dict[int, bytes]] = {}
    for entry in filter(None, run_git(site, "ls-files", "--unmerged", "-z", "--", ":/").split(b"\0")):
        about, _, raw = entry.partition(b"\t")
        _mode, name, stage = about.decode("ascii").split()
        stages.setdefault(os.fsdecode(raw), {})[int(stage)] = run_git(site, "cat-file", "blob", name)
    return tuple(_conflict(site, path, found) for path, found in sorted(stages.items()))


def resolve(repository: Repository, chosen: Mapping[str, bytes | None]) -> None:
    """Give each file the content that was chosen for it, None for none, and finish the merge.

    Raises OSError where one cannot be written; the merge is given up then, and everything as it was.
    """
    try:
        for path, content in chosen.items():
            _write(repository.site, path, content)
    except OSError:
        repository.abort_merge()
        raise
    repository.finish_merge()


def _write(site: Path, path: str, content: bytes | None) -> None:
    file = site / path
    if content is None:
        run_git(site, "rm", "--quiet", "--force", "--ignore-unmatch", "--", path)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    write_if_unchanged(file, read_if_there(file), content)
    run_git(site, "add", "--force", "--", path)


def _conflict(site: Path, path: str, stages: dict[int, bytes]) -> Conflict:
    base, ours, theirs = (stages.get(stage) for stage in (1, 2, 3))
    who = run_git(site, "log", "-1", "--format=%an", "MERGE_HEAD", "--", path).decode("utf-8", "replace")
    both = ours is not None and theirs is not None
    passages = _passages(base or b"", ours or b"", theirs or b"") if both else ()
    return Conflict(path, ours, theirs, who.strip(), passages)


def _passages(base: bytes, ours: bytes, theirs: bytes) -> tuple[str | Clash, ...]:
    """Return a text in passages. The marks that git writes between them are longer than any in the text, so
    that a text about conflicts can be in conflict too."""
    with TemporaryDirectory(prefix="newsgen-") as folder:
        files = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for file, content in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(content)
        try:
            # Its exit code is the number of clashes, 127 for more; beyond that it has failed.
            asked = ("merge-file", "-p", f"--marker-size={_MARK}", *map(str, files))
            merged = run_git(Path(folder), *asked, highest_exit=127).decode("utf-8")
        except (GitFailed, UnicodeDecodeError):
            return ()  # a picture, say
    found: list[str | Clash] = []
    text, mine = "", None
    for line in merged.splitlines(keepends=True):
        if line.startswith(_BEGINS):
            found.append(text)
            text = ""
        elif line.startswith(_PARTS):
            mine, text = text, ""
        elif line.startswith(_ENDS) and mine is not None:
            found.append(Clash(mine, text))
            mine, text = None, ""
        else:
            text += line
    return tuple(passage for passage in (*found, text) if passage)
