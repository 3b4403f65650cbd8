"""The tree that is not published: what it surely holds, and how it becomes the next site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from newsgen.publish.files import FileGone, link_file, remove_file
from newsgen.publish.swap import swap
from newsgen.publish.tree_manifest import differing
from newsgen.publish.trees import MARKER, align, held_files, mark, marked_id, remove


class SpareTree:
    """A tree of files beside the published one; its methods raise OSError where the system refuses.

    It is trusted when the id in its marker is that of an intact manifest. The marker is taken off before
    anything in the tree changes, and comes back when the tree agrees with a manifest again: so what a
    killed build left is never taken for whole, but read.
    """

    def __init__(
        self, path: Path, work: Path, load: Callable[[str], Mapping[str, bytes] | None], jobs: int
    ) -> None:
        self.path = path
        #: Whether what the marker says is to be believed.
        self.trusting = True
        self._work = work
        self._load = load
        self._jobs = jobs
        self._held: dict[str, bytes] | None = None  # None: nobody has looked
        self._folders: set[str] = set()  # that may be empty
        self._open = False  # whether the marker is off

    @property
    def untouched(self) -> bool:
        """Whether nobody has looked at the tree yet, so that nothing in it can have changed."""
        return self._held is None

    def held(self, output: Path, published: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return what the tree surely holds; what it shares with the published one need not be read."""
        if self._held is None:
            build_id = marked_id(self.path) if self.trusting else ""
            manifest = self._load(build_id) if build_id else None
            if manifest is None:
                self._unmark()
                self._held, self._folders = held_files(self.path, output, published)
                self.trusting = True
            else:
                self._held = dict(manifest)
        return self._held

    def open(self) -> Path:
        """Return the tree's folder, to be changed by anybody from now on."""
        if not self._open:
            self._unmark()
        return self.path

    def link(self, path: str, digest: bytes, output: Path) -> None:
        """Let the tree hold a file of the published one; FileNotFoundError when it is not there."""
        link_file(self.open(), path, output)
        if self._held is not None:
            self._held[path] = digest

    def forget(self, paths: Iterable[str]) -> None:
        """Take note that nothing is known of these files, which may not have been there before."""
        if self._held is not None:
            self._held.update(dict.fromkeys(paths, b""))

    def replace(self, output: Path, manifest: Mapping[str, bytes], build_id: str, aside: Path) -> bool:
        """Change places with the published tree, holding just these files; then it is the old one. Where
        there was none, it is empty, and the answer True."""
        tree, held = self.open(), self._held or {}
        for path in differing(manifest, held):
            # A file that is linked from the other tree is not one that was written just now.
            if os.stat(f"{tree}/{path}").st_nlink > 1:  # noqa: PTH116 - the plain call, for speed
                raise FileGone("{path} was not written", path=path)
        remove(tree, held.keys() - manifest.keys(), self._folders)
        mark(tree, build_id, self._work)
        is_first = not output.exists()
        if is_first:
            tree.rename(output)
            tree.mkdir()
        else:
            swap(tree, output, aside)
        self._held, self._folders, self._open = None, set(), False
        return is_first

    def follow(self, output: Path, published: Mapping[str, bytes]) -> None:
        """Become equal to the published tree, by links, touching the differences only."""
        held = self.held(output, published)
        if self._open or held != published:
            self._held = None  # when this is interrupted, the next look is a thorough one
            align(self.open(), held, output, published, self._folders, self._jobs)
            mark(self.path, marked_id(output), self._work)
            self._folders, self._open = set(), False

    def _unmark(self) -> None:
        remove_file(f"{self.path}/{MARKER}")
        self._open = True
