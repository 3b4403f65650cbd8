"""The next site, made beside the published one from what is there already, and swapped in at once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from newsgen.lock import unlock
from newsgen.publish.files import OutputRefused, refused, remove_file
from newsgen.publish.output_lock import lock_output
from newsgen.publish.staging_tree import SpareTree
from newsgen.publish.swap import resume
from newsgen.publish.tree_manifest import differing, discard_manifests, load_manifest, save_manifest
from newsgen.publish.trees import MARKER, mark, marked_id, verified


class Staging:
    """A context in which a site is written; `publish` puts it in the place of the old one.

    Beside the output folder NAME lies `.NAME.newsgen/`, on the same file system. It keeps a second tree
    of files, which is brought up to date for the next site (throwing a large tree away takes longer than
    making a site), and the manifests of both. The trees share equal files by hard links.

    The published tree is never changed, only replaced. By default its marker and manifest are believed:
    that notices a removed output folder, tree, marker or manifest, but not a file that somebody changed,
    added or removed in the published folder by hand. `verify` reads every file there, and the next
    `publish` mends what is wrong; so it does after a power failure, since files are not forced to the disk.
    `jobs` is the number of processes that may work on a tree, 0 for one a core.

    After the first build of a site the second tree is empty until another one needs it: where sites are built
    from a fresh checkout each time, none ever does.
    """

    def __init__(self, output: Path, *, verify: bool = False, jobs: int = 1) -> None:
        self.output = output.absolute()
        self._verify = verify
        if not self.output.name:
            raise OutputRefused("{folder} cannot be replaced by a site", folder=str(self.output))
        self._work = self.output.with_name(f".{self.output.name}.newsgen")
        # Names that no other build had: a worker that outlives a killed build finds its folders gone.
        token = secrets.token_hex(4)
        self._aside = self._work / "aside"
        self._spare = SpareTree(self._work / f"next-{token}", self._work, self._load, jobs)
        self._spare.trusting = not verify
        self._lock = -1
        self._manifests: dict[str, Mapping[str, bytes]] = {}  # by id, those at hand
        self._published: Mapping[str, bytes] = {}
        self._sound = False  # whether the output folder holds just what `_published` says

    def __enter__(self) -> Staging:
        """Claim the output folder; raises OutputRefused when it is in use or not a build's."""
        try:
            with self._refusals():
                self._lock = lock_output(self.output, self._work)
                self._tidy()
                self._read_published()
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()

    @property
    def published(self) -> Mapping[str, bytes]:
        """What the output folder holds, path -> digest; empty when that is not sure."""
        return self._published

    @property
    def published_id(self) -> str:
        """The id of what the output folder holds: equal for equal files, empty when that is not sure."""
        return marked_id(self.output) if self._sound else ""

    @property
    def at_hand(self) -> Mapping[str, bytes]:
        """What the next tree surely holds, path -> digest."""
        with self._refusals():
            return self._prepared()

    @property
    def folder(self) -> Path:
        """The next tree, to be written into by `write_file` and `copy_file`, also from other processes.

        Whoever asks may change it, so from now on it is not trusted until it is published. Every file
        that is written must be named to `publish` (or to `give_up`).
        """
        with self._refusals():
            self._prepared()
            return self._spare.open()

    def keep_all(self, wanted: Mapping[str, bytes], written: Collection[str] = ()) -> dict[str, bytes]:
        """Let the next tree hold as many of these files as one of the trees has at that path; return the
        others, which are to be written, but for those that are `written` already.

        A path is either kept or written, not both. Raises OutputRefused when the system refuses.
        """
        return {
            path: wanted[path]
            for path in differing(wanted, self.at_hand)
            if path not in written and not self._link(path, wanted[path])
        }

    def publish(self, manifest: Mapping[str, bytes]) -> None:
        """Put the new site, which has these files and no other, in the place of the old one.

        Every file must have been kept or written; raises OutputRefused when one is missing, or when the
        system refuses. Where the manifest is that of the published site, there is nothing to do.
        """
        with self._refusals():
            if self._sound and manifest == self._published:
                os.utime(self.output / MARKER)  # it tells make that the site is up to date
                if self._spare.untouched:
                    return
            else:
                self._prepared()
                build_id = save_manifest(self._work, manifest)
                is_first = self._spare.replace(self.output, manifest, build_id, self._aside)
                self._published = self._manifests[build_id] = dict(manifest)
                self._sound = True
                if is_first:
                    return
        self._follow()

    def give_up(self, written: Iterable[str]) -> None:
        """Leave the site as it is, when these paths were written and no other.

        The next build is right without it, but then it has to look through the trees.
        """
        if self._sound and not self._spare.untouched:
            self._spare.forget(written)
            self._follow()

    def _prepared(self) -> Mapping[str, bytes]:
        """Return what the next tree surely holds: all that is published, where a build before has left it."""
        held = self._spare.held(self.output, self._published)
        if not held and self._sound:
            with suppress(FileNotFoundError):  # removed by hand: who keeps that file finds it out
                self._spare.follow(self.output, self._published)
            held = self._spare.held(self.output, self._published)
        return held

    def _follow(self) -> None:
        """Make the trees equal, so that the next build has little to do; what fails here, it does."""
        with suppress(OSError, OutputRefused):
            self._spare.follow(self.output, self._published)
            discard_manifests(self._work, but=marked_id(self.output))

    def _link(self, path: str, digest: bytes) -> bool:
        if self._published.get(path) != digest:
            return False
        with self._refusals():
            try:
                self._spare.link(path, digest, self.output)
            except FileNotFoundError:  # removed by hand
                self._distrust()
                return False
        return True

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise refused(self.output, error) from error

    def _load(self, build_id: str) -> Mapping[str, bytes] | None:
        if build_id and build_id not in self._manifests:
            manifest = load_manifest(self._work, build_id)
            if manifest is not None:
                self._manifests[build_id] = manifest
        return self._manifests.get(build_id)

    def _read_published(self) -> None:
        build_id = marked_id(self.output)
        manifest = self._load(build_id)
        if manifest is not None:
            self._published, self._sound = (
                verified(self.output, manifest) if self._verify else (manifest, True)
            )
        if build_id and not self._sound:
            self._distrust()

    def _distrust(self) -> None:
        """Say in the markers that nothing is known of the files, for this build and the next."""
        self._sound = False
        self._spare.open()  # what was changed in place there is changed here, where the file is linked
        mark(self.output, "", self._work)

    def _tidy(self) -> None:
        """Take over the next tree that the last build left; clear away what a killed one left."""
        resume(self.output, self._aside)
        trees = [*self._work.glob("next-*"), *self._work.glob(self._aside.name)]
        trees.sort(key=lambda path: path.is_dir() and not path.is_symlink(), reverse=True)
        if trees and trees[0].is_dir() and not trees[0].is_symlink():
            trees.pop(0).rename(self._spare.path)
        else:
            self._spare.path.mkdir()
        for leftover in (*trees, *self._work.glob("spool-*")):  # which former versions had
            remove_file(str(leftover))

    def _release(self) -> None:
        if self._lock >= 0:
            unlock(self._lock)
            self._lock = -1
