"""The next site, made beside the published one from what is there already, and swapped in at once."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from newsgen.publish.claim import claim, release
from newsgen.publish.exchange import exchange, resume
from newsgen.publish.files import OutputRefused, link_file, refused, remove_file
from newsgen.publish.manifest import discard_manifests, load_manifest, save_manifest
from newsgen.publish.trees import MARKER, align, mark, marked_id, remove, salvage, verified


class Staging:
    """A context in which a site is written; `publish` puts it in the place of the old one.

    Beside the output folder NAME lies `.NAME.newsgen/`, on the same file system. It keeps a second tree
    of files, which is brought up to date for the next site (throwing a large tree away takes longer than
    making a site), and the manifests of both. The trees share equal files by hard links.

    A tree is trusted when the id in its marker is that of an intact manifest. The marker goes before
    anything in a tree changes, and comes back when the tree agrees with a manifest again: what a killed
    build left is never taken for whole. The published tree is never changed; it is only replaced.

    That notices a removed output folder, tree, marker or manifest, but not a file that somebody changed,
    added or removed in the published folder by hand: `verify` reads every file there, mends what is
    wrong at the next `publish`, and is the thing to do after a power failure as well, since files are
    not forced to the disk.
    """

    def __init__(self, output: Path, *, verify: bool = False) -> None:
        self.output = output.absolute()
        self._verify = verify
        self._work = self.output.with_name(f".{self.output.name}.newsgen")
        # Names that no other build had: a worker that outlives a killed build finds its folders gone.
        token = secrets.token_hex(4)
        self._tree = self._work / f"next-{token}"
        self._aside = self._work / "aside"
        #: A folder for what is needed during the build only.
        self.spool = self._work / f"spool-{token}"
        self._lock = -1
        self._manifests: dict[str, Mapping[str, bytes]] = {}  # by id, those at hand
        self._published: Mapping[str, bytes] = {}
        self._sound = False  # whether the output folder holds just what `_published` says
        self._present: dict[str, bytes] | None = None  # what the next tree surely holds; None: look
        self._folders: set[str] = set()  # of the next tree, perhaps empty
        self._open = False  # whether the next tree's marker is off

    def __enter__(self) -> Staging:
        """Claim the output folder; raises OutputRefused when it is in use or not a build's."""
        try:
            self._lock = claim(self.output, self._work)
            self._tidy()
            self._read_published()
        except OSError as error:
            self._release()
            raise refused(self.output, error) from error
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
    def at_hand(self) -> Mapping[str, bytes]:
        """What the next tree surely holds, path -> digest."""
        return self._at_hand()

    @property
    def folder(self) -> Path:
        """The next tree, to be written into by `write_file` and `copy_file`, also from other processes.

        Whoever asks may change it, so from now on it is not trusted until it is published.
        """
        self._at_hand()
        if not self._open:
            (self._tree / MARKER).unlink(missing_ok=True)
            self._open = True
        return self._tree

    def keep(self, path: str, digest: bytes) -> bool:
        """Let the next tree hold a file that one of the trees has at that path; False when neither has.

        A path is either kept or written, not both. Raises OutputRefused when the system refuses.
        """
        present = self._at_hand()
        if present.get(path) == digest:
            return True
        if self._published.get(path) != digest:
            return False
        try:
            link_file(self.folder, path, self.output)
        except FileNotFoundError:  # removed by hand
            self._distrust()
            return False
        except OSError as error:
            raise refused(self._tree / path, error) from error
        present[path] = digest
        return True

    def keep_all(self, wanted: Mapping[str, bytes]) -> dict[str, bytes]:
        """Keep as many files as possible; return the others, which are to be written."""
        present = self._at_hand()
        changed = [(path, digest) for path, digest in wanted.items() if present.get(path) != digest]
        return {path: digest for path, digest in changed if not self.keep(path, digest)}

    def publish(self, manifest: Mapping[str, bytes]) -> None:
        """Put the new site, which has these files and no other, in the place of the old one.

        Every file must have been kept or written; raises OutputRefused when one is missing, or when the
        system refuses. Where the manifest is that of the published site, there is nothing to do.
        """
        try:
            if self._sound and manifest == self._published:
                os.utime(self.output / MARKER)  # it tells make that the site is up to date
                if self._present is None:  # nobody has looked at the next tree
                    return
            else:
                self._replace(manifest)
        except OSError as error:
            raise refused(self.output, error) from error
        self._settle()

    def give_up(self, written: Iterable[str]) -> None:
        """Leave the site as it is, when these paths were written and no other.

        The next build is right without it, but then it has to look through the trees.
        """
        if self._sound and self._open:
            self._at_hand().update(dict.fromkeys(written, b""))
            self._settle()

    def _replace(self, manifest: Mapping[str, bytes]) -> None:
        present, tree = self._at_hand(), self.folder
        for path, digest in manifest.items():
            if present.get(path) != digest:
                os.stat(f"{tree}/{path}", follow_symlinks=False)  # noqa: PTH116 - the plain call, for speed
        remove(tree, present.keys() - manifest.keys(), self._folders)
        build_id = save_manifest(self._work, manifest)
        mark(tree, build_id, self._work)
        if self.output.exists():
            exchange(tree, self.output, self._aside)
        else:
            tree.rename(self.output)
            tree.mkdir()
        self._published = self._manifests[build_id] = manifest
        self._sound, self._open, self._present = True, False, None

    def _settle(self) -> None:
        """Bring the next tree to the published state; what fails or is interrupted, the next build does."""
        with suppress(OSError, OutputRefused):
            present = self._at_hand()
            if present == self._published and not self._open:
                return
            align(self.folder, present, self.output, self._published, self._folders)
            build_id = marked_id(self.output)
            mark(self._tree, build_id, self._work)
            discard_manifests(self._work, but=build_id)

    def _at_hand(self) -> dict[str, bytes]:
        if self._present is None:
            manifest = None if self._verify else self._load(marked_id(self._tree))
            if manifest is None:
                try:
                    remove_file(f"{self._tree}/{MARKER}")
                    kept, self._folders = salvage(self._tree, self.output, self._published)
                except OSError as error:
                    raise refused(self._tree, error) from error
                self._verify, self._open, manifest = False, True, kept
            self._present = dict(manifest)
        return self._present

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
        """Say in the output folder's marker that nothing is known of its files."""
        self._sound = False
        mark(self.output, "", self._work)

    def _tidy(self) -> None:
        """Take over the next tree that the last build left; clear away what a killed one left."""
        resume(self.output, self._aside)
        trees = [*self._work.glob("next-*"), *self._work.glob(self._aside.name)]
        trees.sort(key=lambda path: path.is_dir() and not path.is_symlink(), reverse=True)
        if trees and trees[0].is_dir() and not trees[0].is_symlink():
            trees.pop(0).rename(self._tree)
        else:
            self._tree.mkdir()
        for leftover in (*trees, *self._work.glob("spool-*")):
            remove_file(str(leftover))
        self.spool.mkdir()

    def _release(self) -> None:
        if self._lock >= 0:
            shutil.rmtree(self.spool, ignore_errors=True)
            release(self._lock)
            self._lock = -1
