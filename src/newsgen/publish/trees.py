"""Whole trees of files: what is in one, what of it can be trusted, and how two are made equal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from newsgen.parallel import Processes
from newsgen.publish.files import digest_of_file, link_file, remove_file, unlink_file, write_file
from newsgen.publish.tree_manifest import differing

#: Marks a folder as made by a build, so that no other folder is ever replaced; holds its manifest's id.
MARKER = ".newsgen-output"
_SAYS = "made by newsgen: the next build replaces this folder"


def mark(tree: Path, build_id: str, work: Path) -> None:
    """Write a tree's marker at once, by way of a work folder; without an id it vouches for no file."""
    write_file(work, "marker", f"{_SAYS}\n{build_id}\n".encode())
    (work / "marker").replace(tree / MARKER)


def marked_id(tree: Path) -> str:
    """Return the id of the manifest that a tree says it agrees with; empty when it says nothing."""
    try:
        lines = (tree / MARKER).read_bytes().decode("ascii", "replace").splitlines()
    except OSError:
        return ""
    return lines[1] if len(lines) == 2 and lines[1].isalnum() else ""


def survey(tree: Path) -> tuple[dict[str, int], set[str]]:
    """Return the files below a folder with their inodes (0 for what is not a file), and its folders."""
    files: dict[str, int] = {}
    folders: set[str] = set()
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{tree}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                else:
                    files[path] = entry.inode() if entry.is_file(follow_symlinks=False) else 0
    return files, folders


def verified(tree: Path, manifest: Mapping[str, bytes]) -> tuple[dict[str, bytes], bool]:
    """Read every file; return what agrees with the manifest, and whether that is all that is there."""
    files, _ = survey(tree)
    good = {
        path: digest
        for path, digest in manifest.items()
        if files.get(path) and digest_of_file(tree / path) == digest
    }
    return good, len(good) == len(manifest) == len(files.keys() - {MARKER})


def held_files(tree: Path, other: Path, manifest: Mapping[str, bytes]) -> tuple[dict[str, bytes], set[str]]:
    """Return what a tree holds, path -> digest, and its folders, which may be empty; raises OSError.

    What is the same inode in another tree, whose manifest is true, need not be read. What is neither
    file nor folder is removed.
    """
    files, folders = survey(tree)
    theirs = survey(other)[0] if files and manifest else {}
    held: dict[str, bytes] = {}
    for path, inode in files.items():
        if not inode:
            remove_file(f"{tree}/{path}")
        elif path in manifest and theirs.get(path) == inode:
            held[path] = manifest[path]
        else:
            held[path] = digest_of_file(tree / path)
    return held, folders


_LINKS = 1_000  # that take as long as a process to start


def align(
    tree: Path,
    have: Mapping[str, bytes],
    source: Path,
    want: Mapping[str, bytes],
    folders: Iterable[str],
    jobs: int = 1,
) -> None:
    """Let a tree hold what another one holds, by links, touching the differences only; raises OSError.

    `have` is what the tree holds, with an empty digest where that is not sure; `folders` may be empty;
    `jobs` is the number of processes for it, 0 for one a core.
    """
    remove(tree, have.keys() - want.keys(), folders)
    link = partial(_linker, tree, source)
    for _ in Processes(jobs).map_in_order(link, differing(want, have), at_once=_LINKS):
        pass


def _linker(tree: Path, source: Path) -> Callable[[str], None]:
    return lambda path: link_file(tree, path, source)


def remove(tree: Path, paths: Iterable[str], folders: Iterable[str] = ()) -> None:
    """Remove files, and then their folders and those given where nothing is left in them."""
    waiting = set(folders)
    for path in paths:
        unlink_file(f"{tree}/{path}")
        waiting.add(path.rpartition("/")[0])
    levels: dict[int, set[str]] = {}
    for folder in waiting - {""}:
        levels.setdefault(folder.count("/"), set()).add(folder)
    for level in range(max(levels, default=-1), -1, -1):  # the deepest first
        for folder in levels.get(level, ()):
            with suppress(OSError):  # not empty: then it stays
                os.rmdir(f"{tree}/{folder}")  # noqa: PTH106 - the plain call, for speed
                levels.setdefault(level - 1, set()).add(folder.rpartition("/")[0])
